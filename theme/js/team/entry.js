/**
 * Typing in what was answered on paper. A sheet that was begun stays in the drawer, whatever happens;
 * one that is done becomes a result like those from files, and can be opened again.
 *
 * @typedef {import("../exact/merge.js").Member} Member
 * @typedef {import("../exact/typing.js").Pressed} Pressed
 * @typedef {import("../types.js").Response} Response
 *
 * @typedef {object} Kept
 * @property {{[of: string]: {at: number, entered: Response}}} drafts
 *   by the moment of the result that a sheet corrects; under "" the next new one
 * @property {string[]} typed  the moments of the results that were typed in
 */
import { createdAt } from "../browser/days.js";
import { byId } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { emptyTeam, freeName, memberOf, mergeTeams, without } from "../exact/merge.js";
import { cleanResponse, emptyResponse, isMapping, isText } from "../exact/responses.js";
import { choose, formOf, goTo, press, sheetOf, writeNote } from "../exact/typing.js";
import { say } from "../say.js";
import { makeEntrySheet } from "./entry-sheet.js";
import { addJoin } from "./join.js";

const NEW = "";

/**
 * What is kept, as far as it fits.
 * @param {import("../types.js").TeamFramework} framework
 * @param {unknown} content
 * @returns {Kept}
 */
function draftsIn(framework, content) {
  const { drafts, typed } = isMapping(content) ? content : {};
  const known = Object.entries(isMapping(drafts) ? drafts : {}).flatMap(([of, draft]) => {
    if (!isMapping(draft)) return [];
    const at = Number.isInteger(draft.at) ? Math.max(0, Number(draft.at)) : 0;
    return [/** @type {const} */ ([of, { at, entered: cleanResponse(framework, draft.entered) }])];
  });
  return { drafts: Object.fromEntries(known), typed: Array.isArray(typed) ? typed.filter(isText) : [] };
}

/** @type {(entered: Response) => boolean} */
const isBlank = ({ label, answers, notes, profile }) => !label.trim() && ![answers, notes, profile].some((one) => Object.keys(one).length);

/**
 * @param {HTMLElement} place where it begins
 * @param {import("./view.js").TeamPage} page
 */
