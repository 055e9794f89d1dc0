/** The page of a version that was withdrawn: nothing begins here, and what was begun still opens. */
import { hasEntries } from "../browser/runs.js";

/** @param {import("../browser/page.js").Page} page */
export function openWithdrawn({ subscribe }) {
  const { classList } = document.documentElement;
  if (classList.contains("withdrawn")) subscribe((response) => classList.toggle("begun", hasEntries(response)));
}
