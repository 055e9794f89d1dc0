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
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { markKind } from "../browser/notice-kind.js";
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
 * A button that makes a file; one that cannot be made says why.
 * @param {Download} download
 * @param {HTMLElement} status where that is said
 * @param {() => ResultInWords} result
 */
function buttonOf(download, status, result) {
  const button = make("button", { type: "button", textContent: download.label, ...OWN_WORDS });
  const tell = (/** @type {string} */ text, isProblem = false) => {
    status.classList.toggle("notice", isProblem);
    markKind(status, isProblem ? "problem" : "information");
    status.textContent = text;
  };
  button.dataset.download = download.id;
  button.addEventListener("click", async () => {
    tell(say.downloads.one_moment);
    try {
      tell(await save(download, result()));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell(say.downloads.failed({ download: download.label, reason }), true);
    }
  });
  return button;
}

/** Whether the publisher's own button stands in the card: then it is the one that is filled. */
const hasPublishersButton = () => findAll("#scorecard .invitation").some((one) => !one.hidden && one.querySelector(".button"));

/**
 * Puts the PDF among the ways on, and a button for each other download, by what it is for, below
 * the scorecard.
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
  const result = () => ({ ...current, framework, words, created: made() });
  const statusOf = () => make("p", { role: "status" });
  const below = statusOf();
  const items = DOWNLOADS.map((download) => {
    const objection = download.objection?.(framework);
    if (objection) return make("li", { className: "muted" }, objection);
    if (download !== pdfDownload) return make("li", {}, buttonOf(download, below, result));
    const beside = statusOf();
    const button = buttonOf(download, beside, result);
    find("#next .actions").prepend(button);
    find("#next").append(beside);
    subscribe((_, { state }) => button.classList.toggle("button", state === "complete" && !hasPublishersButton()));
    return make("li", {}, ...(download.choice ? [download.choice()] : []));
  });
  // Where there is room for it, all is in sight.
  const isOpen = matchMedia("(min-width: 48rem)").matches && !document.documentElement.classList.contains("embed");
  byId("scorecard").append(
    make(
      "details",
      { id: "downloads", open: isOpen, ...OWN_WORDS },
      make("summary", { textContent: say.downloads.title }),
      make("ul", { role: "list" }, ...items),
      below,
    ),
  );
}
