/**
 * The result as files to keep. They are made here, in the page, and sent nowhere.
 *
 * @typedef {object} Download
 * @property {string} id  names it for programs, as `data-download` of its button
 * @property {string} label  of its button
 * @property {string} ending  of the file's name
 * @property {string} type  the MIME type
 * @property {(given: Given, remark: (text: string) => void) => Content | Promise<Content>} write
 *   the file; `remark` takes what its reader should know of it
 * @property {() => HTMLElement} [choice]  stands beside the button
 * @property {(framework: Framework) => string} [objection]
 *   why there can be no such file of this framework, as a sentence; "" where there can
 *
 * @typedef {string | Blob} Content
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("./summary.js").ResultInWords} ResultInWords
 *
 * @typedef {ResultInWords & {summary: import("./summary.js").Summary, now: Date}} Given
 *   what all are written from
 */
import { find } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { saveFile } from "../browser/save-file.js";
import { say } from "../say.js";
import { markdownDownload } from "./markdown.js";
import { pdfDownload } from "./pdf-loader.js";
import { drawingDownload, pictureDownload } from "./picture.js";
import { reminderDownload } from "./reminder.js";
import { resultDownload } from "./result.js";
import { summaryOf } from "./summary.js";
import { tableDownload } from "./table.js";

/** All there are, in the order of their buttons. */
const DOWNLOADS = checkedDownloads([
  pdfDownload,
  pictureDownload,
  drawingDownload,
  tableDownload,
  markdownDownload,
  resultDownload,
  reminderDownload,
]);

/**
 * The downloads, once each has all that a download needs, and an id of its own.
 * @param {Download[]} downloads
 * @throws {Error} which names the first that has not
 */
function checkedDownloads(downloads) {
  /** @type {(keyof Download)[]} */
  const needed = ["id", "label", "ending", "type", "write"];
  downloads.forEach((one, index) => {
    const missing = needed.find((key) => !one[key]);
    if (missing) throw new Error(`the download “${one.id ?? index}” has no ${missing}`);
    if (downloads.findIndex(({ id }) => id === one.id) < index) throw new Error(`two downloads have the id “${one.id}”`);
  });
  return downloads;
}

/**
 * Hands the browser the file under a name that says what it is.
 * @param {Download} download
 * @param {ResultInWords} result
 * @returns {Promise<string>} what its reader should know of it
 */
async function save({ write, ending, type }, result) {
  const summary = summaryOf(result);
  let remark = "";
  const content = await write({ ...result, summary, now: new Date() }, (text) => {
    remark = text;
  });
  saveFile(`${summary.id}-${summary.version}-${summary.date}.${ending}`, type, content);
  return remark;
}

/**
 * Puts a button for each download below the scorecard. A file that cannot be made says why.
 * @param {import("../browser/page.js").Page} page
 * @param {import("./summary.js").ResultWords} words
 * @param {() => string} made when the response was made, as a result says it
 */
export function offerDownloads({ framework, subscribe }, words, made) {
  /** @type {Pick<ResultInWords, "response" | "record" | "doubt">} */
  let current;
  subscribe((response, record, doubt) => {
    current = { response, record, doubt };
  });
  const status = make("p", { role: "status" });
  const objections = DOWNLOADS.map((one) => one.objection?.(framework) ?? "");
  const buttons = DOWNLOADS.filter((_, index) => !objections[index]).map((download) => {
    const button = make("button", { type: "button", textContent: download.label });
    button.dataset.download = download.id;
    button.addEventListener("click", async () => {
      status.textContent = say.downloads.one_moment;
      try {
        status.textContent = await save(download, { ...current, framework, words, created: made() });
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        status.textContent = say.downloads.failed({ download: download.label, reason });
      }
    });
    return download.choice ? [button, download.choice()] : [button];
  });
  // Paper leaves out what stands in details.
  const menu = make(
    "details",
    { id: "downloads", open: true, ...OWN_WORDS },
    make("summary", { textContent: say.downloads.title }),
    make("p", { className: "actions" }, ...buttons.flat()),
    ...objections.filter(Boolean).map((textContent) => make("p", { className: "muted", textContent })),
    status,
  );
  menu.style.marginBlockStart = "2.5rem";
  find("#scorecard > .actions").before(menu);
}
