/** The result file: what another browser, the team page and the page over time take in again. */
import { resultFile } from "../exact/result-file.js";

/** @type {import("./files.js").Writer} */
export const resultAsFile = {
  ending: "json",
  type: "application/json",
  write: ({ framework, response, record, created }) =>
    `${JSON.stringify(resultFile(framework, response, record, created), null, 2)}\n`,
};
