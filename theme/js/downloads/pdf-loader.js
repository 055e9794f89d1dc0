/**
 * The PDF as a download. What writes it is heavy and few need it, so the page holds that script inert,
 * within a template: by its address or, in a page that is one file, as its text. Put into the document
 * it runs. Nothing else would do here: no script of these pages can make or fetch another.
 *
 * @typedef {"A4" | "LETTER"} PageSize
 * @typedef {(wish: {summary: import("./summary.js").Summary, pageSize: PageSize}) => Promise<{bytes: Blob, lost: string[]}>} WritePdf
 *   `lost`: letters that could not be set; equal wishes make equal bytes
 */
import { byId } from "../browser/elements.js";
import { listed } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";

/** Where paper is cut in inches. */
const LETTER_REGIONS = new Set("BZ CA CL CO CR DO GT HN MX NI PA PH PR SV US VE".split(" "));

/** Letters that are named where some cannot be set. */
const MOST_LOST = 20;

/** @type {Promise<WritePdf> | undefined} */
let writer;
/** @type {PageSize | undefined} */
let paperSize;

/** Rejected where the script does not load or run; another try may succeed. */
function loadWriter() {
  writer ??= runScript().catch((error) => {
    writer = undefined;
    throw error;
  });
  return writer;
}

/** @returns {Promise<WritePdf>} */
function runScript() {
  return new Promise((resolve, reject) => {
    const { content } = /** @type {HTMLTemplateElement} */ (byId("pdf"));
    const inert = /** @type {HTMLScriptElement} */ (content.firstElementChild);
    // A copy leaves one for the next try. Text is trusted in the very element only that the parser
    // made; it is here already and needs no second try.
    const script = inert.src ? /** @type {HTMLScriptElement} */ (inert.cloneNode()) : inert;
    const fail = () => reject(new Error(say.pdf.not_loaded));
    document.addEventListener("stagemark:pdf", (event) => resolve(/** @type {CustomEvent<WritePdf>} */ (event).detail), { once: true });
    script.addEventListener("load", fail);
    script.addEventListener("error", fail);
    document.body.append(script);
    if (!script.src) fail();
  });
}

/** @returns {PageSize} */
function usualSize() {
  // Some browsers give the name of no language: "C" is what programs without one are told.
  const locale = attempt(() => new Intl.Locale(navigator.language).maximize());
  return LETTER_REGIONS.has(locale?.region ?? "") ? "LETTER" : "A4";
}

/** A choice of the paper that is written for. */
function choiceOfPaper() {
  const usual = usualSize();
  paperSize = usual;
  const options = Object.entries({ A4: say.pdf.a4, LETTER: say.pdf.letter }).map(([value, textContent]) =>
    make("option", { value, textContent, selected: value === usual }),
  );
  const select = make("select", {}, ...options);
  select.addEventListener("change", () => {
    paperSize = /** @type {PageSize} */ (select.value);
  });
  return make("label", {}, `${say.pdf.paper} `, select);
}

/** What its reader should know of letters that could not be set; a square stands for each. */
const lossOf = (/** @type {string[]} */ lost) =>
  (lost.length > MOST_LOST ? say.pdf.lost_more : say.pdf.lost)({ letters: lost.slice(0, MOST_LOST).join(" ") });

/** @type {import("./downloads.js").Download} */
export const pdfDownload = {
  id: "pdf",
  label: say.downloads.pdf,
  ending: "pdf",
  type: "application/pdf",
  choice: choiceOfPaper,
  // Printed, the page has the letters of the device.
  objection: ({ not_in_pdf: scripts }) => (scripts ? say.pdf.cannot_hold({ scripts: listed(scripts) }) : ""),
  async write({ summary }, remark) {
    const write = await loadWriter();
    const { bytes, lost } = await write({ summary, pageSize: paperSize ?? usualSize() });
    if (lost.length) remark(lossOf(lost));
    return bytes;
  },
};
