/** The saved runs as a list on the page: to open, name, copy and delete, and to begin another. */
import { comesOver } from "./carry-over.js";
import { momentText } from "../browser/days.js";
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { rootOf } from "../browser/place.js";
import { resultOf } from "../browser/reader.js";
import { createdOf, hasEntries, resultOfRun, runName, whyUnreadable } from "../browser/runs.js";
import { saveFile } from "../browser/save-file.js";
import { answeredOf } from "./scorecard.js";
import { addStyle } from "../browser/sheet.js";

const PANEL_LOOK = `
#runs { margin-block-start: 1.5rem }
#runs ul { padding: 0; list-style: none }
#runs li { padding-block: .5rem; border-block-start: 1px solid var(--line) }
#runs li { overflow-wrap: anywhere }
#runs li > p { margin: 0 }
#runs li button { border: 0; padding-inline: .5rem; color: var(--accent); background: none }
#runs li .actions { gap: 0 .25rem; margin-inline-start: -.5rem }
#runs > summary { padding-block: .65rem }
#runs li a { padding: .65rem .5rem }
#runs form { display: flex; flex-wrap: wrap; gap: .5rem; padding-block: .25rem }
#runs input { flex: 1 1 12rem; height: auto; min-width: 0; padding: .6rem; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--edge); border-radius: .375rem }
.shared :is(#runs, #other-runs) { display: none }
@media print { :is(#runs, #other-runs) { display: none } }`;

/**
 * @param {object} page what the page offers
 * @param {{words: object, runs: object, say: Function, carry: Function}} tools
 * @returns {() => void} shows the list as it now is
 */
