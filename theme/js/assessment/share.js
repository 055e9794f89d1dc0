/**
 * Hands the result on as a link or by e-mail. Nothing is sent from here: the person who shares it does
 * that, in a program of their own.
 */
import { css } from "../css.js";
import { dayIn } from "../browser/days.js";
import { byId, find } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { siteRootOf } from "../browser/site-root.js";
import { addStyle } from "../browser/sheet.js";
import { writeLink } from "../exact/link.js";
import { say } from "../say.js";
import { hasFollowUps } from "./asked.js";
import { mailAddress } from "./mail.js";
import { openShared } from "./shared.js";
import { withPiece } from "./with-piece.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("./later.js").Tools} Tools
 *
 * @typedef {object} Panel
 * @property {HTMLElement} element
 * @property {string} link of the result on the screen; "" where there can be none
 * @property {() => unknown} offer it has been opened: hands over what it has
 * @property {import("../browser/page.js").Listener} update
 */

/** Milliseconds for which a button says that it was done. */
const A_MOMENT = 2500;

/**
 * @param {Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify"> & Partial<Tools>} tools
 */
export function addSharing(page, tools) {
  const { framework, subscribe } = page;
  addStyle(css("later/share.css"));
  const root = siteRootOf(framework, /^https?:/);
  const button = make("button", { type: "button", textContent: say.share.button, ariaExpanded: "false", ...OWN_WORDS });
  const panel = root ? linkPanel(framework, root, tools.runs, button) : filePanel();
  const { element } = panel;
  button.dataset.action = "share";
  button.setAttribute("aria-controls", element.id);
  const show = (/** @type {boolean} */ isOpen) => {
    element.hidden = !isOpen;
    button.ariaExpanded = String(isOpen);
  };
  const open = () => {
    show(true);
    panel.offer();
    element.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    show(false);
    button.focus();
  };
  const code = () => withPiece({ ...tools, feature: say.features.qr }, () => import("./qr.js"), ({ showCode }) => showCode(page, tools.runs, panel));
  element.append(make("p", {}, make("button", { type: "button", onclick: code }, say.share.qr), " ", make("button", { type: "button", onclick: close }, say.common.close)));
  button.addEventListener("click", open);

  const mail = make("a", { className: "mail", ...OWN_WORDS }, say.share.mail);
  let isWhole = true;
  // What a mail cannot take along is handed over in another way.
  mail.addEventListener("click", () => isWhole || open());

  const actions = find("#next .actions");
  actions.append(button, mail);
  actions.after(element);
  /** @type {string | null | undefined} */
  let shown;
  subscribe((...given) => {
    panel.update(...given);
    if (shown !== page.run) show(false);
    shown = page.run;
    const [verdict, finding] = ["verdict", "finding"].map((id) => byId(id).textContent);
    ({ href: mail.href, isWhole } = mailAddress({ title: framework.title, verdict, finding, link: panel.link }));
  });
  openShared(page, tools);
}

const panelOf = (/** @type {Node[]} */ ...content) =>
  make("div", { id: "share", className: "notice", hidden: true, ...OWN_WORDS }, ...content);

/**
 * Where the page has an address: the link, to copy or to pass on.
 * @param {Page["framework"]} framework
 * @param {string} root the address of the site
 * @param {Tools["runs"]} runs
 * @param {HTMLButtonElement} button that copies it
 * @returns {Panel}
 */
function linkPanel(framework, root, runs, button) {
  const field = make("input", { id: "share-link", readOnly: true, type: "url" });
  const status = make("p", { role: "status" });
  const holds = make("p");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let moment;

  async function copy() {
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = say.share.is_copied;
      button.textContent = say.share.copied;
      clearTimeout(moment);
      moment = setTimeout(() => {
        button.textContent = say.share.button;
      }, A_MOMENT);
    } catch {
      // Frames of other sites and pages without encryption may not use the clipboard.
      field.focus();
      field.select();
      status.textContent = say.share.cannot_copy;
    }
  }
  const pass = make("button", { type: "button" }, say.share.pass);
  pass.addEventListener("click", async () => {
    try {
      await navigator.share({ title: framework.title, url: field.value });
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) status.textContent = say.share.browser_cannot;
    }
  });

  const unfinished = hasFollowUps(framework) ? say.share.unfinished_may_leave : say.share.unfinished;
  return {
    element: panelOf(
      status,
      make("label", { htmlFor: field.id }, say.share.link),
      field,
      holds,
      make("p", { hidden: !navigator.share }, pass),
    ),
    get link() {
      return field.value;
    },
    offer: copy,
    update(response, { state }) {
      const hash = writeLink(framework, response, dayIn(runs.made()));
      field.value = `${root}${framework.id}/${framework.version}/assess/${hash}`;
      holds.textContent = [say.share.holds, ...(state === "incomplete" ? [unfinished] : [])].join(" ");
      status.textContent = "";
    },
  };
}

/**
 * Where the page has no address: the file instead.
 * @returns {Panel}
 */
function filePanel() {
  const button = make("button", { type: "button" }, say.share.download);
  button.addEventListener("click", () => find("[data-download=json]").click());
  return {
    element: panelOf(make("p", {}, say.share.no_address), make("p", {}, button)),
    link: "",
    offer: () => button.focus(),
    update() {},
  };
}
