/** The PDF as a file: what writes it is heavy and few need it, so it is a piece of its own. */
import { say } from "../say.js";
import { paperSize } from "./paper-size.js";

/** Letters that are named where some cannot be set. */
const MOST_LOST = 20;

/** What its reader should know of letters that could not be set; a square stands for each. */
const lossOf = (/** @type {string[]} */ lost) =>
  (lost.length > MOST_LOST ? say.pdf.lost_more : say.pdf.lost)({ letters: lost.slice(0, MOST_LOST).join(" ") });

/** @type {import("./files.js").Writer} */
export const pdfFile = {
  ending: "pdf",
  type: "application/pdf",
  async write({ summary }, remark) {
    const { writePdf } = await import("./pdf.js");
    const { bytes, lost } = await writePdf({ summary, pageSize: paperSize() });
    if (lost.length) remark(lossOf(lost));
    return bytes;
  },
};
