/** The answers and scores as a CSV that spreadsheets show and other programs read. */
import { fraction, show } from "../exact/fractions.js";
import { methodOf } from "../exact/methods.js";

const COLUMNS = ["kind", "id", "text", "answer", "value", "score", "highest", "unit", "stage", "target", "gap", "note"];

/**
 * What a spreadsheet takes for a formula, at the beginning of a cell alone: what stands within one is
 * people's words. Blanks, quotes and signs that cannot be seen are skipped, as spreadsheets do.
 */
const COMPUTED = /^[\s\p{Cc}\p{Cf}"'`]*[=+\-@\u2212\uFE62\uFE63\uFE66\uFE6B\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r\n]/u;

/** A spreadsheet takes what stands behind an apostrophe for text. */
const inert = (text) => text.replace(COMPUTED, "'$&");

/** @param {string[][]} rows */
export function csvText(rows) {
  const cell = (value) => {
    const text = inert(value);
    return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** A number as a decimal: exact where it ends within six decimals, else cut off behind them. */
const decimal = (number) => show(number, 6).replace(/\.?0+$/, "");

/** What an answer counts with; "" where it does not count or there is none. */
function valueOf({ unit, unknown }, { lowest, options }, answer) {
  const of = (whole) => decimal(fraction(BigInt(whole), BigInt(unit)));
  if (answer === "~unknown" && unknown === "lowest") return of(lowest);
  if (answer === undefined || answer === "~na" || answer === "~unknown") return "";
  return of([answer].flat().reduce((sum, choice) => sum + BigInt(options[choice] ?? 0), 0n));
}

/**
 * A row a question that is asked, with its answer and what it counts with, a row a dimension, and the result.
 * Figures are cut off as everywhere; how the whole of them is called stands in a column of its own.
 */
export function tableText({ framework, response, record, words }) {
  const { program, texts, bounds } = framework;
  const { countsGates, isPercent } = methodOf(program);
  const questions = new Map(program.questions.map((question) => [question.id, question]));
  const asked = document.querySelectorAll("#assessment fieldset:not([hidden])");
  const bare = (text) => text.replace("%", "");
  const figure = (score) => (score ? bare(words.figure(score)) : "");
  const unit = (score) => (score && isPercent ? "%" : "");

  const question = (id) => {
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
  const dimension = ([id, record]) => ({
    kind: "dimension",
    id,
    text: words.dimension(id),
    score: figure(record.score),
    highest: bounds[id][0] === bounds[id][1] ? "" : bare(words.most(bounds[id][1])),
    unit: unit(record.score),
    stage: words.stage(record.stage),
    target: words.stage(record.target),
    gap: bare(words.gap(record)),
  });
  const result = {
    kind: "result",
    id: framework.id,
    text: `${framework.title} ${framework.version}`,
    score: record.score ? bare(words.overall(record.score)) : "",
    highest: bare(words.most(bounds[""][1])),
    unit: countsGates ? "gates" : unit(record.score),
    stage: words.stage(record.stage),
    note: response.label,
  };
  const known = [...asked].map(({ id }) => id.slice("q_".length)).filter((id) => questions.has(id) || texts.includes(id));
  const rows = [...known.map(question), ...Object.entries(record.dimensions).map(dimension), result];
  return csvText([COLUMNS, ...rows.map((row) => COLUMNS.map((column) => row[column] ?? ""))]);
}
