/**
 * What writes the downloads: a piece that loads with the first of them. The files are made here, in
 * the page, and sent nowhere.
 *
 * @typedef {object} Writer
 * @property {string} ending  of the file's name
 * @property {string} type  the MIME type
 * @property {(given: Given, remark: (text: string) => void) => Content | Promise<Content>} write
 *   the file; `remark` takes what its reader should know of it
 *
 * @typedef {string | Blob} Content
 * @typedef {keyof typeof WRITERS} FileId
 * @typedef {import("./summary.js").ResultInWords} ResultInWords
 *
 * @typedef {ResultInWords & {summary: import("./summary.js").Summary, now: Date}} Given
 *   what all are written from
 */
import { saveFile } from "../browser/save-file.js";
import { markdownFile } from "./markdown.js";
import { pdfFile } from "./pdf-loader.js";
import { drawingFile, pictureFile } from "./picture.js";
import { reminderFile } from "./reminder.js";
import { resultAsFile } from "./result.js";
import { summaryOf } from "./summary.js";
import { tableFile } from "./table.js";

/** By the ids of their buttons, see `downloads.js`. */
const WRITERS = {
  pdf: pdfFile,
  png: pictureFile,
  svg: drawingFile,
  csv: tableFile,
  md: markdownFile,
  json: resultAsFile,
  ics: reminderFile,
};

/**
 * Hands the browser the file under a name that says what it is.
 * @param {FileId} id
 * @param {ResultInWords} result
 * @returns {Promise<string>} what its reader should know of it
 */
export async function save(id, result) {
  /** @type {Writer} */
  const { write, ending, type } = WRITERS[id];
  const summary = summaryOf(result);
  let remark = "";
  const content = await write({ ...result, summary, now: new Date() }, (text) => {
    remark = text;
  });
  saveFile(`${summary.id}-${summary.version}-${summary.date}.${ending}`, type, content);
  return remark;
}
