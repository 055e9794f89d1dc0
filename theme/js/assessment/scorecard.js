/**
 * The scorecard: puts a record on the page. The page already holds all texts of the framework, so
 * this shows and hides them and writes figures; it makes no markup from text.
 */
import { methodOf } from "../exact/methods.js";
import { figuresIn } from "../exact/shown.js";

const byId = (id) => document.getElementById(id);
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A text of the framework in a sentence of the page, which may run the other way. */
export const isolated = (text) => (document.dir ? `\u2068${text}\u2069` : text);

/**
 * The words and figures of one framework, by id; the words are those on the page. Those for files
 * (`name`: String) are as they stand, those for the page fit into its sentences.
 */
export function wordsOf(framework, name = isolated) {
  return {
    ...figuresIn(framework),
    stage: (id) => (id ? name(byId(`step_${id}`).textContent) : ""),
    dimension: (id) => name(byId(`d_${id}`).querySelector("h2").textContent),
    gate: (id) => name(byId(`gate_${id}`).firstChild.textContent),
    question: (id) => byId(`q_${id}`).querySelector("h3").textContent,
    option: (id, choice) =>
      byId(`q_${id}`).querySelector(`[value="${choice}"]`).nextElementSibling.textContent,
  };
}

export function renderScorecard(framework, record, words) {
  const card = byId("scorecard");
  stamp(card, record);
  const { state, stage, counts } = record;
  const isComplete = state === "complete";
  const where = whereOf(record, words);

  byId("verdict").textContent = where[0].toUpperCase() + where.slice(1);
  byId("standing").textContent = (isComplete ? `${words.whole(record.score)} · ` : "") + answeredOf(counts);
  byId("answered").value = counts.visible - counts.unanswered;
  byId("answered").max = counts.visible;

  renderPath(framework.program, record);
  byId("trace").textContent = isComplete ? trace(framework.program, record, words) : "";
  renderGates(record, words);
  renderRise(record, words);
  for (const [id, dimension] of Object.entries(record.dimensions)) renderDimension(id, dimension, words);
  each("[data-for]", (part) => {
    part.hidden = !isComplete || part.dataset.for !== stage;
  });
  each("[data-complete]", (part) => {
    part.hidden = !isComplete;
  });
  each("[id^='finding_']", (finding) => {
    const [, id] = finding.id.split("_");
    finding.hidden = !record.findings.includes(id);
    if (finding.hidden) delete finding.dataset.finding;
    else finding.dataset.finding = id;
  });
  renderRoadmap(record);
}

/** The stage of a record in words, or those that it lies between. */
export function whereOf({ state, stage, low, high }, words) {
  if (state === "complete") return words.stage(stage);
  if (!low) return "not assessed";
  return low.stage === high.stage ? words.stage(low.stage) : `between ${words.stage(low.stage)} and ${words.stage(high.stage)}`;
}

/** The data attributes that host scripts may rely on. */
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

/** How much is answered; to know that one does not know is no answer. */
export function answeredOf({ visible, answered, unanswered, unknown, not_applicable }) {
  const parts = [`${answered}${unanswered || answered === visible ? ` of ${visible}` : ""} answered`];
  if (unknown) parts.push(`${unknown} not known`);
  if (not_applicable) parts.push(`${not_applicable} not applicable`);
  return parts.join(", ");
}

function renderPath({ stages }, { stage, low, high }) {
  const from = stages.indexOf(stage ?? low?.stage);
  const to = stages.indexOf(stage ?? high?.stage);
  stages.forEach((id, index) => {
    const step = byId(`step_${id}`);
    step.dataset.mark = stage === id ? "here" : index < from ? "done" : index <= to ? "range" : "";
    step.ariaCurrent = stage === id ? "step" : null;
  });
}

