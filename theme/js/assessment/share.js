/** Offers the result as a link. Nothing is sent: whoever shares it hands it on themselves. */
import { hasFollowUps } from "./asked.js";
import { dayIn } from "../browser/days.js";
import { ENGLISH } from "../browser/english.js";
import { writeLink } from "../exact/link.js";
import { make } from "../browser/make.js";
import { rootOf } from "../browser/place.js";
import { openShared } from "./shared.js";
import { addStyle } from "../browser/sheet.js";

const PANEL_STYLE = `
#share { margin-block-start: 1.5rem }
#share > * { margin-block: 0 .75rem }
#share > :is(:last-child, :empty) { margin: 0 }
#share input { display: block; width: 100%; height: auto; padding: .6rem; font: inherit; color: inherit; background: var(--raised); border: 1px solid var(--edge) }
@media print { #share { display: none } }`;

const HOLDS =
  "The link holds your answers and targets, not your notes. Whoever has it sees the result. It is in the part after #, which no server gets.";
const UNFINISHED = " Not everything is answered, so it shows the range that the result lies in";
const NO_ADDRESS =
  "A link needs a published page to lead to, and this copy does not know of one. Send the file instead: whoever has the assessment can open it there.";

/**
 * @param {object} page what the page offers
 * @param {{runs: object, say: Function, carry: Function}} tools `carry` carries an older result over
 */
export function addSharing(page, { runs, say, carry }) {
  addStyle(PANEL_STYLE);
  offerShare(page, runs);
  openShared(page, { runs, say, carry });
}

function offerShare({ framework, subscribe }, runs) {
  const root = rootOf(framework, /^https?:/);
  const { panel, begin, update } = root ? linkPanel(framework, root, runs) : filePanel();
  const button = make("button", { type: "button", textContent: "Share link", ariaExpanded: "false", ...ENGLISH });
  button.dataset.action = "share";
  button.setAttribute("aria-controls", panel.id);
  button.addEventListener("click", () => {
    panel.hidden = !panel.hidden;
    button.ariaExpanded = String(!panel.hidden);
    if (panel.hidden) return;
    begin();
    panel.scrollIntoView({ block: "nearest" });
  });
  const actions = document.querySelector("#scorecard > .actions");
  actions.prepend(button);
  actions.after(panel);
  subscribe(update);
}

const panelOf = (...content) => make("div", { id: "share", className: "notice", hidden: true, ...ENGLISH }, ...content);

function linkPanel(framework, root, runs) {
  const field = make("input", { id: "share-link", readOnly: true, type: "url" });
  const says = make("p", { role: "status" });
  const words = make("p");
  const say = (text) => {
    says.textContent = text;
  };

  const copy = make("button", { type: "button", className: "button", textContent: "Copy" });
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      say("Copied.");
    } catch {
      // Frames of other sites and pages without encryption may not use the clipboard.
      field.select();
      say("This browser does not let the page copy here. The link is selected: copy it as you copy any text.");
    }
  });
  const pass = make("button", { type: "button", textContent: "Share …" });
  pass.hidden = !navigator.share;
  pass.addEventListener("click", async () => {
    try {
      await navigator.share({ title: framework.title, url: field.value });
    } catch (error) {
      if (error.name !== "AbortError") say("This browser does not let the page share here. Copy the link.");
    }
  });

  const unfinished = UNFINISHED + (hasFollowUps(framework) ? ", unless an answer brings up further questions." : ".");
  let response;
  const show = () => {
    const hash = writeLink(framework, response, dayIn(runs.made()));
    field.value = `${root}${framework.id}/${framework.version}/assess/${hash}`;
    say("");
  };
  const panel = panelOf(
    make("label", { htmlFor: field.id }, "Link to this result"),
    field,
    make("p", { className: "actions" }, copy, pass),
    says,
    words,
  );
  return {
    panel,
    begin() {
      show();
      field.focus();
      field.select();
    },
    update(latest, { state }) {
      response = latest;
      words.textContent = HOLDS + (state === "incomplete" ? unfinished : "");
      if (!panel.hidden) show();
    },
  };
}

function filePanel() {
  const button = make("button", { type: "button", className: "button", textContent: "Download the file" });
  button.addEventListener("click", () => document.querySelector("[data-download=json]").click());
  return {
    panel: panelOf(make("p", { textContent: NO_ADDRESS }), make("p", { className: "actions" }, button)),
    begin: () => button.focus(),
    update() {},
  };
}
