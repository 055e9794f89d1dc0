/**
 * Files and links that are handed to a page by dropping or by choosing.
 *
 * @typedef {(files: File[]) => unknown} TakeFiles
 * @typedef {(links: string[]) => unknown} TakeLinks
 */

/** Links stand apart by blanks, brackets or signs before the next one; words among them are no links. */
export function linksIn(/** @type {string} */ text) {
  const pieces = text.split(/[\s<>"]+|[,;|](?=\w+:\/\/)/).filter(Boolean);
  const links = pieces.filter((piece) => /#|%23|:\/\//.test(piece));
  return links.length ? links : pieces;
}

/**
 * What is chosen in an input for files.
 * @param {HTMLInputElement} input
 * @param {TakeFiles} takeFiles
 */
export function takeChosen(input, takeFiles) {
  input.addEventListener("change", async () => {
    await takeFiles([...(input.files ?? [])]);
    // The same file may be chosen once more, for instance after it was removed.
    input.value = "";
  });
}

/**
 * What is dropped anywhere on the page; without `takeLinks` files alone.
 * @param {{takeFiles: TakeFiles, takeLinks?: TakeLinks}} takers
 */
export function takeDropped({ takeFiles, takeLinks }) {
  const types = ["Files", ...(takeLinks ? ["text/uri-list"] : [])];
  /** @returns {DataTransfer | undefined} */
  const dataIn = (/** @type {DragEvent} */ { dataTransfer }) =>
    dataTransfer && types.some((type) => dataTransfer.types.includes(type)) ? dataTransfer : undefined;
  let depth = 0;
  const mark = (/** @type {number} */ change) => {
    depth = change ? Math.max(0, depth + change) : 0;
    document.documentElement.classList.toggle("dropping", depth > 0);
  };
  addEventListener("dragenter", (event) => dataIn(event) && mark(1));
  addEventListener("dragleave", (event) => dataIn(event) && mark(-1));
  // Else the browser would leave the page for the file.
  addEventListener("dragover", (event) => dataIn(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    const data = dataIn(event);
    if (!data) return;
    event.preventDefault();
    mark(0);
    if (data.files.length) takeFiles([...data.files]);
    else takeLinks?.(linksIn(data.getData("text/uri-list")));
  });
}
