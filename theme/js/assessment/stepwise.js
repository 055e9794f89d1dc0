/**
 * The reader's choice between one long page and one question at a time. Every question stays in
 * the form: what is out of sight is only not shown on the screen, and paper has it all.
 */
import { css } from "../css.js";
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";
import { askedQuestions } from "./asked.js";
import { answerByNumber } from "./number-keys.js";
import { isolated } from "./page-words.js";
import { unansweredIn } from "./remaining.js";

/** @typedef {"all" | "one"} View */

/** Where the browser keeps the choice. */
const VIEW_KEY = "stagemark:view";

/**
 * Ties a question to what explains it: where it stands, if that is shown, and its help.
 * @param {HTMLElement} step
 * @param {HTMLElement} [position]
 */
function describe(step, position) {
  const help = step.querySelector(":scope > .help");
  // Ids that a page makes carry a sign that no author's id can contain.
  if (help) help.id = `help_${step.id}`;
  const ids = [position, help].flatMap((one) => one?.id ?? []);
  if (ids.length) step.setAttribute("aria-describedby", ids.join(" "));
  else step.removeAttribute("aria-describedby");
}

/**
 * Offers the choice, and the keyboard for answers. The steps are the questions, the questions about
 * oneself, and the scorecard.
 * @param {import("../browser/page.js").Page} page
 */
export function addSteps({ framework, subscribe }) {
  const questionnaire = byId("questions");
  const scorecard = byId("scorecard");
  /** @type {HTMLElement[]} */
  const questions = findAll("fieldset", questionnaire);
  const steps = [...questions, ...findAll("section:not(:has(fieldset))", questionnaire), scorecard];
  const { dataset } = document.documentElement;
  /** The step that is shown where one is shown alone. */
  let now = questions[0];
  /** @type {import("../types.js").Response} */
  let response;
  subscribe((latest) => {
    response = latest;
  });
  /** @returns {HTMLElement | undefined} */
  const firstUnanswered = () => unansweredIn(framework, response)[0];

  const position = make("span", { id: "position", className: "muted", ...OWN_WORDS });
  const back = make("button", { type: "button", textContent: say.common.back, ...OWN_WORDS });
  const next = make("button", { type: "button", className: "button", ...OWN_WORDS });
  const moves = make("nav", { className: "actions", ariaLabel: say.steps.moves }, back, next, position);
  questionnaire.after(moves);

  const choices = /** @type {[View, string][]} */ ([["all", say.steps.all], ["one", say.steps.one]]).map(([view, text]) => {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", () => {
      attempt(() => (localStorage[VIEW_KEY] = view));
      show(view, firstUnanswered() ?? questions[0]);
    });
    return { view, button };
  });
  const buttons = choices.map(({ button }) => button);
  const choice = make("p", { className: "actions", role: "group", ariaLabel: say.steps.view, ...OWN_WORDS }, ...buttons);
  // Screen readers keep figures for themselves while they read.
  const keys = make("p", { id: "keys", className: "muted", ariaHidden: "true", ...OWN_WORDS }, say.steps.keys);
  questionnaire.before(choice, keys);

  // The long page, which most people wait for, does not carry the style of a view made by script.
  addStyle(css("later/steps.css"), "screen");
  for (const step of steps) {
    // So that a link to a question, or a step, takes the focus there too; what takes it has a name.
    step.tabIndex = -1;
    if (!step.matches("fieldset, [aria-labelledby]")) step.ariaLabel = find("h2", step).textContent;
    describe(step);
  }

  /** The next step on this way, 1 or -1, that is shown. */
  const beyond = (/** @type {1 | -1} */ way) => {
    const index = steps.indexOf(now);
    const rest = way < 0 ? steps.slice(0, index).reverse() : steps.slice(index + 1);
    return rest.find((step) => !step.hidden);
  };

  function show(/** @type {View} */ view, /** @type {HTMLElement} */ step) {
    now.classList.remove("now");
    describe(now);
    now = step;
    now.classList.add("now");
    dataset.view = view;
    for (const { view: one, button } of choices) button.ariaPressed = String(one === view);
    moves.hidden = view === "all";
    if (view === "one") showPosition();
  }

  function showPosition() {
    const asked = askedQuestions();
    const number = asked.indexOf(now) + 1;
    const dimension = number ? isolated(now.closest("section")?.querySelector("h2")?.textContent ?? "") : "";
    position.textContent = number ? say.steps.position({ number, count: asked.length, dimension }) : "";
    if (number) describe(now, position);
    back.disabled = !beyond(-1);
    next.disabled = !beyond(1);
    next.textContent = beyond(1) === scorecard ? say.steps.scorecard : say.steps.next;
  }

  function moveTo(/** @type {HTMLElement} */ step) {
    show("one", step);
    step.focus({ preventScroll: true });
    (step.closest("form section") ?? step).scrollIntoView();
  }

  const goOn = () => moveTo(beyond(1) ?? now);
  back.addEventListener("click", () => moveTo(beyond(-1) ?? now));
  next.addEventListener("click", goOn);

  /** The step that a link within the page leads to: the one it names, is in, or begins with. */
  const stepOf = (/** @type {string} */ hash) => {
    const id = attempt(() => decodeURIComponent(hash.slice(1)));
    const target = id && document.getElementById(id);
    if (!target) return undefined;
    if (target.contains(now)) return now;
    return steps.find((step) => !step.hidden && (step.contains(target) || target.contains(step)));
  };
  document.addEventListener("click", (event) => {
    if (dataset.view !== "one" || !(event.target instanceof Element)) return;
    const link = /** @type {HTMLAnchorElement | null} */ (event.target.closest("a[href^='#']"));
    const step = link && stepOf(link.hash);
    if (!step) return;
    event.preventDefault();
    moveTo(step);
  });

  let answered = 0;
  subscribe((_, { counts }) => {
    const before = answered;
    answered = counts.visible - counts.unanswered;
    if (dataset.view !== "one") return;
    // A new start begins at the first question.
    const [first] = askedQuestions();
    if (first && (now.hidden || (now === scorecard && before && !answered))) show("one", first);
    else showPosition();
  });
  show(attempt(() => localStorage[VIEW_KEY]) === "one" ? "one" : "all", stepOf(location.hash) ?? firstUnanswered() ?? scorecard);
  answerByNumber({ asked: () => (dataset.view === "one" && now !== scorecard ? now : undefined), goOn });
}
