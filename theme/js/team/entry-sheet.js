/** A sheet on the screen: what is asked, what was typed so far, and buttons for those without keys. */
import { make } from "../browser/make.js";
import { askedIn, codeOf, givenAt } from "../exact/typing.js";
import { say } from "../say.js";
import { keyIn } from "./entry-keys.js";
import { entryWords } from "./entry-words.js";

/**
 * @typedef {import("../exact/typing.js").Form} Form
 * @typedef {import("../exact/typing.js").Sheet} Sheet
 * @typedef {import("../exact/typing.js").Said} Said
 *
 * @typedef {object} Acts  what people do with a sheet
 * @property {(key: string) => boolean} press  whether it goes on with the same sheet
 * @property {(choice: string) => void} choose
 * @property {(at: number) => void} goTo
 * @property {(text: string) => void} note
 * @property {(text: string) => void} name
 * @property {() => void} startOver
 * @property {() => void} closed
 *
 * @typedef {object} Shown
 * @property {Sheet} sheet
 * @property {string} title
 * @property {string} fallback  what the sheet is called without a name
 * @property {(string | Node)[]} said
 * @property {boolean} isRefused
 */

/**
 * @param {Form} form
 * @param {import("./view.js").TeamPage} page
 * @param {Acts} acts
 */
