/**
 * The reader's choice between one long page and one question at a time. Every question stays in
 * the form: what is out of sight is only not shown on the screen, and paper has it all.
 */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { isolated } from "./scorecard.js";
import { addStyle } from "../browser/sheet.js";
import { attempt } from "../exact/attempt.js";

const VIEW = "stagemark:view";
const VIEWS = { all: "All on one page", one: "One question at a time" };

// The long page, which most people wait for, does not carry the style of a view made by script.
const STYLE = `
[aria-pressed=true] { background: var(--tint); border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent) }
@media (forced-colors: active) { [aria-pressed=true] { forced-color-adjust: none; background: SelectedItem; color: SelectedItemText } }
#keys { display: none }
@media (hover) and (pointer: fine) { [data-view=one] #keys { display: block } }
[data-view=one] :is(form section, fieldset, #scorecard):not(.now, :has(.now)), [data-view=one] .opening :is(.lede, .lede + p) { display: none }
[data-view=one] :is(.opening h1, form h2) { font-size: 1.5rem; margin-block: .5rem; max-width: none }
[data-view=one] main { width: 100% }
[data-view=one] :is(form section, fieldset, #scorecard) { margin-block: 1.5rem 1rem }`;

/** Ties a question to what explains it: where it stands, if that is shown, and its help. */
function describe(step, ...more) {
  const help = step.querySelector(":scope > .help");
  // Ids that a page makes carry a sign that no author's id can contain.
  if (help) help.id = `help_${step.id}`;
  step.setAttribute("aria-describedby", [...more, help].map((one) => one?.id).filter(Boolean).join(" "));
  if (!step.getAttribute("aria-describedby")) step.removeAttribute("aria-describedby");
}

/**
 * Offers the choice. The steps are the questions, the questions about oneself, and the scorecard.
 * @returns {{asked: () => Element | undefined, goOn: () => void}} the step shown alone, if one is
 */
export function offerSteps(subscribe, firstUnanswered) {
  const questionnaire = document.getElementById("questions");
  const scorecard = document.getElementById("scorecard");
  const questions = [...questionnaire.querySelectorAll("fieldset")];
  const steps = [...questions, ...questionnaire.querySelectorAll("section:not(:has(fieldset))"), scorecard];
  const { dataset } = document.documentElement;
  let now = questions[0];

  const position = make("span", { id: "position", className: "muted", ...ENGLISH });
  const back = make("button", { type: "button", textContent: "Back", ...ENGLISH });
  const next = make("button", { type: "button", className: "button", ...ENGLISH });
  const moves = make("nav", { className: "actions", ariaLabel: "Questions" }, back, next, position);
  questionnaire.after(moves);

  const choices = Object.entries(VIEWS).map(([view, textContent]) => {
    const button = make("button", { type: "button", textContent });
    button.addEventListener("click", () => {
      attempt(() => (localStorage[VIEW] = view));
      show(view, firstUnanswered() ?? questions[0]);
    });
    return [view, button];
  });
  const choice = make("p", { className: "actions", role: "group", ariaLabel: "View", ...ENGLISH }, ...choices.map(([, button]) => button));
  // Screen readers keep figures for themselves while they read.
  const keys = make("p", { id: "keys", className: "muted", ariaHidden: "true", ...ENGLISH, textContent: "Keys 1 to 9 choose an answer, Delete takes it back, Enter goes on." });
  questionnaire.before(choice, keys);

  addStyle(STYLE, "screen");
  for (const step of steps) {
    // So that a link to a question, or a step, takes the focus there too; what takes it has a name.
    step.tabIndex = -1;
    if (!step.matches("fieldset, [aria-labelledby]")) step.ariaLabel = step.querySelector("h2").textContent;
    describe(step);
  }

  const beyond = (way) => {
    const rest = way < 0 ? steps.slice(0, steps.indexOf(now)).reverse() : steps.slice(steps.indexOf(now) + 1);
    return rest.find((step) => !step.hidden);
  };

  function show(view, step) {
    now.classList.remove("now");
    describe(now);
    now = step;
    now.classList.add("now");
    dataset.view = view;
    for (const [name, button] of choices) button.ariaPressed = String(name === view);
    moves.hidden = view === "all";
    if (view === "one") tellPlace();
  }

  function tellPlace() {
    const asked = questions.filter((question) => !question.hidden);
    const number = asked.indexOf(now) + 1;
    position.textContent = number
      ? `Question ${number} of ${asked.length} · ${isolated(now.closest("section").querySelector("h2").textContent)}`
      : "";
    if (number) describe(now, position);
    back.disabled = !beyond(-1);
    next.disabled = !beyond(1);
    next.textContent = beyond(1) === scorecard ? "See the scorecard" : "Next";
  }

  function moveTo(step) {
    show("one", step);
    step.focus({ preventScroll: true });
    (step.closest("form section") ?? step).scrollIntoView();
  }

  const asked = () => (dataset.view === "one" && now !== scorecard ? now : undefined);
  const goOn = () => moveTo(beyond(1) ?? now);
  back.addEventListener("click", () => moveTo(beyond(-1)));
  next.addEventListener("click", goOn);

  /** The step that a link within the page leads to: the one it names, is in, or begins with. */
  const stepOf = (hash) => {
    const target = hash.length > 1 && document.getElementById(attempt(() => decodeURIComponent(hash.slice(1))));
    if (!target || target.contains(now)) return target && now;
    return steps.find((step) => !step.hidden && (step.contains(target) || target.contains(step)));
  };
  document.addEventListener("click", (event) => {
    const step = dataset.view === "one" && stepOf(event.target.closest("a[href^='#']")?.hash ?? "");
    if (!step) return;
    event.preventDefault();
    moveTo(step);
  });

  let answered = 0;
  subscribe((_, { counts }) => {
    const before = answered;
    answered = counts.visible - counts.unanswered;
    if (dataset.view !== "one") return;
    // Whoever starts again starts at the beginning.
    if (now.hidden || (now === scorecard && before && !answered)) show("one", questions.find((one) => !one.hidden));
    else tellPlace();
  });
  show(attempt(() => localStorage[VIEW]) === "one" ? "one" : "all", stepOf(location.hash) || firstUnanswered() || scorecard);
  return { asked, goOn };
}
