/** A table as CSV that spreadsheets show and other programs read. */

/**
 * What a spreadsheet takes for a formula, at the beginning of a cell alone: what stands within one is
 * people's words. Blanks, quotes and signs that cannot be seen are skipped, as spreadsheets do.
 */
const COMPUTED = /^[\s\p{Cc}\p{Cf}"'`]*[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/u;

/** A spreadsheet takes what stands behind an apostrophe for text. */
const inert = (/** @type {string} */ text) => text.replace(COMPUTED, "'$&");

/** @param {string[][]} rows */
export function csvText(rows) {
  const cell = (/** @type {string} */ value) => {
    const text = inert(value);
    return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