export function makeEntrySheet(form, page, acts) {
  const { steps } = form;
  const { asked, done, optionOf, signsOf, textOf, last, sentence } = entryWords(form, page);
  /** @type {Sheet} */
  let sheet;

  const title = make("h2", { id: "entry-title" });
  const name = make("input", { id: "entry-name", type: "text", maxLength: 60, autocomplete: "off" });
  const fallback = make("small", { id: "entry-fallback", className: "muted" });
  const number = make("p", { id: "entry-number", className: "eyebrow" });
  const question = make("h3", { id: "entry-question", dir: "auto" });
  const options = make("ul", { className: "entry-options" });
  const region = make("div", { id: "entry-asked", tabIndex: 0 }, number, question, options);
  const noteLabel = make("label", { htmlFor: "entry-note" });
  const note = make("textarea", { id: "entry-note", rows: 1 });
  const noted = make("p", { className: "entry-field" }, noteLabel, note);
  const said = make("p", { className: "entry-said", role: "status" });
  const strip = make("ol", { className: "entry-strip", ariaLabel: say.entry.so_far });
  const keys = make("p", { id: "entry-keys", className: "muted" }, ...say.entry.all_keys.parts({ key: (/** @type {string} */ text) => make("kbd", {}, text) }));

  /** @type {(label: string, act: () => void, isTabbed?: boolean) => HTMLButtonElement} */
  const button = (label, act, isTabbed = true) => make("button", { type: "button", onclick: act, tabIndex: isTabbed ? 0 : -1 }, label);
  /** @type {(label: string, key: string) => HTMLButtonElement} */
  const keyButton = (label, key) => button(label, () => {
    if (acts.press(key)) refocus();
  });
  const goOn = keyButton("", "enter");
  goOn.className = "button";
  const leave = keyButton(say.entry.leave_open, " ");
  const startOver = button(say.entry.start_over, () => {
    acts.startOver();
    name.focus();
  });
  startOver.className = "quiet";
  const close = button(say.common.close, () => dialog.close());
  close.className = "quiet";

  const dialog = make(
    "dialog",
    { className: "entry" },
    make("header", {}, title, close),
    make("p", { className: "entry-field" }, make("label", { htmlFor: name.id }, say.entry.name), name, fallback),
    region,
    noted,
    said,
    strip,
    make("p", { className: "actions" }, keyButton(say.entry.back, "backspace"), leave, goOn, keyButton(say.common.undo, "undo"), keyButton(say.entry.to_end, "end"), startOver),
    keys,
  );
  dialog.setAttribute("aria-labelledby", title.id);
  name.setAttribute("aria-describedby", fallback.id);
  // Screen readers hand keys over to it, and keep those of their own everywhere else.
  region.setAttribute("role", "application");
  region.setAttribute("aria-labelledby", `${number.id} ${question.id}`);
  region.setAttribute("aria-describedby", keys.id);

  /** Where the next key belongs. */
  const refocus = () => (steps[sheet.at]?.kind === "text" ? note : region).focus({ preventScroll: true });

  name.addEventListener("input", () => acts.name(name.value));
  note.addEventListener("change", () => acts.note(note.value));
  dialog.addEventListener("close", acts.closed);
  dialog.addEventListener("keydown", (event) => {
    const { target } = event;
    const isField = target === name || target === note;
    const isPlain = !event.isComposing && !event.shiftKey;
    if (isField && event.key === "Enter" && isPlain) {
      event.preventDefault();
      if (target === note) acts.note(note.value);
      if (target === note && steps[sheet.at]?.kind === "text") acts.press("enter");
      refocus();
    } else if (target === note && event.key === "Backspace" && !note.value && steps[sheet.at]?.kind === "text" && !event.repeat) {
      event.preventDefault();
      acts.press("backspace");
      refocus();
    }
    if (isField) return;
    const key = keyIn(event);
    const isPress = (key === "enter" || key === " ") && target instanceof HTMLButtonElement;
    if (!key || isPress) return;
    event.preventDefault();
    if (acts.press(key)) refocus();
  });

  function drawOptions() {
    const step = steps[sheet.at];
    const given = step && [givenAt(step, sheet.entered) ?? []].flat();
    const choices = step ? [...step.options, ...step.escapes] : [];
    options.classList.toggle("many", choices.length > 9);
    options.replaceChildren(...choices.map((choice) => {
      const one = button("", () => {
        acts.choose(choice);
        refocus();
      }, false);
      one.append(make("kbd", {}, codeOf(step, choice)), make("span", { dir: "auto" }, optionOf(step, choice)));
      one.ariaPressed = String(given.includes(choice));
      return make("li", {}, one);
    }));
    options.hidden = !choices.length;
  }

  function drawStrip() {
    const isAsked = askedIn(form, sheet.entered);
    strip.replaceChildren(...steps.flatMap((step, at) => {
      if (!isAsked[at]) return [];
      const signs = signsOf(step, sheet);
      const one = button("", () => {
        acts.goTo(at);
        refocus();
      }, false);
      one.append(make("b", {}, step.number ? String(step.number) : "·"), " ", make("span", { dir: "ltr" }, signs));
      one.title = textOf(step);
      if (at === sheet.at) one.ariaCurrent = "step";
      return [make("li", { className: signs === "–" ? "open" : "" }, one)];
    }));
  }

  return {
    dialog,
    /** What a key came to, in words. @type {(came: Said, after: Sheet) => (string | Node)[]} */
    sentence,
    done,
    /** @param {Shown} shown */
    show(shown) {
      sheet = shown.sheet;
      const step = steps[sheet.at];
      title.textContent = shown.title;
      fallback.textContent = shown.fallback;
      if (name.value !== sheet.entered.label) name.value = sheet.entered.label;
      number.textContent = step?.number ? say.entry.question({ number: step.number, last }) : step ? say.questions.about_you : say.entry.end;
      question.textContent = step ? textOf(step) : asked(sheet);
      drawOptions();
      drawStrip();
      noted.hidden = !step || step.kind === "profile";
      noteLabel.textContent = step?.kind === "text" ? say.entry.own_words : say.entry.note({ number: step?.number ?? "" });
      note.value = (step && sheet.entered.notes[step.id]) ?? "";
      leave.hidden = !step || step.kind === "text";
      goOn.textContent = step ? say.entry.go_on : say.entry.take_in;
      said.classList.toggle("problem", shown.isRefused);
      said.replaceChildren(...shown.said);
      // On a phone the question before may have been longer than the screen.
      number.scrollIntoView({ block: "nearest" });
    },
    open() {
      if (!dialog.open) dialog.showModal();
      if (sheet.at || Object.keys(sheet.entered.answers).length) refocus();
      else name.focus();
    },
  };
}
