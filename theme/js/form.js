/** The questionnaire as a form: what stands in it, and what a response puts into it. */
import { emptyResponse } from "./responses.js";

/** @returns {import("./responses.js").Response} */
export function readForm(form, { targets, label }) {
  const response = { ...emptyResponse(), targets, label };
  const ticked = new Map();
  for (const [name, value] of new FormData(form)) {
    const [id, kind] = name.split("~");
    if (value === "") continue;
    if (kind === "note") response.notes[id] = value;
    else if (kind === "profile") response.profile[id] = value;
    else ticked.set(id, [...(ticked.get(id) ?? []), value]);
  }
  for (const [id, values] of ticked) {
    const isChecklist = form.elements.namedItem(id)[0].type === "checkbox";
    response.answers[id] = isChecklist && !values[0].startsWith("~") ? values : values[0];
  }
  return response;
}

export function fillForm(form, { answers, notes, profile }) {
  for (const control of form.elements) {
    const [id, kind] = control.name.split("~");
    // What somebody is writing at this moment is newer than what was saved.
    if (control === document.activeElement && kind === "note") continue;
    if (kind === "note") control.value = notes[id] ?? "";
    else if (kind === "profile") control.value = profile[id] ?? "";
    else if (id) control.checked = [answers[id] ?? []].flat().includes(control.value);
  }
}

/** In a checklist, "none of these" and the escapes stand alone. */
export function settleChecklist(form, { name, type, value, checked }) {
  if (type !== "checkbox" || !checked) return;
  for (const other of form.elements.namedItem(name)) {
    if (other.value !== value && (value.startsWith("~") || other.value.startsWith("~"))) other.checked = false;
  }
}

/** Hides questions whose condition does not hold; what was answered stays in them. */
export function showQuestions(questions, states) {
  questions.forEach(({ id }, index) => {
    document.getElementById(`q-${id}`).hidden = states[index].state === "hidden";
  });
}
