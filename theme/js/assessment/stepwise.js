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
import { pressedLink, targetOf } from "./anchors.js";
import { askedQuestions } from "./asked.js";
import { moveOnByItself } from "./moving-on.js";
import { answerByNumber } from "./number-keys.js";
import { isolated } from "./page-words.js";
import { unansweredIn } from "./unanswered.js";

/** @typedef {"all" | "one"} View */

/** Where the browser keeps the choice; what runs first reads it too. */
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
 * Offers the choice, and quick ways to answer. The steps are the questions, the questions about
 * oneself, and the scorecard.
 * @param {import("../browser/page.js").Page} page
 */
export function addSteps({ framework, subscribe }) {
  const questionnaire = byId("questions");
  const scorecard = byId("scorecard");
  const way = find("#progress .button");
  const steps = [...findAll("fieldset, section:not(:has(fieldset))", questionnaire), scorecard];
  const { dataset, classList } = document.documentElement;
  const isCard = classList.contains("card");
  /** The step that is shown where one is shown alone. */
  let now = steps[0];
  /** @type {import("../types.js").Response} */
  let response;
  let answered = 0;
  let isFinished = false;
  /** @returns {HTMLElement | undefined} */
  const firstUnanswered = () => unansweredIn(framework, response)[0];
  /** Where somebody begins, or goes on; behind a page that was turned lies the last question. */
  const start = () => {
    if (!answered) return beyond(1, -1) ?? scorecard;
    return firstUnanswered() ?? (history.state?.turned && beyond(-1, steps.length - 1)) ?? scorecard;
  };

  const goOnAt = (/** @type {HTMLElement} */ question) => say.steps.go_on({ number: askedQuestions().indexOf(question) + 1 });
  /** At the end of a card, what was left out: the result of all comes once all is answered. */
  const endOfCard = (/** @type {HTMLElement | undefined} */ step) => (isCard && step === scorecard ? firstUnanswered() : undefined);

  const position = make("span", { id: "position", className: "muted", ...OWN_WORDS });
  const back = make("button", { type: "button", textContent: say.common.back, ...OWN_WORDS });
  const next = make("button", { type: "button", className: "button", ...OWN_WORDS });
  const moves = make("nav", { id: "moves", className: "actions", ariaLabel: say.steps.moves }, back, next, position);
  questionnaire.after(moves);

  const choices = /** @type {[View, string][]} */ ([["all", say.steps.all], ["one", say.steps.one]]).map(([view, text]) => {
    const button = make("button", { type: "button" }, text);
    button.addEventListener("click", () => {
      attempt(() => (localStorage[VIEW_KEY] = view));
      show(view, firstUnanswered() ?? steps[0]);
    });
    return { view, button };
  });
  const buttons = choices.map(({ button }) => button);
  const choice = make("p", { id: "view", className: "actions", role: "group", ariaLabel: say.steps.view, ...OWN_WORDS }, ...buttons);
  const goesOn = make("p", { id: "go-on", ...OWN_WORDS });
  // Screen readers keep figures for themselves while they read.
  const keys = make("p", { id: "keys", className: "muted", ariaHidden: "true", ...OWN_WORDS }, say.steps.keys);
  // The page keeps their place above the questions; what has none comes below, so that nothing moves.
  byId("way-in").append(goesOn, choice);
  moves.after(keys);

  // The long page, which most people wait for, does not carry the style of a view made by script.
  addStyle(css("later/steps.css"), "screen");
  for (const step of steps) {
    // So that a link to a question, or a step, takes the focus there too; what takes it has a name.
    step.tabIndex = -1;
    if (!step.matches("fieldset, [aria-labelledby]")) step.ariaLabel = find("h2", step).textContent;
    describe(step);
  }

  /** The next step on this way, 1 or -1, that is shown. */
  function beyond(/** @type {1 | -1} */ way, index = steps.indexOf(now)) {
    const rest = way < 0 ? steps.slice(0, index).reverse() : steps.slice(index + 1);
    return rest.find((step) => !step.hidden);
  }

  function show(/** @type {View} */ view, /** @type {HTMLElement} */ step) {
    now.classList.remove("now");
    describe(now);
    now = step;
    now.classList.add("now");
    dataset.view = view;
    classList.toggle("one", view === "one");
    goesOn.hidden = true;
    for (const { view: one, button } of choices) button.ariaPressed = String(one === view);
    moves.hidden = view === "all";
    if (view === "one") showPosition();
  }

  function showPosition() {
    const asked = askedQuestions();
    const number = asked.indexOf(now) + 1;
    const dimension = number ? isolated(now.closest("section")?.querySelector("h2")?.textContent ?? "") : "";
    const count = asked.length;
    const place = isCard ? say.card.position({ number, count }) : say.steps.position({ number, count, dimension });
    position.textContent = number ? place : "";
    if (number) describe(now, position);
    const step = beyond(1);
    back.disabled = !beyond(-1);
    // Once all is answered, what leads to the result is the one button.
    const open = endOfCard(step);
    // The question in sight is the one that is left: its answer leads on.
    const isLast = open === now;
    next.disabled = !step || isLast || (isFinished && step === scorecard);
    next.textContent = isLast ? say.ending.see : open ? goOnAt(open) : step === scorecard ? say.steps.scorecard : say.steps.next;
    next.classList.toggle("outlined", isFinished);
  }

  function moveTo(/** @type {HTMLElement} */ step) {
    show("one", step);
    // A card shows its questions only now, and what is hidden takes no focus.
    step.dispatchEvent(new Event("moved", { bubbles: true }));
    step.focus({ preventScroll: true });
    // A frame is as tall as what stands in it: the page around it moves only where it must.
    if (!classList.contains("framed")) (step.closest("form section") ?? step).scrollIntoView();
    else find("legend, h2", step).scrollIntoView({ block: "nearest" });
  }

  function goOn() {
    const step = beyond(1);
    const open = endOfCard(step);
    if (open === now) return;
    if (open) moveTo(open);
    else if (step === scorecard) way.click();
    else if (step) moveTo(step);
  }
  back.addEventListener("click", () => moveTo(beyond(-1) ?? now));
  next.addEventListener("click", goOn);

  /** The step that a link within the page leads to: the one it names, is in, or begins with. */
  const stepOf = (/** @type {string} */ hash) => {
    const target = targetOf(hash);
    if (!target) return undefined;
    if (target.contains(now)) return now;
    return steps.find((step) => !step.hidden && (step.contains(target) || target.contains(step)));
  };
  document.addEventListener("click", (event) => {
    if (dataset.view !== "one" || event.defaultPrevented) return;
    const link = pressedLink(event);
    const step = link && stepOf(link.hash);
    if (!step) return;
    event.preventDefault();
    moveTo(step);
  });

  /** What is asked alone, where something is, and in sight. */
  const asked = () => (dataset.view === "one" && now !== scorecard && now.getClientRects().length ? now : undefined);
  answerByNumber({ asked, goOn });
  const isEnd = () => beyond(1) === scorecard;
  moves.append(moveOnByItself({ asked, goOn: () => isEnd() || goOn() }));

  subscribe((latest, { counts, state }) => {
    const before = answered;
    response = latest;
    answered = counts.visible - counts.unanswered;
    isFinished = state !== "incomplete";
    if (dataset.view !== "one") return;
    // A new start begins at the first question; who takes an answer back stays where they are.
    const isAnew = before && !answered && !now.contains(document.activeElement);
    if (now.hidden || isAnew) show("one", start());
    else showPosition();
  });

  const first = stepOf(location.hash) ?? start();
  show(classList.contains("one") ? "one" : "all", first);
  offerToGoOn();

  /** Says where one left off, and leads there; what one then does ends it. */
  function offerToGoOn() {
    const question = answered ? firstUnanswered() : undefined;
    if (!question) return;
    const link = make("a", { className: "button", href: `#${question.id}` }, goOnAt(question));
    goesOn.append(dataset.view === "one" ? (question === now ? say.steps.left_off : "") : link);
    goesOn.hidden = false;
    const end = () => {
      goesOn.hidden = true;
    };
    link.addEventListener("click", end);
    questionnaire.addEventListener("change", end, { once: true });
  }
}
