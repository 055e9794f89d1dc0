/**
 * The PDF as it is offered, with the choice of its paper.
 *
 * @typedef {"A4" | "LETTER"} PageSize
 */
import { listed } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";

/** Where paper is cut in inches. */
const LETTER_REGIONS = new Set("BZ CA CL CO CR DO GT HN MX NI PA PH PR SV US VE".split(" "));

/** @type {PageSize | undefined} */
let chosen;

/** The paper to write for. */
export const paperSize = () => chosen ?? usualSize();

/** @returns {PageSize} */
function usualSize() {
  // Some browsers give the name of no language: "C" is what programs without one are told.
  const locale = attempt(() => new Intl.Locale(navigator.language).maximize());
  return LETTER_REGIONS.has(locale?.region ?? "") ? "LETTER" : "A4";
}

/** A choice of the paper that is written for. */
function choiceOfPaper() {
  const usual = usualSize();
  const options = Object.entries({ A4: say.pdf.a4, LETTER: say.pdf.letter }).map(([value, textContent]) =>
    make("option", { value, textContent, selected: value === usual }),
  );
  const select = make("select", {}, ...options);
  select.addEventListener("change", () => {
    chosen = /** @type {PageSize} */ (select.value);
  });
  return make("label", {}, `${say.pdf.paper} `, select);
}

/** @type {import("./downloads.js").Offer} */
export const pdfOffer = {
  label: say.downloads.pdf,
  choice: choiceOfPaper,
  // Printed, the page has the letters of the device.
  objection: ({ not_in_pdf: scripts }) => (scripts ? say.pdf.cannot_hold({ scripts: listed(scripts) }) : ""),
};
