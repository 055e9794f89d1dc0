/**
 * Where results are handed in: an element with a file input and a form for links; files and links
 * may also be dropped anywhere on the page.
 *
 * @param {HTMLElement} element
 * @param {{takeFiles: (files: File[]) => Promise<void>, takeLinks: (links: string[]) => Promise<void>}} takers
 */
export function openDrops(element, { takeFiles, takeLinks }) {
  const { classList } = document.documentElement;
  /** Links stand apart by blanks, brackets or signs before the next one; words among them are no links. */
  const linksIn = (text) => {
    const pieces = text.split(/[\s<>"]+|[,;|](?=\w+:\/\/)/).filter(Boolean);
    const links = pieces.filter((piece) => /#|%23|:\/\//.test(piece));
    return links.length ? links : pieces;
  };

  const input = element.querySelector("input[type=file]");
  input.addEventListener("change", async () => {
    await takeFiles([...input.files]);
    // The same file may be chosen once more, for instance after it was removed.
    input.value = "";
  });
  const form = element.querySelector("form");
  const field = form.querySelector("textarea");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await takeLinks(linksIn(field.value));
    field.value = "";
  });

  let depth = 0;
  const isOurs = ({ dataTransfer }) => ["Files", "text/uri-list"].some((type) => dataTransfer?.types.includes(type));
  const mark = (change) => {
    depth = change ? Math.max(0, depth + change) : 0;
    classList.toggle("dropping", depth > 0);
  };
  addEventListener("dragenter", (event) => isOurs(event) && mark(1));
  addEventListener("dragleave", (event) => isOurs(event) && mark(-1));
  // Else the browser would leave the page for the file.
  addEventListener("dragover", (event) => isOurs(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!isOurs(event)) return;
    event.preventDefault();
    mark(0);
    const { files } = event.dataTransfer;
    if (files.length) takeFiles([...files]);
    else takeLinks(linksIn(event.dataTransfer.getData("text/uri-list")));
  });
}
