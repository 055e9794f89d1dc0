/** What the chosen options say themselves: when they are good enough, and what leads on from them. */
import { css } from "../css.js";
import { byId, find, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { addStyle } from "../browser/sheet.js";

/** How much of it stands open; the rest lies with the figures and answers. */
const OPEN = 3;

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
  const title = find("h3", whole).textContent;
  const more = make("div", { className: "advice" }, make("h4", OWN_WORDS, title));
  const behind = byId("behind");
  behind.append(more);
  // Paper has no folds: there all of it is one list.
  addEventListener("beforeprint", () => whole.append(more));
  addEventListener("afterprint", () => behind.append(more));
  subscribe(({ answers }, _, { shown: { next } }) => {
    for (const { section, id, options } of sections) {
      const chosen = byId(`q_${id}`).hidden ? [] : [answers[id] ?? []].flat();
      for (const option of options) option.hidden = !chosen.includes(option.dataset.option ?? "");
      section.hidden = options.every(({ hidden }) => hidden);
    }
    // First what is said to the answers that would lead on.
    const first = next?.questions ?? [];
    const said = sections.filter(({ section }) => !section.hidden);
    const ordered = [...said.filter(({ id }) => first.includes(id)), ...said.filter(({ id }) => !first.includes(id))];
    whole.append(...ordered.slice(0, OPEN).map(({ section }) => section));
    more.append(...ordered.slice(OPEN).map(({ section }) => section));
    whole.hidden = !said.length;
    more.hidden = said.length <= OPEN;
  });
}
