/** What the chosen options say themselves: when they are good enough, and what leads on from them. */
import { css } from "../css.js";
import { byId, findAll } from "../browser/elements.js";
import { addStyle } from "../browser/sheet.js";

/**
 * Shows it as soon as an option is chosen, and takes it away with the question.
 * @param {import("../browser/page.js").Page} page
 */
export function showOptionAdvice({ subscribe }) {
  const whole = document.getElementById("option-advice");
  if (!whole) return;
  addStyle(css("later/option-advice.css"));
  const sections = findAll("[data-advice]", whole).map((section) => ({
    section,
    id: section.dataset.advice ?? "",
    options: findAll("[data-option]", section),
  }));
  subscribe(({ answers }) => {
    for (const { section, id, options } of sections) {
      const chosen = byId(`q_${id}`).hidden ? [] : [answers[id] ?? []].flat();
      for (const option of options) option.hidden = !chosen.includes(option.dataset.option ?? "");
      section.hidden = options.every(({ hidden }) => hidden);
    }
    whole.hidden = sections.every(({ section }) => section.hidden);
  });
}
