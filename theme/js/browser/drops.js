import { linksIn, takeChosen, takeDropped } from "./dropped.js";
import { find } from "./elements.js";

/**
 * Where results are handed in: an element with an input for files and a form for links. Both may
 * also be dropped anywhere on the page.
 *
 * @param {HTMLElement} element
 * @param {{takeFiles: import("./dropped.js").TakeFiles, takeLinks: import("./dropped.js").TakeLinks}} takers
 */
export function openDrops(element, { takeFiles, takeLinks }) {
  takeChosen(find("input", element), takeFiles);
  const form = find("form", element);
  const field = find("textarea", form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await takeLinks(linksIn(field.value));
    field.value = "";
  });
  takeDropped({ takeFiles, takeLinks });
}
