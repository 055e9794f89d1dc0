/**
 * The workshop on the wall: the team's results in large type, question by question. This is what holds
 * it together: which screen is shown, what a press does, and what is kept over a reload.
 */
import { agendaOf, jumpOf } from "../exact/agenda.js";
import { timerOf } from "../exact/timer.js";
import { find } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { LAST_SCREEN, placeIn, FIRST_SCREEN } from "./present-place.js";
import { keyList, pressIn } from "./present-keys.js";
import { endScreen, startScreen } from "./present-ends.js";
import { questionScreen } from "./present-question.js";
import { openTimer } from "./present-timer.js";

/**
 * @typedef {import("./view.js").TeamPage} TeamPage
 *
 * @typedef {object} Screen  what is on the wall
 * @property {string} place  where in the model it is, above the title
 * @property {string} title
 * @property {(Node | string)[]} content
 * @property {() => void} [refresh]  after the team said something more
 * @property {Act[]} acts  what can be done there besides going on, the first of them first of all
 *
 * @typedef {object} Act
 * @property {import("./present-keys.js").Press} press  the key that does the same
 * @property {string} label
 * @property {boolean} [isPressed]  of what is opened and closed
 * @property {() => void} act
 */

/** How much of what is seen one press scrolls; a part stays, so that nobody loses the line. */
const SCROLLED = 0.75;

/**
 * @param {HTMLElement} place where it begins
 * @param {TeamPage} page
 */
