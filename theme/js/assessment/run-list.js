/** The saved results as a list on the page: to open, name, copy and delete, and to begin another. */
import { css } from "../css.js";
import { momentText } from "../browser/days.js";
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { resultOf } from "../browser/reader.js";
import { createdOf, hasEntries, namesOf, resultOfRun, runName, whyUnreadable } from "../browser/runs.js";
import { saveFile } from "../browser/save-file.js";
import { addStyle } from "../browser/sheet.js";
import { say } from "../say.js";
import { canCarryOver } from "./earlier.js";
import { siteRoot } from "./other-pages.js";
import { answeredOf, whereOf } from "./page-words.js";

/**
 * @typedef {import("../browser/runs.js").Run} Run
 * @typedef {import("./later.js").Tools} Tools
 */

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify"> & Partial<Tools>} tools
 * @returns {(focused?: string) => void} shows the list as it now is, and puts the focus on a run
 */
export function addRunList(page, { words, runs, notify, carryOver }) {
  const { id, version } = page.framework;
  addStyle(css("later/runs.css"));

  const list = make("ul", { role: "list", ariaLabel: say.runs.list });
  const none = make("p", { className: "muted" }, say.runs.none);
  const exporting = pageButton("export", say.runs.save_all);
  const panel = make(
    "details",
    { id: "runs", ...OWN_WORDS },
    make("summary", {}, say.runs.title),
    make("p", { className: "muted" }, say.runs.kept_here),
    list,
    none,
    make("p", { className: "actions" }, pageButton("new", say.runs.start), pageButton("import", say.runs.open_file), exporting),
  );
  byId("scorecard").append(panel);

  // Where there are others, the top of the page leads to them.
  const link = make("a", { href: "#runs" });
  link.addEventListener("click", () => {
    panel.open = true;
  });
  const others = make("p", { id: "other-runs", ...OWN_WORDS }, link);
  find(".opening").append(others);

  const isOpen = (/** @type {Run} */ { key }) => key === page.run;

  /** @type {Map<string, string>} */
  let names = new Map();
  const nameOf = (/** @type {Run} */ run) => names.get(run.key) ?? runName(run);

  /** @param {string} [focused] the key of the run that gets the focus */
  function show(focused) {
    const all = runs.all();
    const unreadable = runs.unreadable();
    names = namesOf(all);
    list.replaceChildren(...all.map(itemOf), ...unreadable.map(unreadableItem));
    none.hidden = all.length + unreadable.length > 0;
    exporting.hidden = !all.length;
    const count = all.filter((run) => !isOpen(run)).length;
    others.hidden = !count;
    link.textContent = say.runs.others({ count });
    if (focused) findAll("li", list).find((item) => item.dataset.run === focused)?.focus();
  }

  /** A button of a run, whose name says of which. */
  const runButton = (/** @type {string} */ action, /** @type {string} */ run, /** @type {() => void} */ onclick) =>
    make("button", { type: "button", ariaLabel: say.runs.action({ action, run }), onclick }, action);

  function itemOf(/** @type {Run} */ run) {
    const name = make("b", {}, nameOf(run));
    const item = make("li", { tabIndex: -1 });
    item.dataset.run = run.key;
    if (isOpen(run)) item.ariaCurrent = "true";
    item.append(
      make("p", { className: "where" }, whereIs(run)),
      ...(isOpen(run) ? say.runs.open_now.parts({ run: name }) : [name]),
      make("p", { className: "muted" }, describe(run)),
      make("p", { className: "actions" }, ...buttonsOf(run, item)),
    );
    return item;
  }

  /**
   * What is kept here and is no run: to take away, or to be rid of.
   * @param {ReturnType<Tools["runs"]["unreadable"]>[number]} entry
   */
  function unreadableItem({ key, version: own, text }) {
    const name = say.runs.entry({ version: own });
    return make(
      "li",
      {},
      make("b", {}, name),
      make("p", { className: "muted" }, whyUnreadable(text)),
      make(
        "p",
        { className: "actions" },
        runButton(say.common.download, name, () => saveFile(`${id}-${own}-entry.txt`, "text/plain;charset=utf-8", text)),
        runButton(say.common.delete, name, () => {
          runs.remove(key);
          show();
        }),
      ),
    );
  }

  /** Where a run stands, as its scorecard says it; of another version only which. */
  function whereIs(/** @type {Run} */ run) {
    if (run.version !== version) return say.common.of_version({ version: run.version });
    const { record, doubt } = page.judge(run.answers, run.targets);
    if (doubt.shown !== record) return say.finding.unsure;
    const where = whereOf(record, words.stage);
    return record.score ? `${where} · ${words.whole(record.score)}` : where;
  }

  function describe(/** @type {Run} */ run) {
    const answered = run.version === version && answeredOf(page.score(run.answers, run.targets).counts);
    const saved = run.saved && say.runs.saved({ moment: momentText(createdOf(run)) });
    return [answered, saved].filter(Boolean).join(" · ");
  }

  function buttonsOf(/** @type {Run} */ run, /** @type {HTMLElement} */ item) {
    const button = (/** @type {string} */ action, /** @type {() => void} */ onclick) => runButton(action, nameOf(run), onclick);
    const own = run.version === version;
    return [
      ...(own && !isOpen(run) ? [button(say.runs.open, () => open(run))] : []),
      ...(own ? [] : linkToVersion(run)),
      ...(canCarryOver(run.version) && carryOver
        ? [button(say.runs.carry_over({ version }), () => carryOver((versions) => resultOf(versions, resultOfRun(id, run))))]
        : []),
      button(say.runs.rename, () => rename(run, item)),
      button(say.runs.duplicate, () => duplicate(run)),
      button(say.common.delete, () => remove(run)),
    ];
  }

  /** A link to the page of the version that a run was made with, if there is one. */
  function linkToVersion(/** @type {Run} */ run) {
    const root = siteRoot(page.framework);
    if (!root) return [];
    const href = `${root}${id}/${run.version}/assess/index.html`;
    const link = make("a", { href }, say.runs.open_with({ version: run.version }));
    link.addEventListener("click", () => runs.point(run.key, run.version));
    return [link];
  }

  function open(/** @type {Run} */ run) {
    runs.open(run);
    notify.confirm("run", say.runs.opened({ run: nameOf(run) }));
    show(run.key);
  }

  function rename(/** @type {Run} */ run, /** @type {HTMLElement} */ item) {
    const field = make("input", { ariaLabel: say.runs.name, value: run.label, placeholder: runName(run), maxLength: 80 });
    const end = () => show(run.key);
    const form = make(
      "form",
      { autocomplete: "off" },
      field,
      make("button", {}, say.common.save),
      make("button", { type: "button", onclick: end }, say.runs.cancel),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      setLabel(run, field.value.trim());
      end();
    });
    form.addEventListener("keydown", ({ key }) => key === "Escape" && end());
    item.replaceChildren(form);
    field.select();
  }

  function setLabel(/** @type {Run} */ run, /** @type {string} */ label) {
    // It may have been answered further while it was being named.
    const latest = runs.all().find(({ key }) => key === run.key) ?? run;
    const changed = { ...latest, label };
    if (isOpen(run)) page.open(changed);
    else if (!runs.put(changed)) warnOfNoRoom();
  }

  function duplicate(/** @type {Run} */ run) {
    const key = runs.unused(run.version);
    if (runs.put({ ...run, key, label: say.runs.copy_label({ run: nameOf(run) }) })) show(key);
    else warnOfNoRoom();
  }

  function remove(/** @type {Run} */ run) {
    const ended = isOpen(run);
    runs.remove(run.key);
    if (ended) runs.begin();
    const undo = () => {
      if (!runs.put(run)) return void warnOfNoRoom();
      if (ended && !hasEntries(response)) runs.open(run);
      return show(run.key);
    };
    show();
    notify.confirm("run", say.runs.deleted({ run: nameOf(run) }), [[say.common.undo, undo]]).focus({ preventScroll: true });
  }

  const warnOfNoRoom = () => notify.warn("run", say.runs.no_room);

  // What is being typed into a name stays.
  const isTyping = () => panel.querySelector("form");
  /** @type {import("../types.js").Response} */
  let response;
  /** @type {string | null | undefined} */
  let shown;
  page.subscribe((latest) => {
    response = latest;
    // What is on the screen is saved, and the list below may still be folded.
    if (page.run && hasEntries(latest)) exporting.hidden = false;
    if ((panel.open || page.run !== shown) && !isTyping()) show();
    shown = page.run;
  });
  panel.addEventListener("toggle", () => panel.open && !isTyping() && show());
  addEventListener("storage", () => !isTyping() && show());
  show();
  return show;
}

/**
 * A button of the page, see `actions.js`.
 * @param {string} action
 * @param {string} text
 */
function pageButton(action, text) {
  const button = make("button", { type: "button" }, text);
  button.dataset.action = action;
  return button;
}
