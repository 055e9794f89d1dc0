/** Offers the result as a link. Nothing is sent: the person who shares it hands it on. */
import { css } from "../css.js";
import { dayIn } from "../browser/days.js";
import { find } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { siteRootOf } from "../browser/site-root.js";
import { addStyle } from "../browser/sheet.js";
import { writeLink } from "../exact/link.js";
import { say } from "../say.js";
import { hasFollowUps } from "./asked.js";
import { openShared } from "./shared.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("./later.js").Tools} Tools
 *
 * @typedef {object} Panel
 * @property {HTMLElement} element
 * @property {() => void} begin it has been opened
 * @property {import("../browser/page.js").Listener} update
 */

/**
 * @param {Page} page
 * @param {Pick<Tools, "runs" | "notify"> & Partial<Tools>} tools
 */
export function addSharing(page, tools) {
  const { framework, subscribe } = page;
  addStyle(css("later/share.css"));
  const root = siteRootOf(framework, /^https?:/);
  const { element, begin, update } = root ? linkPanel(framework, root, tools.runs) : filePanel();
  const button = make("button", { type: "button", textContent: say.share.button, ariaExpanded: "false", ...OWN_WORDS });
  button.dataset.action = "share";
  button.setAttribute("aria-controls", element.id);
  button.addEventListener("click", () => {
    element.hidden = !element.hidden;
    button.ariaExpanded = String(!element.hidden);
    if (element.hidden) return;
    begin();
    element.scrollIntoView({ block: "nearest" });
  });
  const actions = find("#scorecard > .actions");
  actions.prepend(button);
  actions.after(element);
  subscribe(update);
  openShared(page, tools);
}

const panelOf = (/** @type {Node[]} */ ...content) =>
  make("div", { id: "share", className: "notice", hidden: true, ...OWN_WORDS }, ...content);

/**
 * Where the page has an address: the link, to copy or to pass on.
 * @param {Page["framework"]} framework
 * @param {string} root the address of the site
 * @param {Tools["runs"]} runs
 * @returns {Panel}
 */
function linkPanel(framework, root, runs) {
  const field = make("input", { id: "share-link", readOnly: true, type: "url" });
  const status = make("p", { role: "status" });
  const holds = make("p");

  const copy = make("button", { type: "button", className: "button" }, say.share.copy);
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = say.share.copied;
    } catch {
      // Frames of other sites and pages without encryption may not use the clipboard.
      field.select();
      status.textContent = say.share.cannot_copy;
    }
  });
  const pass = make("button", { type: "button", hidden: !navigator.share }, say.share.pass);
  pass.addEventListener("click", async () => {
    try {
      await navigator.share({ title: framework.title, url: field.value });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) status.textContent = say.share.browser_cannot;
    }
  });

  const unfinished = hasFollowUps(framework) ? say.share.unfinished_may_leave : say.share.unfinished;
  /** @type {import("../types.js").Response} */
  let response;
  const show = () => {
    const hash = writeLink(framework, response, dayIn(runs.made()));
    field.value = `${root}${framework.id}/${framework.version}/assess/${hash}`;
    status.textContent = "";
  };
  const element = panelOf(
    make("label", { htmlFor: field.id }, say.share.link),
    field,
    make("p", { className: "actions" }, copy, pass),
    status,
    holds,
  );
  return {
    element,
    begin() {
      show();
      field.focus();
      field.select();
    },
    update(latest, { state }) {
      response = latest;
      holds.textContent = [say.share.holds, ...(state === "incomplete" ? [unfinished] : [])].join(" ");
      if (!element.hidden) show();
    },
  };
}

/**
 * Where the page has no address: the file instead.
 * @returns {Panel}
 */
function filePanel() {
  const button = make("button", { type: "button", className: "button" }, say.share.download);
  button.addEventListener("click", () => find("[data-download=json]").click());
  return {
    element: panelOf(make("p", {}, say.share.no_address), make("p", { className: "actions" }, button)),
    begin: () => button.focus(),
    update() {},
  };
}
