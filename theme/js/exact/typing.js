/**
 * A paper sheet as keys: what stands on it, question after question, one key an answer. No page, no
 * clock; a sheet never changes, each key makes another.
 *
 * Letters are options in the author's order, `?` is “don’t know”, `/` “does not apply” and `0` “none
 * of these”. Other figures are the number of a question to go to, with Enter behind it. So are the
 * letters of a question with more options than there are letters: its codes end with Enter.
 *
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("./score.js").Model} Model
 *
 * @typedef {object} Step  one thing that is asked
 * @property {"choice" | "checklist" | "text" | "profile"} kind
 * @property {string} id
 * @property {number | null} number  its place in the file; what is asked about the person has none
 * @property {number} index  in the program; -1 for what is not scored
 * @property {string[]} options
 * @property {string[]} escapes  of those that have a key: ~unknown, ~na, ~none
 *
 * @typedef {{model: Model, steps: Step[]}} Form
 *
 * @typedef {object} Sheet
 * @property {number} at  the step that is asked now; behind the last is the end
 * @property {Response} entered
 * @property {string} pending  of a number, or of a code of several letters, what was typed so far
 * @property {Sheet | null} past  before the last key that changed something
 *
 * @typedef {object} Said  what a key came to
 * @property {"answered" | "ticked" | "moved" | "pending" | "undone" | "finished"
 *   | "wrong" | "hidden" | "no-number" | "first" | "empty" | "nothing-to-undo"} kind
 *   from `wrong` on nothing was entered; `answered` means that the step is left, perhaps open
 * @property {number} [at]  the step that it is about
 * @property {string} [number]  of a question that is hidden, or that does not exist
 *
 * @typedef {{sheet: Sheet, said: Said}} Pressed
 */
import { emptyResponse } from "./responses.js";
import { statesOf } from "./score.js";

const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const FIGURE_KEYS = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** @type {{[key: string]: string}} */
const ESCAPE_KEYS = { "?": "~unknown", "/": "~na", "0": "~none" };

/** More signs than any number or code has. */
const MOST_PENDING = 4;

/**
 * The code of an option: a to z, then aa, ab, and so on.
 * @param {number} place
 */
export const codeAt = (place) => (place < 26 ? "" : LETTERS[Math.floor(place / 26) - 1]) + LETTERS[place % 26];

/**
 * The code of a choice, as it stands on paper.
 * @param {Step} step
 * @param {string} choice
 */
export const codeOf = ({ options }, choice) =>
  Object.keys(ESCAPE_KEYS).find((key) => ESCAPE_KEYS[key] === choice) ?? codeAt(options.indexOf(choice));

/**
 * @param {Model} model
 * @param {Pick<import("../types.js").TeamFramework, "numbers" | "about" | "profile" | "words">} framework
 * @returns {Form}
 */
export function formOf(model, { numbers, about, profile, words }) {
  const numbered = Object.entries(numbers)
    .sort(([, one], [, other]) => one - other)
    .map(([id, number]) => stepOf(model, id, number, words.questions[id].options.map(([option]) => option)));
  const asides = about.questions.map(([id]) =>
    /** @type {Step} */ ({ kind: "profile", id, number: null, index: -1, options: profile[id], escapes: [] }));
  return { model, steps: [...numbered.slice(0, about.before), ...asides, ...numbered.slice(about.before)] };
}

/**
 * @param {Model} model
 * @param {string} id
 * @param {number} number
 * @param {string[]} options
 * @returns {Step}
 */
function stepOf({ questions }, id, number, options) {
  const index = questions.findIndex((one) => one.id === id);
  if (index < 0) return { kind: "text", id, number, index, options: [], escapes: [] };
  const { allow, checklist } = questions[index];
  return { kind: checklist ? "checklist" : "choice", id, number, index, options, escapes: checklist ? [...allow, "~none"] : allow };
}

/**
 * A sheet on which so much is entered.
 * @param {Form} form
 * @param {Response} entered
 * @param {number} at
 * @returns {Sheet}
 */
