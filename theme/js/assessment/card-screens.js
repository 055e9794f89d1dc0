/**
 * The three screens of a card: the first, one question at a time, and the result with the way to the
 * whole of it. What the host hears of them is how many were seen, and at the end the stage.
 */
import { byId, find } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { say } from "../say.js";
import { askedQuestions } from "./asked.js";
import { keepHeight } from "./card-height.js";
import { fullPage } from "./card-link.js";
import { openHost, reached } from "./frame.js";
import { unansweredIn } from "./unanswered.js";

/** @param {import("../browser/page.js").Page} page */
export function openScreens({ framework, subscribe }) {
  const { classList, dataset } = document.documentElement;
  const host = openHost(framework);
  const main = find("main");
  const moves = byId("moves");
  const way = find("#progress .button");
  const begin = make("a", { className: "button", ...OWN_WORDS });
  const full = make("a", { className: "button", target: "_blank", rel: "noopener", ...OWN_WORDS }, say.card.open);
  const path = /** @type {HTMLElement} */ (find("#scorecard .path").cloneNode(true));
  for (const step of /** @type {Iterable<HTMLElement>} */ (/** @type {unknown} */ (path.children))) {
    step.removeAttribute("id");
    step.removeAttribute("aria-current");
    step.dataset.mark = "";
  }
  path.ariaLabel = say.card.stages;
  const finished = make("p", { id: "finished", ...OWN_WORDS }, say.card.finished);
  find(".opening").append(finished, path, make("p", { id: "begin" }, begin));
  // What leads on stays in sight, while what it leads on from may scroll.
  main.after(moves, make("nav", { id: "ends", className: "actions", ariaLabel: say.common.next_steps, ...OWN_WORDS }, full, byId("back")));
  main.prepend(byId("position"));
  moves.append(way);

  dataset.screen = "start";
  const height = keepHeight((pixels) => host.height(pixels));
  const settle = () => {
    height.keep();
    main.scrollTop = 0;
  };
  /** @type {import("../types.js").Record} */
  let record;
  const isFinished = () => record.state !== "incomplete";

  begin.addEventListener("click", (event) => {
    if (!isFinished()) return;
    event.preventDefault();
    way.click();
  });
  document.addEventListener("moved", ({ target }) => {
    dataset.screen = "asked";
    host.progress(reached(host, /** @type {Element} */ (target)));
    settle();
  });
  document.addEventListener("turned", () => {
    dataset.screen = "asked";
    if (classList.contains("turned")) host.complete(record.stage);
    settle();
    // Whoever pressed at the foot of a tall card looks at its head now.
    byId("scorecard-title").scrollIntoView({ block: "nearest" });
  });

  let isFirst = true;
  subscribe((response, latest) => {
    record = latest;
    if (isFirst || !isFinished()) host.settle(isFinished());
    isFirst = false;
    way.hidden = finished.hidden = !isFinished();
    if (isFinished()) full.href = fullPage(framework, response);
    const [open] = record.counts.visible > record.counts.unanswered ? unansweredIn(framework, response) : [];
    begin.href = open ? `#${open.id}` : "#questions";
    if (isFinished()) begin.textContent = say.ending.see;
    else begin.textContent = open ? say.steps.go_on({ number: askedQuestions().indexOf(open) + 1 }) : say.card.begin;
  });
  host.progress(0);
  if (classList.contains("turned")) dataset.screen = "asked";
  settle();
}
