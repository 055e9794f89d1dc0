/** The result file: what another browser, the team page and the page over time take in again. */
import { resultFile } from "../exact/result-file.js";
import { say } from "../say.js";

/** @type {import("./downloads.js").Download} */
export const resultDownload = {
  id: "json",
  label: say.downloads.json,
  ending: "json",
  type: "application/json",
  write: ({ framework, response, record, created }) =>
    `${JSON.stringify(resultFile(framework, response, record, created), null, 2)}\n`,
};
