import { make } from "./make.js";

/** Long enough for a browser that asks where to put the file. */
const MINUTE = 60_000;

/**
 * Hands the browser a file to keep.
 * @param {string} name
 * @param {string} type its MIME type
 * @param {BlobPart} content
 */
export function saveFile(name, type, content) {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
}