export function addRunPanel(page, { words, runs, say, carry }) {
  const { id, version } = page.framework;
  addStyle(PANEL_LOOK);

  const list = make("ul", { role: "list", ariaLabel: "Saved runs" });
  const none = make("p", { className: "muted", textContent: "None yet. A run is saved with your first answer." });
  const panel = make(
    "details",
    { id: "runs", ...ENGLISH },
    make("summary", { textContent: "Your saved runs" }),
    make("p", { className: "muted", textContent: "They are kept in this browser." }),
    list,
    none,
    make(
      "p",
      { className: "actions" },
      actionButton("new", "Start a new run"),
      actionButton("import", "Open a file"),
      actionButton("export", "Save all to a file"),
    ),
  );
  document.getElementById("scorecard").append(panel);

  // Who has others finds them from the top of the page; nobody else is bothered.
  const way = make("a", { href: "#runs" });
  way.addEventListener("click", () => {
    panel.open = true;
  });
  const others = make("p", { id: "other-runs", ...ENGLISH }, way);
  document.querySelector(".opening").append(others);

  const isOpen = ({ key }) => key === page.run;

  function show(focused) {
    const all = runs.all();
    const strange = runs.unreadable();
    list.replaceChildren(...all.map(itemOf), ...strange.map(strangeItem));
    none.hidden = all.length + strange.length > 0;
    panel.querySelector("[data-action=export]").hidden = !all.length;
    const count = all.filter((run) => !isOpen(run)).length;
    others.hidden = !count;
    way.textContent = `You have ${count} other saved ${count === 1 ? "run" : "runs"}`;
    if (focused) [...list.children].find((item) => item.dataset.run === focused)?.focus();
  }

  function itemOf(run) {
    const item = make("li", { tabIndex: -1 }, make("b", { textContent: runName(run) }));
    item.dataset.run = run.key;
    if (isOpen(run)) {
      item.ariaCurrent = "true";
      item.append(" (open now)");
    }
    item.append(make("p", { className: "muted", textContent: describe(run) }), make("p", { className: "actions" }, ...buttonsOf(run, item)));
    return item;
  }

  /** What is kept here and is no run: to take away, or to be rid of. */
  function strangeItem({ key, version: own, text }) {
    const name = `An entry of version ${own}`;
    const button = (textContent, onclick) => make("button", { type: "button", textContent, ariaLabel: `${textContent} ${name}`, onclick });
    const acts = make(
      "p",
      { className: "actions" },
      button("Download", () => saveFile(`${id}-${own}-entry.txt`, "text/plain;charset=utf-8", text)),
      button("Delete", () => {
        runs.remove(key);
        show();
      }),
    );
    return make("li", {}, make("b", { textContent: name }), make("p", { className: "muted", textContent: whyUnreadable(text) }), acts);
  }

  function describe(run) {
    const saved = run.saved && `saved ${momentText(createdOf(run))}`;
    if (run.version !== version) return [`version ${run.version}`, saved].filter(Boolean).join(" · ");
    const { counts, state, stage } = page.score(run.answers, run.targets);
    return [answeredOf(counts), state === "complete" && words.stage(stage), saved].filter(Boolean).join(" · ");
  }

  function buttonsOf(run, item) {
    const button = (textContent, onclick) =>
      make("button", { type: "button", textContent, ariaLabel: `${textContent} ${runName(run)}`, onclick });
    const own = run.version === version;
    return [
      ...(own && !isOpen(run) ? [button("Open", () => open(run))] : []),
      ...(own ? [] : [elsewhere(run)].filter(Boolean)),
      ...(comesOver(run.version) ? [button(`Carry over to ${version}`, () => carry((versions) => resultOf(versions, resultOfRun(id, run))))] : []),
      button("Rename", () => rename(run, item)),
      button("Duplicate", () => duplicate(run)),
      button("Delete", () => remove(run)),
    ];
  }

  /** The way to the page of the version that a run was made with. */
  function elsewhere(run) {
    const root = document.documentElement.classList.contains("site") && rootOf(page.framework);
    if (!root) return undefined;
    const href = `${root}${id}/${run.version}/assess/index.html`;
    const link = make("a", { href, textContent: `Open with version ${run.version}` });
    link.addEventListener("click", () => runs.point(run.key, run.version));
    return link;
  }

  function open(run) {
    runs.open(run);
    say("run", `${runName(run)} is open.`);
    show(run.key);
  }

  function rename(run, item) {
    const field = make("input", { ariaLabel: "Name of this run", value: run.label, placeholder: runName(run), maxLength: 80 });
    const end = () => show(run.key);
    const form = make(
      "form",
      { autocomplete: "off" },
      field,
      make("button", { textContent: "Save" }),
      make("button", { type: "button", textContent: "Cancel", onclick: end }),
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      change(run, { label: field.value.trim() });
      end();
    });
    form.addEventListener("keydown", ({ key }) => key === "Escape" && end());
    item.replaceChildren(form);
    field.select();
  }

  function change(run, parts) {
    // It may have been answered further while it was being named.
    const latest = runs.all().find(({ key }) => key === run.key) ?? run;
    const changed = { ...latest, ...parts };
    if (isOpen(run)) page.open(changed);
    else if (!runs.put(changed)) noRoom();
  }

  function duplicate(run) {
    const key = runs.unused(run.version);
    if (runs.put({ ...run, key, label: `Copy of ${runName(run)}` })) show(key);
    else noRoom();
  }

  function remove(run) {
    const ended = isOpen(run);
    runs.remove(run.key);
    if (ended) runs.begin();
    const undo = () => {
      if (!runs.put(run)) return noRoom();
      if (ended && !hasEntries(response)) runs.open(run);
      return show(run.key);
    };
    show();
    say("run", `${runName(run)} is deleted.`, [["Undo", undo]]).focus({ preventScroll: true });
  }

  const noRoom = () => say("run", "There is no room for it: this browser’s storage is full, or closed to this page.");

  // What is being typed into a name stays.
  const isTyping = () => panel.querySelector("form");
  let response;
  let shown;
  page.subscribe((latest) => {
    response = latest;
    if ((panel.open || page.run !== shown) && !isTyping()) show();
    shown = page.run;
  });
  panel.addEventListener("toggle", () => panel.open && !isTyping() && show());
  addEventListener("storage", () => !isTyping() && show());
  show();
  return show;
}

function actionButton(action, textContent) {
  const button = make("button", { type: "button", textContent });
  button.dataset.action = action;
  return button;
}
