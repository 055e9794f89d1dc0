/** The timer on the wall. It goes by the clock: a tick only looks, so a sleeping tab loses no time. */
import { clockText, leftOf, paused, started, timerOf } from "../exact/timer.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";

const TICK = 200;

/**
 * @param {object} wall
 * @param {() => import("../exact/timer.js").Timer} wall.get
 * @param {(timer: import("../exact/timer.js").Timer) => void} wall.set
 * @param {() => number} wall.minutes
 * @param {(text: string) => void} wall.tell those who hear the page; of the clock, its end alone
 */
export function openTimer({ get, set, minutes, tell }) {
  const clock = make("span", { className: "wall-clock", ariaHidden: "true" });
  const bar = make("span", { className: "wall-bar", ariaHidden: "true" }, make("i", {}));
  const run = make("button", { type: "button" });
  const again = make("button", { type: "button" }, say.presenting.reset, " ", make("kbd", { ariaHidden: "true" }, "R"));
  const element = make("div", { className: "wall-timer", role: "group", ariaLabel: say.presenting.timer }, clock, bar, run, again);
  let ticking = 0;
  let wasOver = false;

  function show() {
    const timer = get();
    const left = leftOf(timer, Date.now());
    const isOver = left === 0;
    const text = isOver ? say.presenting.time : clockText(left);
    if (clock.textContent !== text) clock.textContent = text;
    bar.style.setProperty("--left", String(left / timerOf(minutes()).left));
    element.dataset.state = isOver ? "over" : timer.since === null ? "stands" : "runs";
    const label = timer.since === null || isOver ? say.presenting.start_timer : say.presenting.pause_timer;
    if (run.firstChild?.textContent !== label) run.replaceChildren(label, " ", make("kbd", { ariaHidden: "true" }, "T"));
    if (isOver && !wasOver) tell(say.presenting.time_is_up);
    wasOver = isOver;
  }

  function toggle() {
    const timer = get();
    const now = Date.now();
    if (leftOf(timer, now) === 0) set(started(timerOf(minutes()), now));
    else set(timer.since === null ? started(timer, now) : paused(timer, now));
    show();
  }
  function reset() {
    set(timerOf(minutes()));
    show();
  }
  run.addEventListener("click", toggle);
  again.addEventListener("click", reset);
  document.addEventListener("visibilitychange", show);

  return {
    element,
    show,
    toggle,
    reset,
    run() {
      ticking ||= setInterval(show, TICK);
    },
    stop() {
      clearInterval(ticking);
      ticking = 0;
    },
  };
}
