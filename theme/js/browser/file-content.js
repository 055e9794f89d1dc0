/** What a file that was handed in holds: a result, or a workbook whose answers are one. */
import { parseJson, ResultError } from "../exact/result-file.js";
import { say } from "../say.js";
import { isCompound, isZip } from "./unzip.js";
import { workbookContent } from "./workbook-in.js";

/** All that a browser keeps for a site stays below it; a larger file is refused before it is read. */
const MAX_FILE = 8 * 1_048_576;

/**
 * What a file that was chosen holds.
 * @param {File} file
 * @returns {Promise<unknown>}
 */
export async function fileContent(file) {
  if (file.size > MAX_FILE) throw new ResultError(say.reading.too_large);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (isCompound(bytes)) throw new ResultError(say.workbook_in.old_or_locked);
  return isZip(bytes) ? workbookContent(bytes) : parseJson(await file.text());
}
