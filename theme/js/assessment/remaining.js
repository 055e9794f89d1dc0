/** What is still to be answered: one sentence beside the bar, and the questions as links. */
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { whereOf } from "./page-words.js";
import { unansweredIn } from "./unanswered.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/**
 * @param {Page} page
 * @param {PageWords} words
 */
export function showRemaining({ framework, subscribe }, words) {
  const links = make("ul");
  const title = make("summary", OWN_WORDS);
  const list = make("details", { id: "missing" }, title, links);
  const sentence = byId("left");
  // The publisher may want the result to come at the end; and without an answer it could still be anything.
  const isQuiet = document.documentElement.classList.contains("at-end");
  const pace = Number(sentence.dataset.minutes) / findAll("#assessment fieldset").length;

  const probe = make("p", { ariaHidden: "true" });
  probe.style.cssText = "position:absolute;visibility:hidden";
  /** Whether the bar at the foot of a screen needs no more than two lines for it; a column has the room. */
  function fits(/** @type {string} */ text) {
    if (matchMedia("(min-width:70rem)").matches) return true;
    probe.textContent = text;
    probe.style.width = `${sentence.clientWidth}px`;
    sentence.after(probe);
    const lines = probe.offsetHeight / parseFloat(getComputedStyle(probe).lineHeight);
    probe.remove();
    return lines > 0 && lines < 2.5;
  }

  subscribe((response, record, { shown }) => {
    const questions = unansweredIn(framework, response);
    if (!questions.length) list.remove();
    else if (!list.isConnected) byId("standing").after(list);
    title.textContent = say.answering.unanswered({ count: questions.length });
    links.replaceChildren(
      ...questions.map((question) => make("li", {}, make("a", { href: `#${question.id}` }, find("legend", question).textContent))),
    );
    const { answered, unanswered: count } = record.counts;
    const where = whereOf(shown, words.stage);
    const duration = say.common.about_minutes({ count: Math.ceil(count * pace) });
    const alone = count ? say.scorecard.left_alone({ count, duration }) : say.scorecard.none_left_alone;
    const text = count ? say.scorecard.left({ count, duration, where }) : say.scorecard.none_left({ where });
    const said = isQuiet || (count && !answered) || !fits(text) ? alone : text;
    // It stood there before, so that it is heard; what has not changed is not said again.
    if (sentence.textContent !== said) sentence.textContent = said;
  });
}
