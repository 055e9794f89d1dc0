/**
 * The end: with the last answer the way to the scorecard becomes the way to the result, and pressing
 * it turns the page. Nothing turns by itself, and what was answered stays one step back.
 */
import { css } from "../css.js";
import { byId, find, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { addStyle } from "../browser/sheet.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";
import { pressedLink, targetOf } from "./anchors.js";

/** What the browser's history holds of a turned page, so that it stays turned when it is loaded again. */
const TURNED = { turned: true };

/** @param {import("../browser/page.js").Page} page */
export function addEnding({ subscribe }) {
  const { classList } = document.documentElement;
  const scorecard = byId("scorecard");
  const verdict = byId("verdict");
  const way = find("#progress .button");
  const back = make("button", { type: "button" }, say.ending.back);
  scorecard.before(make("p", { id: "back", ...OWN_WORDS }, back));
  addStyle(css("later/ending.css"), "screen");
  verdict.tabIndex = -1;

  // The publisher may want nothing said of the result before the end.
  const isQuiet = classList.contains("at-end");
  let isFinished = false;
  /**
   * The buttons that lead on from the result.
   * @type {Set<Element>}
   */
  const inSight = new Set();
  /** Where one was when the page was turned. */
  let place = { top: 0, focused: way };
  const isTurned = () => classList.contains("turned");

  // One button leads on: until there is a result, and where it stands on the screen, it is another one.
  const showWay = () => {
    way.classList.toggle("outlined", !isFinished || inSight.size > 0);
    const text = isFinished ? say.ending.see : say.assessment.scorecard;
    if (way.textContent !== text) way.textContent = text;
  };
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) inSight.add(target);
      else inSight.delete(target);
    }
    showWay();
  });
  /** Some of them are made by what starts after this, or only for a result. */
  const watch = () => {
    for (const button of findAll("#scorecard .button, #collect .button")) observer.observe(button);
  };
  addEventListener("load", watch);

  const tell = () => scorecard.dispatchEvent(new Event("turned", { bubbles: true }));

  function turn() {
    classList.add("turned");
    scrollTo(0, 0);
    // A frame does not scroll; the page around it moves where it must.
    back.scrollIntoView({ block: "nearest" });
    verdict.focus({ preventScroll: true });
    tell();
  }

  function leave() {
    if (!isTurned()) return;
    classList.remove("turned", "filling");
    scrollTo(0, place.top);
    place.focused.focus({ preventScroll: true });
    tell();
  }

  way.addEventListener("click", (event) => {
    if (!isFinished) return;
    event.preventDefault();
    const { activeElement } = document;
    place = { top: scrollY, focused: activeElement instanceof HTMLElement ? activeElement : way };
    attempt(() => history.pushState(TURNED, ""));
    const filled = findAll(".path :is([data-mark=done], [data-mark=here])", scorecard);
    scorecard.style.setProperty("--filled", String(filled.length));
    classList.add("filling");
    turn();
  });
  back.addEventListener("click", () => {
    // In a frame, the last step of the history may be one of the page around it.
    if (history.state?.turned && window.parent === window) return history.back();
    attempt(() => history.replaceState(null, ""));
    return leave();
  });
  addEventListener("popstate", ({ state }) => {
    if (state?.turned && isFinished) turn();
    else leave();
  });
  // What a link of the scorecard leads to may be on the other side. Back from there is the result.
  document.addEventListener(
    "click",
    (event) => {
      const link = pressedLink(event);
      const target = link && targetOf(link.hash);
      if (!target || !isTurned() || classList.contains("shared") || !byId("questions").contains(target)) return;
      leave();
      attempt(() => history.pushState(null, "", link.hash));
    },
    { capture: true },
  );

  subscribe((_, { state }) => {
    isFinished = state !== "incomplete";
    if (!isFinished && isQuiet) verdict.textContent = say.ending.unfinished;
    showWay();
    watch();
    if (!isFinished) leave();
  });
  if (history.state?.turned && isFinished) classList.add("turned");
}
