/** What was answered in a workbook of a version (`workbook.xlsx`), as a result file holds it. */
import { say } from "../say.js";
import { ResultError, RESULT_FORMAT } from "./result-file.js";

const WORKBOOK_FORMAT = "stagemark-workbook/1";
/** Where the list of choices begins on the sheet of data. */
const FIRST_CHOICE = 8;
/** @typedef {Map<string, string>} Cells */

/**
 * The sheet `data` says of each choice its question, its id, the cell that it may stand in and how it
 * is written there.
 * @param {Cells} data
 * @param {Cells} questions
 * @throws {ResultError} for a cell that holds what is in no list, two answers that exclude each other, or nothing at all
 */
export function resultInWorkbook(data, questions) {
  if (data.get("B1") !== WORKBOOK_FORMAT) throw new ResultError(say.workbook_in.not_ours);
  /** @type {{[question: string]: string | string[]}} */
  const answers = {};
  /** @type {{[question: string]: string}} */
  const notes = {};
  /** @type {{[question: string]: string}} */
  const profile = {};
  /** @type {Map<string, boolean>} by cell: whether what stands in it is a choice */
  const filled = new Map();
  const choices = choicesIn(data);
  const checklists = checklistsIn(choices);
  for (const { question, id, cell, label, text } of choices) {
    const entered = questions.get(cell);
    if (!entered) continue;
    if (id === "~note") {
      notes[question] = entered;
      continue;
    }
    const isPicked = entered === label;
    filled.set(cell, isPicked || (filled.get(cell) ?? false));
    if (!isPicked) continue;
    if (id === "~profile") {
      profile[question] = text || label;
      continue;
    }
    const before = answers[question];
    const isTick = checklists.has(question) && !id.startsWith("~");
    if (before && !(isTick && Array.isArray(before))) throw new ResultError(say.workbook_in.torn({ cell }));
    answers[question] = isTick ? [...(before ?? []), id] : id;
  }
  for (const [cell, isPicked] of filled) {
    if (!isPicked) throw new ResultError(say.workbook_in.not_in_list({ cell, text: (questions.get(cell) ?? "").slice(0, 60) }));
  }
  if (![answers, notes, profile].some((one) => Object.keys(one).length)) throw new ResultError(say.workbook_in.empty);
  const [framework, version, seal] = ["B2", "B3", "B4"].map((cell) => data.get(cell) ?? "");
  return { format: RESULT_FORMAT, framework, version, seal, answers, notes, profile };
}

/**
 * The questions whose choices stand in several cells.
 * @param {ReturnType<typeof choicesIn>} choices
 */
function checklistsIn(choices) {
  /** @type {Map<string, string>} */
  const first = new Map();
  /** @type {Set<string>} */
  const several = new Set();
  for (const { question, id, cell } of choices) {
    if (id === "~note") continue;
    if (!first.has(question)) first.set(question, cell);
    if (first.get(question) !== cell) several.add(question);
  }
  return several;
}

/** @param {Cells} data */
function choicesIn(data) {
  const choices = [];
  for (let row = FIRST_CHOICE; data.has(`A${row}`); row += 1) {
    const [question, id, cell, label, text] = ["A", "B", "C", "D", "G"].map((column) => data.get(`${column}${row}`) ?? "");
    choices.push({ question, id, cell, label, text });
  }
  return choices;
}
