/** What to do next: one thing, then a few more; all others by dimension, where each has its own target. */
import { css } from "../css.js";
import { byId } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { addStyle } from "../browser/sheet.js";
import { planOnPage } from "../browser/steps.js";
import { say } from "../say.js";

/**
 * @typedef {import("../browser/steps.js").StepOnPage} StepOnPage
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/** The step as the page has it, without what stands beside it. */
function contentOf(/** @type {StepOnPage} */ { item }) {
  const copy = /** @type {HTMLElement} */ (item.cloneNode(true));
  copy.querySelector(".effort")?.remove();
  return copy.childNodes;
}

/** Beside a step: whose it is, and what it takes. */
function asideOf(/** @type {string[]} */ ...texts) {
  const said = texts.filter(Boolean).join(" · ");
  return said ? [" ", make("span", { className: "effort" }, said)] : [];
}

/**
 * A choice of stages under a label.
 * @param {Program} program
 * @param {PageWords} words
 * @param {string} label
 * @param {Partial<HTMLSelectElement>} properties
 */
function stageChoice({ stages }, words, label, properties) {
  const options = stages.map((id) => make("option", { value: id }, words.stage(id)));
  const select = make("select", { className: "target", ...properties }, ...options);
  return { select, element: make("label", {}, make("span", OWN_WORDS, label), " ", select) };
}

/**
 * The targets: one for all dimensions, and each of its own. A framework that compares no dimension with
 * stages has none, and at the top there is nothing to aim at.
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
function makeTargets(page, words) {
  const { program } = page.framework;
  const mixed = make("option", { value: "", hidden: true, ...OWN_WORDS }, say.plan.targets_differ);
  const all = stageChoice(program, words, say.plan.target_for_all, {});
  all.select.append(mixed);
  all.element.className = "for-all";
  const single = new Map(
    program.dimensions.map(({ id }) => {
      const ariaLabel = say.scorecard.target_for({ dimension: words.dimension(id) });
      return [id, stageChoice(program, words, say.scorecard.target, { name: id, ariaLabel })];
    }),
  );
  /** @type {import("../types.js").Response} */
  let current;
  all.select.addEventListener("change", () => {
    const targets = Object.fromEntries(program.dimensions.map(({ id }) => [id, all.select.value]));
    page.open({ ...current, targets }, page.run);
  });
  return {
    all: all.element,
    of: (/** @type {string} */ id) => single.get(id)?.element,
    /** @type {(response: import("../types.js").Response, record: Record) => boolean} whether there is a target to choose */
    show(response, { state, stage, dimensions }) {
      current = response;
      const targets = new Set(Object.values(dimensions).flatMap(({ target }) => target ?? []));
      const isShown = state === "complete" && targets.size > 0 && stage !== program.stages.at(-1);
      all.element.hidden = !isShown || program.dimensions.length < 2;
      all.select.disabled = false;
      all.select.value = targets.size === 1 ? [...targets][0] : "";
      for (const [id, { select }] of single) {
        select.disabled = !dimensions[id].target;
        select.value = dimensions[id].target ?? "";
      }
      return isShown;
    },
  };
}

/**
 * Draws the plan above the buttons of its box, and keeps it current.
 * @param {import("../browser/page.js").Page} page
 * @param {PageWords} words
 */
export function showPlan(page, words) {
  const { framework: { program }, subscribe } = page;
  addStyle(css("later/plan.css"));
  const start = make("p", { id: "start" });
  const then = make("ul", { id: "then", className: "steps" });
  const beginning = make("p", { className: "eyebrow", ...OWN_WORDS });
  const following = make("p", { className: "eyebrow", ...OWN_WORDS }, say.plan.then);
  const content = make("div", {}, make("h3", OWN_WORDS, say.plan.title), beginning, start, following, then);
  const summary = make("summary", OWN_WORDS);
  const list = make("div");
  const rest = make("details", { id: "all-steps" }, summary, list);
  const box = byId("next");
  box.prepend(content);
  box.append(rest);
  const targets = makeTargets(page, words);
  byId("below-strips").append(targets.all);

  const named = (/** @type {string} */ id) => (id ? words.dimension(id) : "");
  const itemOf = (/** @type {StepOnPage} */ step, /** @type {string[]} */ ...aside) => make("li", {}, ...contentOf(step), ...asideOf(...aside));

  subscribe((response, _, { shown }) => {
    const plan = planOnPage(program, shown);
    const hasTargets = targets.show(response, shown);
    content.hidden = !plan || !(plan.start || plan.keeps);
    box.classList.toggle("notice", !content.hidden);
    rest.hidden = !plan;
    if (!plan) return;

    const { keeps, start: first, then: next } = plan;
    const [above, below] = keeps ? [[], first ? [first, ...next] : []] : [first ? [first] : [], next];
    beginning.textContent = keeps ? (first ? say.plan.keep : say.plan.top) : say.plan.start;
    start.replaceChildren(...above.flatMap((step) => [...contentOf(step), ...asideOf(named(step.dimension), step.effort)]));
    then.replaceChildren(...below.map((step) => itemOf(step, named(step.dimension), step.effort)));
    start.hidden = !above.length;
    following.hidden = keeps || !below.length;

    const ids = [...shown.roadmap, "", ...program.dimensions.map(({ id }) => id)];
    const parts = [...new Set(ids)].flatMap((id) => {
      const steps = plan.rest.find(({ dimension }) => dimension === id)?.steps ?? [];
      const choice = hasTargets ? targets.of(id) : undefined;
      if (!steps.length && !choice) return [];
      const heading = id ? make("h4", {}, words.dimension(id)) : make("h4", OWN_WORDS, say.plan.whole);
      const items = make("ul", { className: "steps" }, ...steps.map((step) => itemOf(step, step.effort)));
      return [make("section", {}, heading, ...(choice ? [choice] : []), items)];
    });
    // A choice that has the focus is left where it stands, or it would lose it.
    const focused = document.activeElement;
    list.replaceChildren(...parts);
    if (focused instanceof HTMLElement && list.contains(focused)) focused.focus();
    rest.hidden = !parts.length;
    summary.textContent = hasTargets ? (plan.rest.length ? say.plan.rest_and_targets : say.plan.targets) : say.plan.rest;
  });
}
