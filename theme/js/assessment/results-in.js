/** What takes results in: a piece that loads with the first file, or the first result of an older version. */
import { openCarryOver } from "./carry-over.js";
import { openGoingOn } from "./going-on.js";
import { openImport } from "./import.js";

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<import("./feature.js").Tools, "words" | "runs" | "notify"> & Partial<import("./feature.js").Tools>} tools
 */
export const openResultsIn = (page, tools) => ({
  ...openImport(page, tools),
  carryOver: openCarryOver(page, tools),
  goOnWith: openGoingOn(page, tools),
});
