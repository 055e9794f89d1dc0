/**
 * The questionnaire as a form: what stands in it, and what a response puts into it.
 *
 * A form's controls hide its own members, and a question may be called "elements" or "after". So
 * everything here works on an element around the form, which has no members but its own.
 *
 * @typedef {import("../types.js").Response} Response
 */
import { byId } from "./elements.js";
import { emptyResponse } from "../exact/responses.js";

/** @type {(part: ParentNode) => NodeListOf<HTMLInputElement>} */
const controlsIn = (part) => part.querySelectorAll("input, textarea, select");

/**
 * @param {HTMLElement} questions
 * @param {Pick<Response, "targets" | "label">} kept what the form does not hold
 * @returns {Response}
 */
export function readForm(questions, { targets, label }) {
  const response = { ...emptyResponse(), targets, label };
  for (const { name, type, value, checked } of controlsIn(questions)) {
    const [id, kind] = name.split("~");
    if (kind) {
      if (value) response[kind === "note" ? "notes" : "profile"][id] = value;
    } else if (checked) {
      if (type === "radio" || value.startsWith("~")) response.answers[id] = value;
      else response.answers[id] = [response.answers[id] ?? []].flat().concat(value);
    }
  }
  return response;
}

/**
 * @param {HTMLElement} questions
 * @param {Response} response
 */
export function fillForm(questions, { answers, notes, profile }) {
  for (const control of controlsIn(questions)) {
    const [id, kind] = control.name.split("~");
    // What is being written at this moment is newer than what was saved.
    if (control === document.activeElement && kind === "note") continue;
    if (kind === "note") control.value = notes[id] ?? "";
    else if (kind === "profile") control.value = profile[id] ?? "";
    else control.checked = [answers[id] ?? []].flat().includes(control.value);
  }
}

/**
 * In a checklist, "none of these" and the escapes stand alone.
 * @param {EventTarget | null} control that was changed
 */
export function settleChecklist(control) {
  const tick = /** @type {HTMLInputElement} */ (control);
  if (tick.type !== "checkbox" || !tick.checked) return;
  for (const other of controlsIn(/** @type {HTMLElement} */ (tick.closest("fieldset")))) {
    if (other !== tick && [tick, other].some(({ value }) => value.startsWith("~"))) other.checked = false;
  }
}

/**
 * Hides questions whose condition does not hold; what was answered stays in them.
 * @param {{id: string}[]} questions
 * @param {{state: string}[]} states
 */
export function showQuestions(questions, states) {
  questions.forEach(({ id }, index) => {
    byId(`q_${id}`).hidden = states[index].state === "hidden";
  });
}