export function openPresenting(place, page) {
  const drawer = page.shelf.drawer("presenting");
  let kept = placeIn(drawer.load());
  /** @type {Screen} */
  let screen;
  let typed = "";
  /** What is opened of the question, which its screen shows besides what is recorded. */
  let opened = new Set();
  /** @type {import("./view.js").View | undefined} */
  let drawnFrom;

  const open = make("button", { type: "button" }, say.presenting.present);
  const heard = make("p", { className: "unseen", role: "status" });
  const where = make("p", { className: "wall-where" });
  const title = make("h2", { id: "wall-title", tabIndex: -1 });
  const content = make("div", { className: "wall-content" });
  const main = make("div", { className: "wall-main" }, title, content);
  const more = make("p", { className: "wall-more", ariaHidden: "true", hidden: true }, say.presenting.more_below);
  const acts = make("span", { className: "wall-own" });
  const jump = make("p", { className: "wall-jump", role: "status" });
  const keys = keyList(kept.hasLetters, (hasLetters) => keep({ hasLetters }));

  const timer = openTimer({
    get: () => kept.timer,
    set: (next) => keep({ timer: next }),
    minutes: () => kept.minutes,
    tell,
  });

  /** @param {string} text */
  function tell(text) {
    heard.textContent = text;
  }

  /** @type {(label: string, act: () => void, key?: string) => HTMLButtonElement} */
  function button(label, act, key = "") {
    const made = make("button", { type: "button" }, label);
    if (key) made.append(" ", make("kbd", { ariaHidden: "true" }, key));
    made.addEventListener("click", act);
    return made;
  }
  const back = button(say.presenting.back, goBack, "←");
  const on = button(say.presenting.next, () => goOn(), "→");
  const full = button(say.presenting.full_screen, toggleFullScreen, "F");
  const help = button(say.presenting.keys, toggleKeys, "?");
  const wall = make("dialog", { className: "wall" },
    make("header", { className: "wall-head" }, where, timer.element),
    main,
    more,
    keys,
    jump,
    make("footer", { className: "wall-foot" }, back, acts, on, make("span", { className: "wall-rest" }, help, full, button(say.presenting.leave, leave))),
    heard,
  );
  wall.setAttribute("aria-labelledby", title.id);
  find("div", place).append(make("p", {}, say.presenting.what_it_is), make("p", { className: "actions" }, open));

  /** @param {Partial<typeof kept>} next */
  function keep(next) {
    kept = { ...kept, ...next };
    drawer.save(kept);
  }

  const agenda = () => agendaOf(page.shown().view.tallies, kept.order);
  const screens = () => [FIRST_SCREEN, ...agenda().map(({ id }) => id), LAST_SCREEN];
  const at = () => Math.max(0, screens().indexOf(kept.at));

  function draw() {
    const shown = page.shown();
    drawnFrom = shown.view;
    const ids = screens();
    if (!ids.includes(kept.at)) keep({ at: FIRST_SCREEN });
    const tallies = agenda();
    const tally = tallies.find(({ id }) => id === kept.at);
    const all = { page, tallies, kept, opened, keep, redraw, tell, done };
    screen = tally ? questionScreen(tally, all) : kept.at === LAST_SCREEN ? endScreen(all) : startScreen(all);
    where.textContent = screen.place;
    title.textContent = screen.title;
    title.dataset.length = screen.title.length < 80 ? "short" : screen.title.length > 200 ? "long" : "";
    content.replaceChildren(...screen.content);
    acts.replaceChildren(...screen.acts.map(({ label, press, act, isPressed }) => {
      const made = button(label, act, press.length === 1 ? press : say.presenting.space);
      if (isPressed !== undefined) made.ariaPressed = String(isPressed);
      made.classList.toggle("button", press === "Space");
      return made;
    }));
    on.classList.toggle("button", !acts.querySelector(".button"));
    back.disabled = at() === 0;
    on.disabled = at() === ids.length - 1;
    timer.element.hidden = !tally;
    timer.show();
    tellMore();
  }

  /** The same screen anew, with what was opened or kept since. */
  function redraw() {
    const { scrollTop } = main;
    draw();
    main.scrollTop = scrollTop;
    title.focus({ preventScroll: true });
  }

  /** @param {string} id of a question, or FIRST_SCREEN or LAST_SCREEN */
  function show(id) {
    if (id !== kept.at) {
      opened = new Set();
      keep({ at: id, timer: timerOf(kept.minutes) });
    }
    heard.textContent = "";
    draw();
    main.scrollTop = 0;
    title.focus({ preventScroll: true });
  }

  const isMoreBelow = () => main.scrollHeight - main.clientHeight - main.scrollTop > 2;
  function tellMore() {
    more.hidden = !isMoreBelow();
  }

  /** @param {-1 | 1} direction @returns {boolean} whether there was anything that way */
  function scroll(direction) {
    if (direction > 0 ? !isMoreBelow() : main.scrollTop <= 0) return false;
    main.scrollBy({ top: direction * SCROLLED * main.clientHeight });
    return true;
  }

  function goOn() {
    const [first] = screen.acts;
    if (first?.press === "Space") first.act();
    else if (!on.disabled) show(screens()[at() + 1]);
  }
  function goBack() {
    if (!back.disabled) show(screens()[at() - 1]);
  }

  function toggleKeys() {
    keys.hidden = !keys.hidden;
    (keys.hidden ? title : keys).focus();
  }

  /**
   * Whether the wall goes on when the full screen ends. Browsers end it by Escape, whatever else that
   * is for, and some do not tell the page of the key.
   */
  let staysOpen = false;
  const isBusy = () => Boolean(typed) || !keys.hidden || document.activeElement?.matches(".wall :is(input, textarea)");
  function toggleFullScreen() {
    if (document.fullscreenElement) {
      staysOpen = true;
      document.exitFullscreen();
    } else enterFullScreen();
    title.focus();
  }
  function enterFullScreen() {
    // Where the browser or a frame refuses, the window does as well.
    document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  function begin() {
    if (wall.open) return;
    keep({ isOpen: true });
    place.append(wall);
    wall.showModal();
    draw();
    title.focus();
    timer.run();
  }
  function leave() {
    if (wall.open) wall.close();
  }
  wall.addEventListener("close", () => {
    keep({ isOpen: false });
    timer.stop();
    keys.hidden = true;
    setTyped("");
    if (document.fullscreenElement) document.exitFullscreen();
    wall.remove();
    open.focus();
  });
  // Escape is heard below, where it may belong to a field; what else closes a dialog leaves.
  wall.addEventListener("cancel", (event) => {
    event.preventDefault();
    leave();
  });
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement) return;
    if (isBusy()) stepOut();
    else if (!staysOpen) leave();
    staysOpen = false;
  });
  open.addEventListener("click", () => {
    begin();
    enterFullScreen();
  });

  /** @param {string} next digits */
  function setTyped(next) {
    typed = next;
    jump.textContent = typed && say.presenting.jump({ typed });
  }
  function jumpNow() {
    const tallies = agenda();
    const { number } = jumpOf(tallies.map(({ id }) => page.framework.numbers[id]), typed);
    const found = tallies.find(({ id }) => page.framework.numbers[id] === number);
    const wanted = typed;
    setTyped("");
    if (found) show(found.id);
    else jump.textContent = say.presenting.no_such({ typed: wanted });
  }
  /** @param {string} digit */
  function type(digit) {
    setTyped(typed + digit);
    const { isOpen } = jumpOf(agenda().map(({ id }) => page.framework.numbers[id]), typed);
    if (!isOpen) jumpNow();
  }

  const done = () => title.focus({ preventScroll: true });
  /** Out of what is open or being filled in, one by one. */
  function stepOut() {
    staysOpen ||= Boolean(document.fullscreenElement);
    if (!keys.hidden) toggleKeys();
    else if (typed) setTyped("");
    else done();
  }
  /** @type {{[press: string]: () => void}} */
  const presses = {
    on: goOn,
    down() {
      if (!scroll(1)) goOn();
    },
    back: goBack,
    up() {
      if (!scroll(-1)) goBack();
    },
    first: () => show(FIRST_SCREEN),
    last: () => show(LAST_SCREEN),
    Enter: () => (typed ? jumpNow() : press("Space")),
    T: timer.toggle,
    R: timer.reset,
    F: toggleFullScreen,
    "?": toggleKeys,
    field: done,
    Escape: () => (isBusy() ? stepOut() : leave()),
  };

  /** A question is on the wall: Space and Enter reveal it, and lead away from the other screens alone. */
  const isAsking = () => ![FIRST_SCREEN, LAST_SCREEN].includes(kept.at);
  /**
   * @param {string} name of what was pressed
   * @returns {boolean} whether it does anything here
   */
  function press(name) {
    const own = screen.acts.find((one) => one.press === name)?.act;
    const act = /^\d$/.test(name) ? () => type(name) : own ?? (name === "Space" && !isAsking() ? goOn : presses[name]);
    act?.();
    return Boolean(act);
  }
  document.addEventListener("keydown", (event) => {
    const name = wall.open && !event.defaultPrevented && pressIn(event);
    const isSign = event.key.length === 1 && event.key !== " ";
    if (name && (kept.hasLetters || !isSign) && press(name)) event.preventDefault();
  });

  main.addEventListener("scroll", tellMore);
  addEventListener("resize", tellMore);
  page.subscribe(() => {
    const { view } = page.shown();
    place.hidden = !view.people.length;
    if (place.hidden) {
      leave();
      drawer.save(undefined);
    } else if (wall.open && view !== drawnFrom) draw();
    else if (wall.open) screen.refresh?.();
  });

  // A reload in the middle comes back to where it was; who opens the page anew does not.
  const [entry] = performance.getEntriesByType("navigation");
  const isReload = /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === "reload";
  if (kept.isOpen && isReload && !place.hidden) begin();
}
