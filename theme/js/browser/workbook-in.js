/** Reads the answers out of a workbook that somebody filled in, without any program but this page's. */
import { cellTexts, sharedTexts, sheetPaths } from "../exact/sheet-cells.js";
import { resultInWorkbook } from "../exact/workbook.js";
import { ResultError } from "../exact/result-file.js";
import { say } from "../say.js";
import { unzip } from "./unzip.js";

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @returns {Promise<unknown>} what a result file of the same answers holds
 */
export async function workbookContent(bytes) {
  /** @type {Map<string, string>} */
  let files;
  try {
    files = await unzip(bytes, (name) => /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/.test(name));
  } catch {
    throw new ResultError(say.workbook_in.damaged);
  }
  if (!files.has("xl/workbook.xml")) throw new ResultError(say.workbook_in.other_kind);
  const text = (/** @type {string} */ name) => files.get(name) ?? "";
  const shared = sharedTexts(text("xl/sharedStrings.xml"));
  const paths = sheetPaths(text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
  const cells = (/** @type {string} */ sheet) => cellTexts(text(paths.get(sheet) ?? ""), shared);
  return resultInWorkbook(cells("Data"), cells("Questions"));
}