export function openEntry(place, page) {
  const { framework, model, team, change, subscribe } = page;
  const form = formOf(model, framework);
  const drawer = page.shelf.drawer("entry");
  const kept = draftsIn(framework, drawer.load());
  /** The moment of the result that the sheet corrects. */
  let of = NEW;
  let sheet = sheetOf(form);

  const begin = make("button", { type: "button" });
  const corrections = make("span", { className: "entry-typed" });
  begin.setAttribute("aria-keyshortcuts", "Shift+Enter");
  const buttons = make("p", { className: "screen-only" }, begin, make("kbd", {}, say.entry.shortcut));
  place.replaceChildren(buttons, corrections);
  addJoin(buttons, framework);

  /** @type {(created: string) => Member | undefined} */
  const resultOf = (created) => team().members.find((one) => one.created === created);
  const typedIn = () => kept.typed.flatMap((created) => resultOf(created) ?? []);

  /** What a sheet is called in the room: by its number where names are left out. */
  const nameOf = (/** @type {string} */ created) =>
    (!page.shown().isAnonymous && resultOf(created)?.label) || say.entry.sheet({ number: kept.typed.indexOf(created) + 1 });

  /** What a sheet without a name is called: its number, to be written on the paper. */
  function fallback() {
    const names = new Set(team().members.map(({ label }) => label));
    let number = typedIn().length + 1;
    while (names.has(say.entry.sheet({ number }))) number += 1;
    return say.entry.sheet({ number });
  }

  const keepDrafts = () => drawer.save(Object.keys(kept.drafts).length || kept.typed.length ? kept : undefined);
  /** @type {(one: Response, other: Response) => boolean} */
  const sameWords = (...both) => new Set(both.map((one) => JSON.stringify(cleanResponse(framework, one)))).size === 1;

  function keep() {
    if (of === NEW && isBlank(sheet.entered)) delete kept.drafts[of];
    else kept.drafts[of] = { at: sheet.at, entered: sheet.entered };
    return keepDrafts();
  }

  /**
   * @param {(string | Node)[]} said
   * @param {boolean} [isRefused]
   */
  function show(said = [], isRefused = false) {
    const own = resultOf(of) && nameOf(of);
    view.show({
      sheet,
      title: own ? say.entry.correcting({ name: own }) : say.entry.title,
      fallback: say.entry.without_name({ name: own ?? fallback() }),
      said: keep() ? said : [...said, " ", say.team.not_kept],
      isRefused,
    });
  }

  /** @param {Pressed} pressed */
  function take(pressed) {
    const isRefused = ["wrong", "hidden", "no-number", "first", "empty", "nothing-to-undo"].includes(pressed.said.kind);
    // Names are written beside the keys: no key takes one back.
    sheet = { ...pressed.sheet, entered: { ...pressed.sheet.entered, label: sheet.entered.label } };
    const isFinished = pressed.said.kind === "finished";
    if (isFinished) takeIn();
    else show(view.sentence(pressed.said, sheet), isRefused);
    return !isFinished;
  }

  /** The sheet is done: it counts, and the next begins. */
  function takeIn() {
    const old = resultOf(of);
    const others = old ? without(team(), [old]) : team();
    const label = freeName(others, sheet.entered.label.trim() || old?.label || fallback());
    // No two results of one moment, as this is what they are found by.
    let moment = Date.now();
    while (resultOf(createdAt(moment))) moment += 1000;
    const created = createdAt(moment);
    const counts = view.done(sheet);
    delete kept.drafts[of];
    kept.typed = [...kept.typed.filter((one) => one !== of), created];
    // In the order in which all results are kept, not in that in which it was typed.
    const member = memberOf(cleanResponse(framework, { ...sheet.entered, label }), { created });
    openDraft(NEW);
    change(mergeTeams(others, { ...emptyTeam(), members: [member] }));
    show([say.entry.taken_in({ name: nameOf(created), counts })]);
    view.open();
  }

  /** @param {string} created the moment of a result that was typed in, or NEW */
  function openDraft(created) {
    of = created;
    const { at, entered } = kept.drafts[of] ?? { at: 0, entered: resultOf(of) ?? emptyResponse() };
    sheet = sheetOf(form, entered, at);
  }

  /** @param {string} created */
  function openSheet(created) {
    openDraft(created);
    show();
    view.open();
  }

  function showPlace() {
    begin.textContent = kept.drafts[NEW] ? say.entry.resume : say.entry.begin;
    const again = typedIn().map(({ created }) => {
      const name = make("bdi", {}, nameOf(created));
      const words = kept.drafts[created] ? say.entry.correction_begun.parts({ name }) : [name];
      const button = make("button", { type: "button", className: "quiet" }, ...words);
      button.addEventListener("click", () => openSheet(created));
      return button;
    });
    corrections.hidden = !again.length;
    corrections.replaceChildren(say.entry.correct, " ", ...again);
  }

  const view = makeEntrySheet(form, page, {
    press: (key) => take(press(form, sheet, key)),
    choose: (choice) => take(choose(form, sheet, choice)),
    goTo: (at) => take(goTo(sheet, at)),
    note(text) {
      if (!form.steps[sheet.at]) return;
      sheet = writeNote(form, sheet, text);
      keep();
    },
    name(label) {
      sheet = { ...sheet, entered: { ...sheet.entered, label } };
      keep();
    },
    startOver() {
      sheet = { ...sheetOf(form, resultOf(of) ?? emptyResponse()), past: sheet };
      show([say.entry.started_over]);
    },
    closed() {
      const old = resultOf(of);
      if (old && sameWords(old, sheet.entered)) delete kept.drafts[of];
      keepDrafts();
      showPlace();
      begin.focus();
    },
  });
  place.after(view.dialog);
  begin.addEventListener("click", () => openSheet(NEW));
  // Who clears the team leaves no sheet behind either.
  byId("clear").addEventListener("click", () => {
    kept.drafts = {};
    openDraft(NEW);
    keep();
  });
  document.addEventListener("keydown", (event) => {
    const { target, key, shiftKey } = event;
    const isFree = target instanceof Element && !target.closest("a, button, input, label, select, summary, textarea, dialog");
    if (key !== "Enter" || !shiftKey || event.repeat || !isFree) return;
    event.preventDefault();
    openSheet(NEW);
  });
  subscribe(showPlace);
}
