import { find } from "./elements.js";

/** @throws {Error} where a style of this page did not arrive: all works without it, and little can be seen */
export function requireStyles() {
  // A value from each of the files; whether a link has a sheet says nothing, it has an empty one.
  const style = getComputedStyle(find("article"));
  const files = { "--paper": "site.css", "--look": "<style>" };
  for (const [value, file] of Object.entries(files)) {
    if (!style.getPropertyValue(value)) throw new Error(`${file} did not load`);
  }
}
