/** @throws {Error} where a style of this page did not arrive: all works without it, and little can be seen */
export function needLook() {
  // A value from each of the files; whether a link has a sheet says nothing, it has an empty one.
  const style = getComputedStyle(document.querySelector(".handing-in"));
  for (const [value, file] of [["--paper", "site.css"], ["--look", "the page’s own style"]]) {
    if (!style.getPropertyValue(value)) throw new Error(`${file} did not load`);
  }
}
