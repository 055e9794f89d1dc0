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
  const cellsOf = (/** @type {string} */ question) => new Set(choices.filter((one) => one.question === question && one.id !== "~note").map(({ cell }) => cell));
  /** @type {Map<string, boolean>} */
  const isChecklist = new Map();
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
    if (id === "~profile") profile[question] = text || label;
    else {
      if (!isChecklist.has(question)) isChecklist.set(question, cellsOf(question).size > 1);
      if (isChecklist.get(question) && !id.startsWith("~")) {
        const ticks = answers[question];
        answers[question] = Array.isArray(ticks) ? [...ticks, id] : [id];
      } else if (question in answers) throw new ResultError(say.workbook_in.torn({ cell }));
      else answers[question] = id;
    }
  }
  for (const [cell, isPicked] of filled) {
    if (!isPicked) throw new ResultError(say.workbook_in.not_in_list({ cell, text: (questions.get(cell) ?? "").slice(0, 60) }));
  }
  if (![answers, notes, profile].some((one) => Object.keys(one).length)) throw new ResultError(say.workbook_in.empty);
  const [framework, version, seal] = ["B2", "B3", "B4"].map((cell) => data.get(cell) ?? "");
  return { format: RESULT_FORMAT, framework, version, seal, answers, notes, profile };
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
