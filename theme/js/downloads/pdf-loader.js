/**
 * The writer of the PDF is heavy and few need it, so the page holds it asleep: a script within a
 * template, either by its address or, in a page that is one file, as its text. Put into the document
 * it runs. Nothing else would do here: no script of these pages can make or fetch another.
 */
import { make } from "../browser/make.js";
import { attempt } from "../exact/attempt.js";

/** Where paper is cut in inches. */
const LETTER_REGIONS = new Set("BZ CA CL CO CR DO GT HN MX NI PA PH PR SV US VE".split(" "));

/** Letters that are named where some cannot be set. */
const MOST_LOST = 20;

let writer;
let paperSize;

/**
 * @returns {Promise<(wish: {summary: object, pageSize: string}) => Promise<{bytes: Blob, lost: string[]}>>}
 * rejected where the script does not load or run; another try may succeed
 */
export function loadPdf() {
  writer ??= wakePdf().catch((error) => {
    writer = undefined;
    throw error;
  });
  return writer;
}

function wakePdf() {
  return new Promise((resolve, reject) => {
    const asleep = document.getElementById("pdf").content.firstElementChild;
    // A copy leaves the next try something to wake. Text is trusted in the very element only that
    // the parser made; it is here already and needs no second try.
    const script = asleep.src ? asleep.cloneNode() : asleep;
    const fail = () => reject(new Error("its writer did not load. It needs a connection the first time; try again, or reload the page"));
    document.addEventListener("stagemark:pdf", ({ detail }) => resolve(detail), { once: true });
    script.addEventListener("load", fail);
    script.addEventListener("error", fail);
    document.body.append(script);
    if (!script.src) fail();
  });
}

function usualSize() {
  // Some browsers give the name of no language: "C" is what programs without one are told.
  const place = attempt(() => new Intl.Locale(navigator.language).maximize());
  return LETTER_REGIONS.has(place?.region) ? "LETTER" : "A4";
}

/** A choice of the paper that `pdfOf` writes for; it stands beside the button. */
export function choiceOfPaper() {
  paperSize = usualSize();
  const options = [["A4", "A4"], ["LETTER", "Letter"]].map(([value, textContent]) =>
    make("option", { value, textContent, selected: value === paperSize }),
  );
  const select = make("select", { ariaLabel: "Paper of the PDF" }, ...options);
  select.addEventListener("change", () => {
    paperSize = select.value;
  });
  return select;
}

/** The PDF: its type, its content, and what the visitor should be told of it. */
export async function pdfOf({ summary }) {
  const write = await loadPdf();
  const { bytes, lost } = await write({ summary, pageSize: paperSize ?? usualSize() });
  return ["application/pdf", bytes, lost.length ? `Some letters cannot be set in the PDF; □ stands for each: ${lost.slice(0, MOST_LOST).join(" ")}${lost.length > MOST_LOST ? " …" : ""}` : ""];
}