export const sheetOf = (form, entered = emptyResponse(), at = 0) => ({ at: stepFrom(form, entered, at), entered, pending: "", past: null });

/**
 * Which steps are asked, as the answers have it.
 * @param {Form} form
 * @param {Response} entered
 */
export function askedIn({ model, steps }, { answers }) {
  const states = statesOf(model, answers);
  return steps.map(({ index }) => index < 0 || states[index].state !== "hidden");
}

/**
 * The first step from here on that is asked; else the end.
 * @param {Form} form
 * @param {Response} entered
 * @param {number} from
 */
function stepFrom(form, entered, from) {
  const place = askedIn(form, entered).indexOf(true, from);
  return place < 0 ? form.steps.length : place;
}

/**
 * What is entered at a step: an option, ticks, an escape or a text.
 * @param {Step} step
 * @param {Response} entered
 * @returns {Answer | undefined}
 */
export const givenAt = ({ kind, id }, { answers, profile, notes }) =>
  kind === "profile" ? profile[id] : kind === "text" ? notes[id] : answers[id];

/**
 * How many of the questions that are asked and counted have an answer, and the numbers of those that do not.
 * @param {Form} form
 * @param {Response} entered
 */
export function countsOf(form, entered) {
  const asked = askedIn(form, entered);
  const scored = form.steps.filter(({ index }, place) => index >= 0 && asked[place]);
  const open = scored.filter((step) => givenAt(step, entered) === undefined).map(({ number }) => /** @type {number} */ (number));
  return { answered: scored.length - open.length, open };
}

/**
 * @template Value
 * @param {{[id: string]: Value}} mapping
 * @param {string} id
 * @param {Value | undefined} value undefined takes it out
 * @returns {{[id: string]: Value}}
 */
function withEntry(mapping, id, value) {
  const changed = Object.assign(Object.create(null), mapping, { [id]: value });
  if (value === undefined) delete changed[id];
  return changed;
}

/**
 * @param {Sheet} sheet
 * @param {Partial<Sheet>} change
 * @returns {Sheet}
 */
const following = (sheet, change) => ({ ...sheet, pending: "", ...change, past: sheet });

/**
 * With this answer at the step that is asked now.
 * @param {Form} form
 * @param {Sheet} sheet
 * @param {Answer | undefined} answer
 * @returns {Response}
 */
function answering({ steps }, { at, entered }, answer) {
  const { kind, id } = steps[at];
  if (kind === "profile") return { ...entered, profile: withEntry(entered.profile, id, /** @type {string | undefined} */ (answer)) };
  return { ...entered, answers: withEntry(entered.answers, id, answer) };
}

/**
 * The step is left with what is entered now.
 * @param {Form} form
 * @param {Sheet} sheet
 * @param {Response} entered
 * @returns {Pressed}
 */
const goOn = (form, sheet, entered) => ({
  sheet: following(sheet, { entered, at: stepFrom(form, entered, sheet.at + 1) }),
  said: { kind: "answered", at: sheet.at },
});

/**
 * Takes a choice at the step that is asked now: an option, or an escape that it has. A tick changes
 * sides and stays there; everything else goes on.
 * @param {Form} form
 * @param {Sheet} sheet
 * @param {string} choice
 * @returns {Pressed}
 */
export function choose(form, sheet, choice) {
  const step = form.steps[sheet.at];
  if (step.kind !== "checklist" || step.escapes.includes(choice)) return goOn(form, sheet, answering(form, sheet, choice));
  const given = givenAt(step, sheet.entered);
  const before = Array.isArray(given) ? given : [];
  const ticks = step.options.filter((one) => before.includes(one) !== (one === choice));
  const entered = answering(form, sheet, ticks.length ? ticks : undefined);
  return { sheet: following(sheet, { entered }), said: { kind: "ticked", at: sheet.at } };
}

/**
 * Goes to a step that is asked, or to the end.
 * @param {Sheet} sheet
 * @param {number} at
 * @returns {Pressed}
 */
export const goTo = (sheet, at) => ({ sheet: following(sheet, { at }), said: { kind: "moved", at } });

