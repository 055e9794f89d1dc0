/** What is said of a sheet that is typed in. */
import { make } from "../browser/make.js";
import { commaList } from "../exact/lists.js";
import { codeAt, codeOf, countsOf, givenAt } from "../exact/typing.js";
import { say } from "../say.js";

/**
 * @typedef {import("../exact/typing.js").Form} Form
 * @typedef {import("../exact/typing.js").Sheet} Sheet
 * @typedef {import("../exact/typing.js").Said} Said
 * @typedef {import("../exact/typing.js").Step} Step
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 */

/** What every key has to be told of, and what it is for. */
const SAID_OF_ESCAPES = { "~unknown": say.entry.key_unknown, "~na": say.entry.key_not_applicable, "~none": say.entry.key_none };

/**
 * @param {Form} form
 * @param {import("./view.js").TeamPage} page
 */
export function entryWords(form, { framework, words }) {
  const { steps } = form;
  const about = new Map(framework.about.questions);
  const last = Object.keys(framework.numbers).length;

  const textOf = (/** @type {Step} */ { kind, id }) => (kind === "profile" ? about.get(id) ?? "" : words.question(id));
  const optionOf = (/** @type {Step} */ { kind, id }, /** @type {string} */ choice) => (kind === "profile" ? choice : words.option(id, choice) ?? "");
  const isText = (/** @type {Step} */ { kind }) => kind === "text";

  /**
   * What is entered at a step as it stands on paper, such as “a c”; “–” where it is open.
   * @param {Step} step
   * @param {Sheet} sheet
   */
  function signsOf(step, { entered }) {
    const given = givenAt(step, entered);
    if (given === undefined) return "–";
    return isText(step) ? "✓" : [given].flat().map((one) => codeOf(step, one)).join(" ");
  }

  /** @type {(step: Step, sheet: Sheet) => string} */
  function answerOf(step, { entered }) {
    const given = givenAt(step, entered);
    if (given === undefined) return say.entry.open;
    if (isText(step)) return /** @type {string} */ (given);
    return commaList([given].flat().map((one) => say.entry.choice({ code: codeOf(step, one), text: optionOf(step, one) })));
  }

  /** @type {(sheet: Sheet) => string} */
  function done({ entered }) {
    const { answered, open } = countsOf(form, entered);
    return open.length ? say.entry.done({ count: answered, open: open.length }) : say.entry.done_all({ count: answered });
  }

  /** What is asked now, with its number. @type {(sheet: Sheet) => string} */
  function asked(sheet) {
    const step = steps[sheet.at];
    if (!step) return done(sheet);
    const text = textOf(step);
    return step.number ? say.entry.asked({ number: step.number, text }) : text;
  }

  /** Which keys there are at a step. @type {(sheet: Sheet) => string} */
  function keysAt({ at, pending }) {
    const step = steps[at];
    if (pending) return say.entry.keys_pending;
    if (!step) return say.entry.keys_at_end;
    if (isText(step)) return say.entry.keys_of_text;
    const letters = say.entry.key_letters({ first: codeAt(0), last: codeAt(step.options.length - 1) });
    const escapes = step.escapes.map((one) => SAID_OF_ESCAPES[/** @type {keyof typeof SAID_OF_ESCAPES} */ (one)]);
    return say.entry.keys({ keys: commaList([letters, ...escapes]) });
  }

  /**
   * What a key came to, as one sentence of which those who see need a part.
   * @param {Said} said
   * @param {Sheet} sheet
   * @returns {(string | Node)[]}
   */
  function sentence({ kind, at = 0, number = "" }, sheet) {
    const unseen = (/** @type {string} */ text) => make("span", { className: "unseen" }, text);
    const step = steps[at];
    const named = step && String(step.number ?? textOf(step));
    switch (kind) {
      case "answered":
        return say.entry.taken.parts({ asked: named, answer: answerOf(step, sheet), next: asked(sheet), unseen });
      case "ticked":
        return [say.entry.ticked({ asked: named, answer: answerOf(step, sheet) })];
      case "undone":
        return say.entry.undone.parts({ next: asked(sheet), unseen });
      case "moved":
        return [unseen(asked(sheet))];
      case "pending":
        return [sheet.pending ? say.entry.pending({ typed: sheet.pending }) : ""];
      case "hidden":
        return [say.entry.hidden({ number })];
      case "no-number":
        return [say.entry.no_number({ number, last })];
      case "first":
        return [say.entry.first];
      case "empty":
        return [say.entry.empty];
      case "nothing-to-undo":
        return [say.entry.nothing_to_undo];
      default:
        return [keysAt(sheet)];
    }
  }

  return { asked, done, optionOf, sentence, signsOf, textOf, last };
}
