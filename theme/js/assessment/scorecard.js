/**
 * The scorecard: puts a record on the page. The page already holds all texts of the framework, so
 * this shows and hides them and writes figures; it makes no markup from text.
 */
import { byId, find, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { answeredOf, whereOf } from "./page-words.js";

/**
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("./page-words.js").PageWords} PageWords
 */

/**
 * @param {Program} program
 * @param {Record} record  what the data attributes say
 * @param {Record} shown  what words and drawings go by, see `doubt.js`
 * @param {PageWords} words
 */
export function renderScorecard(program, record, shown, words) {
  const { counts } = record;
  const { score, stage } = shown;
  const isComplete = shown.state === "complete";
  const where = shown === record ? whereOf(record, words.stage) : say.finding.unsure;
  stamp(byId("scorecard"), record);

  byId("verdict").textContent = where[0].toUpperCase() + where.slice(1);
  byId("standing").textContent = (score ? `${words.whole(score)} · ` : "") + answeredOf(counts);
  const progress = find("progress");
  progress.value = counts.visible - counts.unanswered;
  progress.max = counts.visible;

  renderPath(program, shown);
  renderGates(record, shown, words);
  renderRise(shown, words);
  for (const id of Object.keys(record.dimensions)) renderDimension(id, record.dimensions[id], shown.dimensions[id], words);
  for (const section of findAll("[data-for]")) section.hidden = !isComplete || section.dataset.for !== stage;
  for (const section of findAll("[data-complete]")) section.hidden = !isComplete;
  for (const finding of findAll("[id^='finding_']")) {
    const [, id] = finding.id.split("_");
    finding.hidden = !shown.findings.includes(id);
    if (record.findings.includes(id)) finding.dataset.finding = id;
    else delete finding.dataset.finding;
  }
  renderRoadmap(shown);
}

/**
 * The data attributes that host scripts may rely on.
 * @param {HTMLElement} element
 * @param {import("../types.js").Standing & Partial<import("../types.js").DimensionRecord>} record of the whole
 *   or of a dimension
 */
function stamp({ dataset }, { state, stage, score, low, high, gap }) {
  const attributes = {
    state,
    stage,
    score,
    lowStage: low?.stage,
    highStage: high?.stage,
    lowScore: low?.score,
    highScore: high?.score,
    gap,
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value == null) delete dataset[name];
    else dataset[name] = value;
  }
}

/**
 * Marks each stage as passed, reached or possible.
 * @param {Program} program
 * @param {Record} record
 */
function renderPath({ stages }, { stage, low, high }) {
  const from = stages.indexOf(stage ?? low?.stage ?? "");
  const to = stages.indexOf(stage ?? high?.stage ?? "");
  stages.forEach((id, index) => {
    const step = byId(`step_${id}`);
    step.dataset.mark = stage === id ? "here" : index < from ? "done" : index <= to ? "range" : "";
    step.ariaCurrent = stage === id ? "step" : null;
  });
}

/**
 * @param {Record} record
 * @param {Record} shown
 * @param {PageWords} words
 */
function renderGates({ gates }, { counts, gates: ranged }, words) {
  for (const [id, { passed, open }] of Object.entries(gates)) {
    const { could_pass: couldPass } = ranged[id];
    const item = byId(`gate_${id}`);
    item.dataset.gate = id;
    item.dataset.passed = String(passed);
    const missing = counts.unanswered && couldPass ? say.scorecard.gate_open : say.scorecard.gate_failed;
    find(".status", item).textContent = passed ? say.scorecard.gate_passed : missing;
    fillLinks(item, passed ? [] : open, words);
  }
}

/**
 * The smallest set of answers that would reach the next stage.
 * @param {Record} record
 * @param {PageWords} words
 */
function renderRise({ next }, words) {
  const rise = byId("rise");
  rise.hidden = !next;
  if (!next) return;
  const goal = { count: next.questions.length, stage: words.stage(next.stage) };
  byId("rise-title").textContent = next.smallest ? say.scorecard.rise(goal) : say.scorecard.rise_at_most(goal);
  fillLinks(rise, next.questions, words);
}

/**
 * Fills the list in an element with links to questions.
 * @param {HTMLElement} element
 * @param {string[]} questions
 * @param {PageWords} words
 */
function fillLinks(element, questions, words) {
  find("ul", element).replaceChildren(
    ...questions.map((id) => make("li", {}, make("a", { href: `#q_${id}` }, words.question(id)))),
  );
}

/**
 * @param {string} id
 * @param {import("../types.js").DimensionRecord} record
 * @param {import("../types.js").DimensionRecord} dimension  as it is shown
 * @param {PageWords} words
 */
function renderDimension(id, record, dimension, words) {
  const row = byId(`dimension_${id}`);
  stamp(row, record);
  row.dataset.dimension = id;
  const { low, high, target } = dimension;
  const ends = [dimension, low, high].flatMap((end) => (end?.score ? { score: end.score, stage: end.stage } : []));
  const put = (/** @type {string} */ name, /** @type {string} */ text) => {
    const cell = row.querySelector(`.${name}`);
    if (cell) cell.textContent = text;
  };
  put("figure", ends.map((end) => words.figure(end.score)).join("–") || say.common.not_assessed);
  put("stage", [...new Set(ends.map((end) => words.stage(end.stage)))].join(" – "));
  put("gap", words.gap(dimension));
  const select = row.querySelector("select");
  if (select) {
    select.disabled = !target;
    if (target) select.value = target;
  }
  const bar = find(".bar", row);
  bar.style.setProperty("--from", String(words.along(ends[0]?.score, id)));
  bar.style.setProperty("--to", String(words.along(ends.at(-1)?.score, id)));
}

/** @param {Record} record */
function renderRoadmap({ roadmap, dimensions }) {
  const list = document.getElementById("roadmap");
  if (!list?.parentElement) return;
  list.parentElement.hidden = !roadmap.length;
  for (const id of roadmap) list.append(byId(`road_${id}`));
  for (const [id, { stage }] of Object.entries(dimensions)) {
    const item = byId(`road_${id}`);
    item.hidden = !roadmap.includes(id);
    for (const steps of findAll("[data-at]", item)) steps.hidden = steps.dataset.at !== stage;
  }
}
