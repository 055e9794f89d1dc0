/** Results of one framework over time: where they stood, and what moved between two of them. */
import { dayText } from "../browser/days.js";
import { byId, find } from "../browser/elements.js";
import { wordsIn } from "../browser/framework-words.js";
import { openIntake, takeIn } from "../browser/intake.js";
import { parse, write } from "../exact/fractions.js";
import { commaList } from "../exact/lists.js";
import { stageRange } from "../exact/stage-range.js";
import { make } from "../browser/make.js";
import { requireStyles } from "../browser/styles.js";
import { openFeatures } from "../browser/features.js";
import { say } from "../say.js";
import { movement, scorerOf } from "./movement.js";
import { inOrder, resultImporters, savedSources, withoutCopies } from "./results.js";
import { drawStages } from "./stage-chart.js";

/**
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 * @typedef {import("./movement.js").Movement} Movement
 * @typedef {import("./movement.js").Moved} Moved
 * @typedef {import("./results.js").Result} Result
 * @typedef {Pick<import("../types.js").Record, "score" | "stage" | "low" | "high">} Standing
 */

/** What is shown where there is no figure. */
const NO_FIGURE = "–";

/** @type {import("../types.js").OverTime} */
const framework = JSON.parse(byId("framework").textContent ?? "");
const versions = framework.versions;
const scored = scorerOf(versions);
const wordsByVersion = new Map(versions.map((version) => [version, wordsIn(version)]));
const ends = [byId("from"), byId("to")].map((select) => /** @type {HTMLSelectElement} */ (select));

/**
 * Oldest first.
 * @type {Result[]}
 */
let results = [];
/** Those that are compared, by index. */
let chosen = [0, 0];

/** @param {Result} result */
const wordsFor = ({ version }) => wordsByVersion.get(version) ?? wordsIn(version);

/** @param {Result} result */
const dayOf = ({ created }) => dayText(created) || say.over_time.no_date;

/** @param {Result} result */
const nameOf = (result) => commaList([dayOf(result), result.label].filter(Boolean));

/**
 * The stage, or those between which it lies.
 * @param {Standing} standing
 * @param {Words} words
 */
function stageText(standing, words) {
  const [low, high] = stageRange(standing).map(words.stage);
  if (!low) return say.common.not_assessed;
  return high ? say.over_time.stage_range({ low, high }) : low;
}

/**
 * @param {Standing} standing
 * @param {Words} words
 */
function standingText(standing, words) {
  const stage = stageText(standing, words);
  return standing.score ? say.over_time.standing({ stage, score: words.whole(standing.score) }) : stage;
}

/**
 * The difference of two figures as they are shown, so that the sum on the page is right.
 * @param {Words} words
 * @param {{score: string | null} | null | undefined} before
 * @param {{score: string | null} | null | undefined} after
 */
function changeText(words, before, after) {
  if (!before?.score || !after?.score) return NO_FIGURE;
  const [difference, unit] = parse(words.apart(before.score, after.score));
  if (!difference) return say.over_time.the_same;
  const size = words.figure(write([difference < 0n ? -difference : difference, unit]));
  return difference < 0n ? `−${size}` : `+${size}`;
}

/**
 * @param {string} heading
 * @param {string[]} cells
 */
const rowOf = (heading, cells) =>
  make("tr", {}, make("th", { scope: "row" }, heading), ...cells.map((cell) => make("td", {}, cell)));

for (const [end, select] of ends.entries()) {
  select.addEventListener("change", () => {
    chosen[end] = Number(select.value);
    renderMovement();
    byId("said").textContent = byId("sum").textContent;
  });
}

function render() {
  const isMovement = results.length > 1;
  byId("course").hidden = !results.length;
  byId("movement").hidden = !isMovement;
  byId("few").hidden = isMovement;
  find("[data-moved]").hidden = !isMovement;
  const records = results.map(scored);
  byId("list").replaceChildren(
    ...results.map((result, index) => {
      const words = wordsFor(result);
      const record = records[index];
      const score = record.score ? words.whole(record.score) : say.over_time.unfinished;
      return rowOf(nameOf(result), [stageText(record, words), score, result.version.version]);
    }),
  );
  byId("chart").replaceChildren(drawStages(versions[0], results.map((result, index) => ({ record: records[index], name: dayOf(result) }))));
  for (const [end, select] of ends.entries()) {
    select.replaceChildren(...results.map((result, index) => new Option(nameOf(result), String(index), false, index === chosen[end])));
  }
  if (isMovement) renderMovement();
}

/**
 * How far a score went: by the answers and, where the earlier ones come over, by the framework.
 * @param {Words} words
 * @param {{[one in "before" | "carried" | "after"]: {score: string | null} | null | undefined}} scores
 * @param {boolean} isCarried
 */
function changesOf(words, { before, carried, after }, isCarried) {
  return isCarried
    ? { byAnswers: changeText(words, carried, after), byFramework: changeText(words, before, carried) }
    : { byAnswers: changeText(words, before, after), byFramework: null };
}

