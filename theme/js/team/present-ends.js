/** The first and the last screen of a workshop: where the team stands, and what it agreed on. */
import { dissentText } from "../exact/consensus.js";
import { areMinutes, timerOf } from "../exact/timer.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { isCrowd, pathOf } from "./chart.js";
import { findingSentences } from "./finding-words.js";
import { progressText, verdictText } from "./standing.js";

/**
 * @typedef {import("./present.js").Screen} Screen
 * @typedef {import("./present-place.js").Place} Place
 *
 * @typedef {object} Wall  what the screens are drawn from
 * @property {import("./view.js").TeamPage} page
 * @property {import("./view.js").View["tallies"]} tallies  the questions to talk about, in their order
 * @property {Place} kept
 * @property {Set<string>} opened  of the question, by the key that opens it
 * @property {(next: Partial<Place>) => void} keep
 * @property {() => void} redraw
 * @property {(text: string) => void} tell  those who hear the page
 * @property {() => void} done  with a field
 */

/**
 * In which order the questions come, and how long each has.
 * @param {Wall} wall
 */
function settingsOf({ kept, keep }) {
  /** @type {[import("../exact/agenda.js").Order, string][]} */
  const orders = [["apart", say.presenting.order_apart], ["asked", say.presenting.order_asked]];
  const choices = orders.map(([value, label]) => {
    const input = make("input", { type: "radio", name: "wall-order", value, checked: kept.order === value });
    input.addEventListener("change", () => keep({ order: value }));
    return make("label", {}, input, label);
  });
  const field = make("input", { type: "number", min: "1", max: "60", value: String(kept.minutes) });
  field.addEventListener("input", () => {
    const minutes = Number(field.value);
    const isGood = areMinutes(minutes);
    field.ariaInvalid = String(!isGood);
    if (isGood) keep({ minutes, timer: timerOf(minutes) });
  });
  return make("div", { className: "wall-settings" },
    make("fieldset", {}, make("legend", {}, say.presenting.order), ...choices),
    make("label", {}, say.presenting.minutes, " ", field),
  );
}

/**
 * @param {Wall} wall
 * @returns {Screen}
 */
export function startScreen(wall) {
  const { framework, words, shown } = wall.page;
  const { view, isAnonymous } = shown();
  const reached = view.stages.filter(({ count }) => count).map(({ stage }) => stage);
  const [from = null, to = null] = [reached.at(0), reached.at(-1)];
  const [first, ...others] = findingSentences(framework, words, view.people);
  const path = pathOf(framework, words, { here: from === to ? from : null, from, to, people: view.people });
  path.classList.toggle("nameless", isAnonymous || isCrowd(view));
  return {
    place: say.presenting.of_model({ framework: framework.title, version: framework.version }),
    title: first ?? "",
    content: [
      ...(others.length ? [make("p", { className: "wall-said" }, others.join(" "))] : []),
      path,
      settingsOf(wall),
    ],
    acts: [],
  };
}

/**
 * @param {Wall} wall
 * @returns {Screen}
 */
export function endScreen({ page: { framework, words, shown } }) {
  const now = shown();
  const { shown: sure, agreed } = now.agreement;
  const isAgreed = Object.keys(agreed).length > 0;
  const dissents = now.view.tallies.flatMap(({ id }) => {
    const text = dissentText(agreed[id]?.dissent);
    return text ? [make("li", {}, make("b", {}, words.question(id)), " ", text)] : [];
  });
  const against = [make("h3", {}, say.presenting.not_all_agree), make("ul", { className: "wall-dissents" }, ...dissents)];
  return {
    place: say.team.agree,
    title: verdictText(now),
    content: [
      ...(isAgreed && sure.score ? [make("p", { className: "wall-said" }, words.whole(sure.score))] : []),
      ...(isAgreed ? [pathOf(framework, words, { here: sure.stage, from: sure.low?.stage, to: sure.high?.stage })] : []),
      make("p", { className: "wall-said" }, progressText(now)),
      ...(dissents.length ? against : []),
      make("p", { className: "wall-end" }, say.presenting.take_away),
    ],
    acts: [],
  };
}
