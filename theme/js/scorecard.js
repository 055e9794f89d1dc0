/**
 * The scorecard: puts a record on the page. The page already holds all texts of the framework, so
 * this shows and hides them and writes figures; it makes no markup from text.
 */
import { fraction, minus, parse, show } from "./fractions.js";

const byId = (id) => document.getElementById(id);
const each = (selector, act) => document.querySelectorAll(selector).forEach(act);
const plural = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** The words and figures of one framework, by id; the words are those on the page. */
export function wordsOf({ program, highest }) {
  const percent = program.method === "points" || program.method === "gates" ? "%" : "";
  const shown = (score) => show(typeof score === "string" ? parse(score) : score, program.decimals);
  return {
    stage: (id) => (id ? byId(`step_${id}`).textContent : ""),
    dimension: (id) => byId(`d_${id}`).querySelector("h2").textContent,
    gate: (id) => byId(`gate_${id}`).firstChild.textContent,
    question: (id) => byId(`q_${id}`).querySelector("legend span").textContent,
    option: (id, choice) =>
      byId(`q_${id}`).querySelector(`[value="${choice}"]`).nextElementSibling.textContent,
    figure: (score) => shown(score) + percent,
    overall: (score) =>
      program.method === "gates"
        ? `${shown(score).split(".")[0]} of ${plural(program.gates.length, "gate")}`
        : percent
          ? shown(score) + percent
          : `${shown(score)} of ${highest}`,
    /** What is missing between two figures as they are shown, so that the sum on the page is right. */
    short: (threshold, score) => {
      const scale = 10n ** BigInt(program.decimals);
      const floor = (score[0] * scale) / score[1];
      return shown(minus(threshold, fraction(floor, scale))) + percent;
    },
  };
}

export function renderScorecard(framework, record, words) {
  const card = byId("scorecard");
  stamp(card, record);
  const { state, stage, low, high, counts } = record;
  const isComplete = state === "complete";
  const range = low && (low.stage === high.stage ? words.stage(low.stage) : `between ${words.stage(low.stage)} and ${words.stage(high.stage)}`);
  const progress = `${counts.visible - counts.unanswered} of ${counts.visible} answered`;
  const where = { complete: () => words.stage(stage), incomplete: () => range, "not-assessed": () => "not assessed" }[state]();

  byId("verdict").textContent = where[0].toUpperCase() + where.slice(1);
  byId("standing").textContent = standing(record, words, progress);
  byId("left").textContent = counts.unanswered ? `${plural(counts.unanswered, "question")} left` : "All answered";
  byId("range").textContent = where;
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
    const id = finding.id.slice("finding_".length);
    finding.hidden = !record.findings.includes(id);
    if (finding.hidden) delete finding.dataset.finding;
    else finding.dataset.finding = id;
  });
  renderRoadmap(record);
}

/** The data attributes that host scripts may rely on. */
function stamp(element, { state, stage, score, low, high, gap }) {
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
    if (value == null) delete element.dataset[name];
    else element.dataset[name] = value;
  }
}

function standing({ state, score, counts }, words, progress) {
  const parts = [state === "complete" ? words.overall(score) : "", progress];
  if (counts.unknown) parts.push(`${counts.unknown} not known`);
  if (counts.not_applicable) parts.push(`${counts.not_applicable} not applicable`);
  return parts.filter(Boolean).join(" · ");
}

function renderPath({ stages }, { stage, low, high }) {
  const from = stages.indexOf(stage ?? low?.stage);
  const to = stages.indexOf(stage ?? high?.stage);
  stages.forEach((id, index) => {
    const step = byId(`step_${id}`);
    step.dataset.mark = stage === id ? "here" : index < from ? "done" : index <= to ? "range" : "";
    if (stage === id) step.ariaCurrent = "step";
    else step.ariaCurrent = null;
  });
}

/** Why this stage: the comparison or the gate that decided. */
function trace({ method, stages, thresholds, unit, gates, cap }, record, words) {
  const position = stages.indexOf(record.stage);
  const [here, after] = [position, position + 1].map((index) => words.stage(stages[index]));
  if (method === "gates") {
    const failed = gates.find(({ id }) => !record.gates[id].passed);
    if (!failed) return `All ${gates.length} gates are passed.`;
    const { passing, needed, counted } = record.gates[failed.id];
    return `The first gate that is not passed is “${words.gate(failed.id)}”: ${passing} of ${counted} in place, ${needed} needed. It holds at ${words.stage(stages[failed.holds_at])}.`;
  }
  const score = parse(record.score);
  const at = (index) => fraction(BigInt(thresholds[index - 1]), BigInt(unit));
  if (record.capped_by) {
    const weakest = record.dimensions[record.capped_by];
    return `${words.overall(score)} would reach further, but ${words.dimension(record.capped_by)} stands at ${words.stage(weakest.stage)}, and the whole is at most ${plural(cap, "stage")} above the weakest dimension.`;
  }
  const starts = position ? `${here} starts at ${words.figure(at(position))}` : `${here} is the first stage`;
  if (!after) return `${words.overall(score)}: ${starts}.`;
  return `${words.overall(score)}: ${starts}, ${after} at ${words.figure(at(position + 1))}, ${words.short(at(position + 1), score)} short.`;
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
  byId("rise-title").textContent = next.smallest
    ? `${plural(next.questions.length, "answer")} raised to the best would reach ${stage}`
    : `Raised to the best, these would reach ${stage}; fewer may do`;
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
  const { state, score, low, high, stage, target, gap } = dimension;
  const figures = score ? [score] : low ? [low.score, high.score] : [];
  const names = [...new Set((score ? [stage] : low ? [low.stage, high.stage] : []).map(words.stage))].filter(Boolean);
  const put = (name, text) => {
    const cell = row.querySelector(`.${name}`);
    if (cell) cell.textContent = text;
  };
  put("figure", state === "not-assessed" ? "not assessed" : figures.map(words.figure).join("–"));
  put("stage", names.join(" – "));
  put("gap", gap ? words.figure(gap) : "");
  const select = row.querySelector("select");
  if (select) {
    select.disabled = !target;
    if (target) select.value = target;
  }
  const bar = row.querySelector(".bar");
  bar.style.setProperty("--from", width(figures[0], row.dataset.full));
  bar.style.setProperty("--to", width(figures.at(-1), row.dataset.full));
}

/** Where a score ends on a bar that is full at `full`; a drawing, so thousandths will do. */
export function width(score, full) {
  if (!score) return 0;
  const [a, b] = [parse(score), parse(full)];
  return Number((1000n * a[0] * b[1]) / (a[1] * b[0])) / 1000;
}

function renderRoadmap({ roadmap, dimensions }) {
  const list = byId("roadmap");
  if (!list) return;
  list.parentElement.hidden ||= !roadmap.length;
  for (const id of roadmap) list.append(byId(`road_${id}`));
  for (const [id, { stage }] of Object.entries(dimensions)) {
    byId(`road_${id}`).hidden = !roadmap.includes(id);
    each(`#road_${id} [data-at]`, (steps) => {
      steps.hidden = steps.dataset.at !== stage;
    });
  }
}
