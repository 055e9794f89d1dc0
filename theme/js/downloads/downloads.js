/** The result as files to keep. They are made here, in the page, and sent nowhere. */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { markdownText } from "./markdown.js";
import { choiceOfPaper, pdfOf } from "./pdf-loader.js";
import { picturePixels, pictureText } from "./picture.js";
import { calendarText } from "./reminder.js";
import { resultFile } from "../exact/result-file.js";
import { saveFile } from "../browser/save-file.js";
import { summaryOf } from "./summary.js";
import { tableText } from "./table.js";

/** What each kind of file is called on its button. */
const KINDS = {
  pdf: "PDF",
  png: "Picture",
  svg: "SVG",
  csv: "CSV table",
  md: "Markdown",
  json: "JSON",
  ics: "Calendar reminder",
};

/**
 * Makes a file of each kind: its type, its content, and what its reader should know of it.
 * @type {Record<string, (result: object) => [string, string | Blob, string?] | Promise<[string, string | Blob, string?]>>}
 */
const makers = {
  pdf: pdfOf,
  json: ({ framework, response, record, created }) => [
    "application/json",
    `${JSON.stringify(resultFile(framework, response, record, created), null, 2)}\n`,
  ],
  csv: (result) => ["text/csv;charset=utf-8", tableText(result)],
  md: ({ summary }) => ["text/markdown;charset=utf-8", markdownText(summary)],
  svg: ({ summary }) => ["image/svg+xml", pictureText(summary)],
  png: async ({ summary }) => ["image/png", await picturePixels(pictureText(summary))],
  ics: (result) => ["text/calendar;charset=utf-8", calendarText(result)],
};

/**
 * Hands the browser a file of this kind under a name that says what it is.
 * @returns {Promise<string>} what its reader should know of it
 */
async function download(kind, result) {
  const summary = summaryOf(result);
  const [type, content, remark = ""] = await makers[kind]({ ...result, summary });
  saveFile(`${summary.id}-${summary.version}-${summary.date}.${kind}`, type, content);
  return remark;
}

/** Why there is no PDF, and how to get one: printed, the page has the letters of the device. */
const withoutPdf = (scripts) =>
  `A PDF made here cannot hold ${new Intl.ListFormat("en").format(scripts)} letters: use Print, and save as PDF.`;

/** Puts a button for each kind of file below the scorecard. A file that cannot be made says why. */
export function offerDownloads({ framework, subscribe }, words, made) {
  let current;
  subscribe((response, record) => {
    current = { response, record };
  });
  const status = make("p", { role: "status" });
  const missing = framework.not_in_pdf;
  const kinds = Object.entries(KINDS).filter(([kind]) => kind !== "pdf" || !missing);
  const buttons = kinds.map(([kind, textContent]) => {
    const button = make("button", { type: "button", textContent });
    button.dataset.download = kind;
    button.addEventListener("click", async () => {
      status.textContent = "One moment.";
      try {
        status.textContent = await download(kind, { ...current, framework, words, created: made(), now: new Date() });
      } catch (error) {
        status.textContent = `${textContent}: this file could not be made (${error.message}). Your answers are still here, and other kinds of file may work.`;
      }
    });
    return kind === "pdf" ? [button, choiceOfPaper()] : [button];
  });
  // Paper leaves out what stands in details.
  const menu = make(
    "details",
    { id: "downloads", open: true, ...ENGLISH },
    make("summary", { textContent: "Download your result" }),
    make("p", { className: "actions" }, ...buttons.flat()),
    ...(missing ? [make("p", { className: "muted", textContent: withoutPdf(missing) })] : []),
    status,
  );
  menu.style.marginBlockStart = "2.5rem";
  document.querySelector("#scorecard > .actions").before(menu);
}
