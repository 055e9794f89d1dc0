/** Results of one framework over time: where they stood, and what moved between two of them. */
import { byId, find, findAll } from "../browser/elements.js";
import { openFeatures } from "../browser/features.js";
import { wordsIn } from "../browser/framework-words.js";
import { openIntake, takeIn } from "../browser/intake.js";
import { make } from "../browser/make.js";
import { requireStyles } from "../browser/styles.js";
import { say } from "../say.js";
import { drawCourse } from "./course-chart.js";
import { bothText, courseText } from "./course-text.js";
import { alikeAmong, courseOf, stopOf } from "./course.js";
import { dumbbellRow, namesRow } from "./dumbbell.js";
import { movement, scorerOf } from "./movement.js";
import { inOrder, resultImporters, savedSources, withoutCopies } from "./results.js";
import { changeText, figureText, nameOf, NO_FIGURE, scoreText, stageText, standingText } from "./standing.js";

/**
 * @typedef {import("./standing.js").Words} Words
 * @typedef {import("./course.js").Stop} Stop
 * @typedef {import("./movement.js").Movement} Movement
 * @typedef {import("./movement.js").Moved} Moved
 * @typedef {import("./results.js").Result} Result
 */

/** @type {import("../types.js").OverTime} */
const framework = JSON.parse(byId("framework").textContent ?? "");
const versions = framework.versions;
const scored = scorerOf(versions);
const alike = alikeAmong(versions);
const wordsByVersion = new Map(versions.map((version) => [version, wordsIn(version)]));
const ends = [byId("from"), byId("to")].map((select) => /** @type {HTMLSelectElement} */ (select));

/**
 * Oldest first.
 * @type {Result[]}
 */
let results = [];
/**
 * The same, scored.
 * @type {Stop[]}
 */
let stops = [];
/** Those that are compared, by index. */
let chosen = [0, 0];

/** @param {Result} result */
const wordsFor = ({ version }) => wordsByVersion.get(version) ?? wordsIn(version);

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
  byId("summary").hidden = Boolean(results.length);
  byId("movement").hidden = !isMovement;
  byId("few").hidden = isMovement;
  find("[data-moved]").hidden = !isMovement;
  stops = results.map((result) => stopOf(result, scored(result)));
  const claims = courseOf(versions, scored, stops);
  const moved = claims.find((claim) => claim.says === "moved");
  chosen = moved ? [moved.from, moved.to].map((stop) => stops.indexOf(stop)) : [Math.max(0, results.length - 2), results.length - 1];
  byId("finding").textContent = courseText(claims, wordsFor);
  byId("list").replaceChildren(
    ...stops.map(({ result, record, state }) => {
      const words = wordsFor(result);
      const row = rowOf(nameOf(result), [stageText(record, words), scoreText(record, words), result.version.version]);
      row.dataset.state = state;
      return row;
    }),
  );
  renderChart();
  for (const [end, select] of ends.entries()) {
    select.replaceChildren(...results.map((result, index) => new Option(nameOf(result), String(index), false, index === chosen[end])));
  }
  if (isMovement) renderMovement();
}

/** The picture as wide as there is room for, and what needs a word in it. */
function renderChart() {
  const drawn = drawCourse(byId("chart"), stops, { wordsFor, alike });
  const undated = stops.filter(({ day }) => day === null).length;
  byId("key").replaceChildren(
    ...[
      drawn.hatched && say.course.key_hatched,
      drawn.dashed && say.course.key_dashed({ count: drawn.dashed }),
      drawn.versions && say.course.key_versions,
      undated && say.course.key_undated({ count: undated }),
      drawn.leftOut && say.course.key_left_out,
    ].flatMap((text) => (text ? [make("li", {}, text)] : [])),
  );
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
  const { byAnswers, byFramework } = changesOf(words, { before: found.before.shown, carried: found.carried?.shown, after: found.after.shown }, Boolean(found.carried));
  const isUnknown = [byAnswers, byFramework].includes(NO_FIGURE);
  const moved = (/** @type {string} */ change) => (change === say.over_time.the_same ? say.over_time.nothing : change);
  const isUnsure = [found.before, found.carried, found.after].some((record) => record?.isUnsure);
  const unknown = isUnsure ? say.over_time.unsure_change : say.over_time.unfinished_change;
  if (isUnknown && !found.carried) return unknown;
  if (!found.carried || byFramework === null) return byAnswers === say.over_time.the_same ? say.over_time.no_change : say.over_time.change({ change: byAnswers });
  const places = { answers: moved(byAnswers), framework: moved(byFramework), ...versionsNamed };
  const reasons = isUnknown ? unknown : say.over_time.reasons(places);
  if (found.carried.isUnsure) return [reasons, say.over_time.unsure_today].join(" ");
  return [reasons, say.over_time.stands_today({ standing: standingText(found.carried, words) })].join(" ");
}

function renderMovement() {
  const [before, after] = chosen.map((index) => results[index]);
  const found = movement(versions, before, after);
  const [old, words] = [before, after].map(wordsFor);
  const isCarried = Boolean(found.carried);
  byId("sum").textContent = bothText([stops[chosen[0]], stops[chosen[1]]], wordsFor);
  byId("reasons").textContent = reasonsText(found, before, after);
  byId("framework-changed").hidden = !isCarried;
  const { version } = after;
  const columns = isCarried ? 5 : 4;
  // What is drawn on one line is counted alike.
  const base = found.carried ?? (alike(before.version, version) ? found.before : null);
  byId("dimensions").replaceChildren(
    ...namesRow(version, { columns, stage: words.stage }),
    ...Object.entries(found.after.shown.dimensions).flatMap(([id, now]) => {
      const [was, carried] = [found.before, found.carried].map((record) => record?.shown.dimensions[id]);
      const { byAnswers, byFramework } = changesOf(words, { before: was, carried, after: now }, isCarried);
      const figures = [figureText(was, old), figureText(now, words)];
      const row = rowOf(words.dimension(id), [...figures, byAnswers, ...(byFramework === null ? [] : [byFramework])]);
      return [row, dumbbellRow(version, id, { before: base?.shown.dimensions[id], after: now, columns })];
    }),
  );
  showNames();
  renderQuestions(found, words);
}

/** Names of stages stand above the lines where each has room above its own part. */
function showNames() {
  const names = findAll("#dimensions .name");
  const row = names[0]?.closest("tr");
  if (!row) return;
  row.hidden = false;
  row.hidden = names.some(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
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
    // What was asked for is the finding; what was refused stands where it was handed in.
    if (!count || outcome.refused.length) return;
    byId("finding").focus();
    byId("chart").scrollIntoView({ block: "nearest" });
  });
  // What is here from the beginning is no news.
  takeIn(savedSources(framework.id, importers)).then(add);
})();
features.guard(say.features.look, requireStyles)();

// Its height follows from its width and the size of letters.
const redraw = features.guard(say.features.movement, () => {
  if (!results.length) return;
  renderChart();
  showNames();
});
new ResizeObserver(redraw).observe(byId("ruler"));
features.settle();