/** Why this stage: the comparison or the gate that decided. */
function trace(program, record, words) {
  const { stages, gates, cap } = program;
  const position = stages.indexOf(record.stage);
  const [here, after] = [position, position + 1].map((index) => words.stage(stages[index]));
  if (methodOf(program).countsGates) {
    const failed = gates.find(({ id }) => !record.gates[id].passed);
    if (!failed) return `All ${gates.length} gates are passed.`;
    const { passing, needed, counted } = record.gates[failed.id];
    return `The first gate that is not passed is “${words.gate(failed.id)}”: ${passing} of ${counted} in place, ${needed} needed. It holds at ${words.stage(stages[failed.holds_at])}.`;
  }
  const { score } = record;
  const at = (index) => words.figure(words.start(stages[index]));
  if (record.capped_by) {
    const weakest = record.dimensions[record.capped_by];
    return `${words.whole(score)} would reach further, but ${words.dimension(record.capped_by)} stands at ${words.stage(weakest.stage)}, and the whole is at most ${plural(cap, "stage")} above the weakest dimension.`;
  }
  const starts = position ? `${here} starts at ${at(position)}` : `${here} is the first stage`;
  const ahead = after && `, ${after} at ${at(position + 1)}, ${words.short(stages[position + 1], score)} short`;
  return `${words.whole(score)}: ${starts}${ahead}.`;
}

function renderGates({ gates, counts }, words) {
  for (const [id, gate] of Object.entries(gates)) {
    const item = byId(`gate_${id}`);
    item.dataset.gate = id;
    item.dataset.passed = gate.passed;
    const isOpen = counts.unanswered && gate.could_pass && !gate.passed;
    item.querySelector(".status").textContent = gate.passed ? "Passed" : isOpen ? "Open" : "Not passed";
    fillLinks(item.querySelector("ul"), gate.passed ? [] : gate.open, words);
  }
}

/** The smallest set of answers that would reach the next stage. */
function renderRise({ next }, words) {
  const rise = byId("rise");
  rise.hidden = !next;
  if (!next) return;
  const stage = words.stage(next.stage);
  const few = next.smallest ? "" : "; fewer may do";
  byId("rise-title").textContent = `${plural(next.questions.length, "answer")} raised to the best would reach ${stage}${few}`;
  fillLinks(rise.querySelector("ul"), next.questions, words);
}

function fillLinks(list, questions, words) {
  list.replaceChildren(
    ...questions.map((id) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#q_${id}`;
      link.textContent = words.question(id);
      item.append(link);
      return item;
    }),
  );
}

function renderDimension(id, dimension, words) {
  const row = byId(`dimension_${id}`);
  stamp(row, dimension);
  row.dataset.dimension = id;
  const { low, high, target } = dimension;
  const ends = [dimension, low, high].filter((end) => end?.score);
  const put = (name, text) => {
    const cell = row.querySelector(`.${name}`);
    if (cell) cell.textContent = text;
  };
  put("figure", ends.map((end) => words.figure(end.score)).join("–") || "not assessed");
  put("stage", [...new Set(ends.map((end) => words.stage(end.stage)))].join(" – "));
  put("gap", words.gap(dimension));
  const select = row.querySelector("select");
  if (select) {
    select.disabled = !target;
    if (target) select.value = target;
  }
  const bar = row.querySelector(".bar");
  bar.style.setProperty("--from", words.along(ends[0]?.score, id));
  bar.style.setProperty("--to", words.along(ends.at(-1)?.score, id));
}

function renderRoadmap({ roadmap, dimensions }) {
  const list = byId("roadmap");
  if (!list) return;
  list.parentElement.hidden = !roadmap.length;
  for (const id of roadmap) list.append(byId(`road_${id}`));
  for (const [id, { stage }] of Object.entries(dimensions)) {
    byId(`road_${id}`).hidden = !roadmap.includes(id);
    each(`#road_${id} [data-at]`, (steps) => {
      steps.hidden = steps.dataset.at !== stage;
    });
  }
}