/**
 * A text: a note to the step that is asked now, or what is answered in own words there.
 * @param {Form} form
 * @param {Sheet} sheet
 * @param {string} text
 */
export function writeNote({ steps }, sheet, text) {
  const { id } = steps[sheet.at];
  const notes = withEntry(sheet.entered.notes, id, text.trim() ? text : undefined);
  return notes[id] === sheet.entered.notes[id] ? sheet : following(sheet, { entered: { ...sheet.entered, notes } });
}

/**
 * @param {Form} form
 * @param {Sheet} sheet
 * @param {string} key a sign in small letters, " ", "enter", "backspace", "end" or "undo"
 * @returns {Pressed}
 */
export function press(form, sheet, key) {
  const step = form.steps[sheet.at];
  /** @type {(kind: Said["kind"]) => Pressed} */
  const refused = (kind) => ({ sheet, said: { kind, at: sheet.at } });
  if (key === "undo") return sheet.past ? { sheet: sheet.past, said: { kind: "undone" } } : refused("nothing-to-undo");
  const isOfCode = isLong(step) && isLetter(key);
  if (sheet.pending || isOfCode || key !== "0" && FIGURE_KEYS.includes(key)) return pressPending(form, sheet, key);
  if (key === "end") return goTo(sheet, form.steps.length);
  if (key === "backspace") {
    // The first step has no condition.
    return sheet.at ? goTo(sheet, askedIn(form, sheet.entered).lastIndexOf(true, sheet.at - 1)) : refused("first");
  }
  if (!step) return refused(key === "enter" ? (hasNoAnswer(sheet) ? "empty" : "finished") : "wrong");
  if (key === "enter") return goOn(form, sheet, sheet.entered);
  if (step.kind === "text") return refused("wrong");
  if (key === " ") return goOn(form, sheet, answering(form, sheet, undefined));
  const choice = isLetter(key) ? step.options[LETTERS.indexOf(key)] : step.escapes.find((one) => one === ESCAPE_KEYS[key]);
  return choice === undefined ? refused("wrong") : choose(form, sheet, choice);
}

const isLetter = (/** @type {string} */ key) => LETTERS.includes(key);
const isLong = (/** @type {Step | undefined} */ step) => step !== undefined && step.options.length > LETTERS.length;
const hasNoAnswer = (/** @type {Sheet} */ { entered }) => !Object.keys(entered.answers).length;

/**
 * A key of a number or of a long code: either goes on growing until Enter ends it.
 * @param {Form} form
 * @param {Sheet} sheet
 * @param {string} key
 * @returns {Pressed}
 */
function pressPending(form, sheet, key) {
  const { pending, at } = sheet;
  /** @type {(now: string) => Pressed} */
  const growing = (now) => ({ sheet: following(sheet, { pending: now }), said: { kind: "pending", at } });
  if (key === "backspace") return growing(pending.slice(0, -1));
  const isNumber = FIGURE_KEYS.includes((pending || key)[0]);
  if (key === "enter") return isNumber ? endNumber(form, sheet) : endCode(form, sheet);
  const isGood = isNumber ? FIGURE_KEYS.includes(key) : isLetter(key);
  return isGood && pending.length < MOST_PENDING ? growing(pending + key) : { sheet, said: { kind: "wrong", at } };
}

/**
 * A number that leads nowhere is dropped, so that the next can be typed.
 * @type {(form: Form, sheet: Sheet) => Pressed}
 */
function endNumber(form, sheet) {
  const number = sheet.pending;
  const place = form.steps.findIndex((one) => String(one.number) === number);
  if (askedIn(form, sheet.entered)[place]) return goTo(sheet, place);
  return { sheet: following(sheet, {}), said: { kind: place < 0 ? "no-number" : "hidden", number } };
}

/** @type {(form: Form, sheet: Sheet) => Pressed} */
function endCode(form, sheet) {
  const choice = form.steps[sheet.at].options.find((_, place) => codeAt(place) === sheet.pending);
  return choice === undefined ? { sheet: following(sheet, {}), said: { kind: "wrong", at: sheet.at } } : choose(form, sheet, choice);
}