/**
 * Why the score moved.
 * @param {Movement} found
 * @param {Result} before
 * @param {Result} after
 */
function reasonsText(found, before, after) {
  const words = wordsFor(after);
  const versionsNamed = { earlier: before.version.version, later: after.version.version };
  if (!found.moved) return say.over_time.no_way(versionsNamed);
  const { byAnswers, byFramework } = changesOf(words, found, Boolean(found.carried));
  const isUnknown = [byAnswers, byFramework].includes(NO_FIGURE);
  if (!found.carried || byFramework === null) return isUnknown ? say.over_time.unfinished_change : say.over_time.change({ change: byAnswers });
  const reasons = isUnknown ? say.over_time.unfinished_change : say.over_time.reasons({ answers: byAnswers, framework: byFramework, ...versionsNamed });
  return [reasons, say.over_time.stands_today({ standing: standingText(found.carried, words) })].join(" ");
}

function renderMovement() {
  const [before, after] = chosen.map((index) => results[index]);
  const found = movement(versions, before, after);
  const [old, words] = [before, after].map(wordsFor);
  const isCarried = Boolean(found.carried);
  byId("sum").textContent = say.over_time.sum({ before: standingText(found.before, old), after: standingText(found.after, words) });
  byId("reasons").textContent = reasonsText(found, before, after);
  byId("framework-changed").hidden = !isCarried;
  byId("dimensions").replaceChildren(
    ...Object.entries(found.after.dimensions).map(([id, now]) => {
      const [was, carried] = [found.before, found.carried].map((record) => record?.dimensions[id]);
      const { byAnswers, byFramework } = changesOf(words, { before: was, carried, after: now }, isCarried);
      const figures = [was?.score ? old.figure(was.score) : NO_FIGURE, now.score ? words.figure(now.score) : NO_FIGURE];
      return rowOf(words.dimension(id), [...figures, byAnswers, ...(byFramework === null ? [] : [byFramework])]);
    }),
  );
  renderQuestions(found, words);
}

/** @type {{[kind in Moved["kind"]]: (places: {count: number}) => string}} */
const HEADINGS = {
  up: say.over_time.risen,
  down: say.over_time.fallen,
  other: say.over_time.otherwise,
  new: say.over_time.newly_answered,
  gone: say.over_time.no_longer_answered,
};

/**
 * @param {Moved} moved
 * @param {Words} words
 */
function movedItem({ id, before, after }, words) {
  /** @param {import("../types.js").Answer | undefined} answer */
  const text = (answer) => (answer === undefined ? say.common.not_answered : words.answer(id, answer));
  return make("li", {}, make("b", {}, words.question(id)), make("p", {}, make("del", {}, text(before)), " → ", make("ins", {}, text(after))));
}

/**
 * @param {Movement} found
 * @param {Words} words
 */
function renderQuestions({ moved, fates }, words) {
  byId("moved").replaceChildren(
    ...Object.entries(HEADINGS).flatMap(([kind, heading]) => {
      const questions = (moved ?? []).filter((one) => one.kind === kind);
      if (!questions.length) return [];
      return [make("h3", {}, heading({ count: questions.length })), make("ul", { className: `moves ${kind}` }, ...questions.map((one) => movedItem(one, words)))];
    }),
  );
  if (moved && !moved.length) byId("moved").replaceChildren(make("p", {}, say.over_time.all_as_before));
  byId("receipt").textContent = fates ? receiptText(fates) : "";
}

/**
 * What became of the earlier answers.
 * @param {import("../exact/carry.js").Fate[]} fates
 */
function receiptText(fates) {
  /** @param {import("../exact/carry.js").Fate["kind"]} kind */
  const count = (kind) => fates.filter((fate) => fate.kind === kind).length;
  return say.over_time.receipt({ carried: count("carried"), again: count("asked-again"), dropped: count("dropped") });
}

document.documentElement.classList.add("scripted");
const features = openFeatures(find(".idle"), say.over_time.remains);
const draw = features.guard(say.features.movement, render);

/**
 * Shows the results so far with those that came, and what was refused.
 * @param {import("../browser/intake.js").Outcome<Result>} outcome
 */
function add({ taken, refused }) {
  results = inOrder(withoutCopies([...results, ...taken.flatMap(({ found }) => found)]));
  chosen = [Math.max(0, results.length - 2), results.length - 1];
  byId("said").textContent = "";
  byId("refused").replaceChildren(...refused.map((one) => make("li", {}, say.intake.refused(one))));
  draw();
}

features.guard(say.features.intake, () => {
  const importers = resultImporters(versions);
  openIntake(byId("results-in"), framework.id, importers, (outcome) => {
    const before = results.length;
    add(outcome);
    const count = results.length - before;
    byId("added").textContent = count ? say.over_time.added({ count }) : say.over_time.none_added;
  });
  // What is here from the beginning is no news.
  takeIn(savedSources(framework.id, importers)).then(add);
})();
features.guard(say.features.look, requireStyles)();
features.settle();
