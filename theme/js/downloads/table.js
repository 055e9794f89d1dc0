/**
 * The answers and scores as a table: a row a question that is asked, with its answer and what it
 * counts with, a row a dimension, and the result. Figures are cut off as everywhere; how the whole of
 * them is called stands in a column of its own.
 *
 * @typedef {import("../types.js").Program} Program
 * @typedef {{[column in (typeof COLUMNS)[number]]?: string}} Row
 */
import { findAll } from "../browser/elements.js";
import { fraction, show } from "../exact/fractions.js";
import { methodOf } from "../exact/methods.js";
import { csvText } from "./csv.js";

const COLUMNS = /** @type {const} */ (["kind", "id", "text", "answer", "value", "score", "highest", "unit", "stage", "target", "gap", "note"]);

/** A number as a decimal: exact where it ends within six decimals, else cut off behind them. */
const decimal = (/** @type {import("../exact/fractions.js").Fraction} */ number) => show(number, 6).replace(/\.?0+$/, "");

/**
 * What an answer counts with; "" where it does not count or there is none.
 * @param {Program} program
 * @param {Program["questions"][number]} question
 * @param {import("../types.js").Answer} [answer]
 */
function valueOf({ unit, unknown }, { lowest, options }, answer) {
  const of = (/** @type {import("../types.js").Whole | bigint} */ whole) => decimal(fraction(BigInt(whole), BigInt(unit)));
  if (answer === "~unknown" && unknown === "lowest") return of(lowest);
  if (answer === undefined || answer === "~na" || answer === "~unknown") return "";
  return of([answer].flat().reduce((sum, choice) => sum + BigInt(options[choice] ?? 0), 0n));
}

/** @param {import("./summary.js").ResultInWords} result */
function tableText({ framework, response, doubt: { shown: record }, words }) {
  const { program, texts, bounds } = framework;
  const { countsGates, isPercent } = methodOf(program);
  const questions = new Map(program.questions.map((question) => [question.id, question]));
  const bare = (/** @type {string} */ text) => text.replace("%", "");
  const figure = (/** @type {string | null} */ score) => (score ? bare(words.figure(score)) : "");
  const unit = (/** @type {string | null} */ score) => (score && isPercent ? "%" : "");

  /** @returns {Row} */
  const questionRow = (/** @type {string} */ id) => {
    const scored = questions.get(id);
    const answer = response.answers[id];
    return {
      kind: "question",
      id,
      text: words.question(id),
      answer: [answer ?? []].flat().map((choice) => words.option(id, choice)).join("; "),
      value: scored ? valueOf(program, scored, answer) : "",
      highest: scored ? decimal(fraction(BigInt(scored.highest), BigInt(program.unit))) : "",
      note: response.notes[id] ?? "",
    };
  };
  /** @returns {Row} */
  const dimensionRow = (/** @type {string} */ id) => ({
    kind: "dimension",
    id,
    text: words.dimension(id),
    score: figure(record.dimensions[id].score),
    highest: bounds[id][0] === bounds[id][1] ? "" : bare(words.most(bounds[id][1])),
    unit: unit(record.dimensions[id].score),
    stage: words.stage(record.dimensions[id].stage),
    target: words.stage(record.dimensions[id].target),
    gap: bare(words.gap(record.dimensions[id])),
  });
  /** @type {Row} */
  const resultRow = {
    kind: "result",
    id: framework.id,
    text: `${framework.title} ${framework.version}`,
    score: record.score ? bare(words.overall(record.score)) : "",
    highest: bare(words.most(bounds[""][1])),
    unit: countsGates ? "gates" : unit(record.score),
    stage: words.stage(record.stage),
    note: response.label,
  };
  const asked = findAll("#assessment fieldset:not([hidden])").map(({ id }) => id.slice("q_".length));
  const known = asked.filter((id) => questions.has(id) || texts.includes(id));
  const rows = [...known.map(questionRow), ...Object.keys(record.dimensions).map(dimensionRow), resultRow];
  return csvText([[...COLUMNS], ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))]);
}

/** @type {import("./files.js").Writer} */
export const tableFile = {
  ending: "csv",
  type: "text/csv;charset=utf-8",
  write: tableText,
};
