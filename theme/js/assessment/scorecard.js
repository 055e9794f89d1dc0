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
  for (const id of Object.keys(record.dimensions)) renderDimension(id, record.dimensions[id], shown.dimensions[id], words);
  for (const section of findAll("[data-for]")) section.hidden = !isComplete || section.dataset.for !== stage;
  for (const section of findAll("[data-complete]")) section.hidden = !isComplete;
  for (const section of findAll("[data-answered]")) {
    section.hidden = record.state !== "complete" || (isComplete && section.dataset.answered === "unsure");
  }
  for (const finding of findAll("[id^='finding_']")) {
    const [, id] = finding.id.split("_");
    finding.hidden = !shown.findings.includes(id);
    if (record.findings.includes(id)) finding.dataset.finding = id;
    else delete finding.dataset.finding;
  }
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
    find("ul", item).replaceChildren(...(passed ? [] : open).map((question) => make("li", {}, make("a", { href: `#q_${question}` }, words.question(question)))));
  }
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
  const ends = [dimension, dimension.low, dimension.high].flatMap((end) => (end?.score ? { score: end.score, stage: end.stage } : []));
  find(".figure", row).textContent = ends.map((end) => words.figure(end.score)).join("–") || say.common.not_assessed;
  const stage = row.querySelector(".stage");
  if (stage) stage.textContent = [...new Set(ends.map((end) => words.stage(end.stage)))].join(" – ");
}
