/**
 * Opens links to results: what another person answered, to look at. It is never kept, and the
 * visitor's own answers stay as they are until they choose otherwise.
 */
import { css } from "../css.js";
import { dayText } from "../browser/days.js";
import { byId, find, findAll } from "../browser/elements.js";
import { dropFragment } from "../browser/fragment.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { siteRootOf } from "../browser/site-root.js";
import { linkOf } from "../browser/reader.js";
import { hasEntries } from "../browser/runs.js";
import { addStyle } from "../browser/sheet.js";
import { attempt } from "../exact/attempt.js";
import { isLink } from "../exact/link.js";
import { isToGoOn, namedIn, readLink } from "../exact/read-link.js";
import { ResultError } from "../exact/result-file.js";
import { say } from "../say.js";
import { canCarryOver } from "./earlier.js";
import { takeOwn } from "./taking-in.js";

/**
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("./later.js").Tools} Tools
 */

/**
 * The entry of a run in storage, as text.
 * @param {string | null} run
 * @returns {string | undefined}
 */
const entryOf = (run) => (run === null ? undefined : attempt(() => localStorage[run]));

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<Tools, "words" | "runs" | "notify"> & Partial<Tools>} tools
 */
export function openShared(page, tools) {
  const { framework, subscribe } = page;
  const { runs, notify, carryOver } = tools;
  const html = document.documentElement;
  const title = byId("scorecard-title");
  const heading = find("h1");
  heading.tabIndex = -1;

  // Paper has the answers behind the scorecard, and shows them as always.
  addStyle(css("later/shared.css"), "screen");

  const start = make("button", { type: "button", hidden: true, ...OWN_WORDS }, say.shared.start);
  const back = make("button", { type: "button" });
  const line = make("p", { id: "shared", hidden: true, ...OWN_WORDS });
  find(".opening").prepend(line);
  find("#next .actions").append(start);

  /** @type {Response} */
  let latest;
  /**
   * The shared response, while one is open.
   * @type {Response | undefined}
   */
  let shared;
  /**
   * What the visitor has of their own meanwhile: their response and its run, and how the page was.
   * @type {{response: Response, run: string | null, entry?: string, view?: string, title: string} | undefined}
   */
  let own;
  /**
   * Where a question of the shared result is answered on the scorecard, by the link to it.
   * @type {Map<string, HTMLElement>}
   */
  let answers = new Map();

  subscribe((response) => {
    latest = response;
    // Another response was opened meanwhile, such as a file.
    if (shared && page.run) end();
    for (const select of findAll("select.target", byId("scorecard"))) {
      if (!(select instanceof HTMLSelectElement)) continue;
      select.classList.toggle("chosen", Boolean(shared) && !select.disabled);
      if (shared) select.disabled = true;
    }
    if (shared) answers = new Map(findAll("#scorecard details:not(#missing) a[href^='#q_']").map(withoutLink));
  });

  /**
   * Makes text of a link that would lead from an answer to its question, which is out of sight.
   * @param {HTMLElement} link
   * @returns {[string, HTMLElement]}
   */
  function withoutLink(link) {
    const { hash } = /** @type {HTMLAnchorElement} */ (link);
    link.removeAttribute("href");
    link.tabIndex = -1;
    return [hash, link];
  }

  function enter(/** @type {ReturnType<typeof readLink>} */ { response, made }) {
    // What is being written at this moment belongs to the visitor's own response.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    own ??= { response: latest, run: page.run, entry: entryOf(page.run), view: html.dataset.view, title: title.textContent };
    shared = response;
    html.classList.add("shared");
    // The numbers of the keyboard answer only where one question is asked at a time.
    html.dataset.view = "all";
    html.classList.remove("one");
    title.textContent = say.shared.title;
    back.textContent = hasEntries(own.response) ? say.shared.back : say.shared.answer;
    line.replaceChildren(...say.shared.line.parts({ day: dayText(made), way: back }));
    line.hidden = start.hidden = false;
    page.open(response, null);
    runs.madeAt(made);
  }

  /** Shows the page as it was before. */
  function end() {
    if (own) {
      html.dataset.view = own.view;
      html.classList.toggle("one", own.view === "one");
      title.textContent = own.title;
    }
    html.classList.remove("shared");
    line.hidden = start.hidden = true;
    shared = own = undefined;
  }

  /** Back to what the visitor has of their own. */
  function goBack() {
    if (!own) return;
    const { response, run, entry } = own;
    const now = entryOf(run);
    end();
    // Another tab may have gone on with the same run meanwhile.
    page.open(now === undefined || now === entry ? response : (attempt(() => JSON.parse(now)) ?? response), run);
  }

  /** Goes on with the shared response as with one of the visitor's own. */
  function startFromIt() {
    if (!own || !shared) return;
    const response = shared;
    const run = own.entry ? runs.unused() : own.run;
    end();
    runs.go(response, run);
  }

  /** A choice of the visitor's: the link has served. */
  function choose(/** @type {() => void} */ act) {
    dropFragment();
    act();
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  start.addEventListener("click", () => choose(startFromIt));
  back.addEventListener("click", () => choose(goBack));

  // Links to questions lead to their answers instead.
  document.addEventListener("click", (event) => {
    const link = shared && event.target instanceof Element && event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const answer = answers.get(/** @type {HTMLAnchorElement} */ (link).hash);
    const list = answer?.closest("details");
    if (list) list.open = true;
    answer?.focus();
  });

  /**
   * Says why a link is not opened here, and what can be done with it.
   * @param {string} message
   * @param {string} hash
   */
  function refuse(message, hash) {
    /** @type {[string, () => void][]} */
    const choices = [];
    const named = attempt(() => namedIn(hash));
    if (named) {
      const root = siteRootOf(framework);
      const isOther = named.framework !== framework.id || named.version !== framework.version;
      if (root && isOther) {
        const address = `${root}${named.framework}/${named.version}/assess/index.html${hash}`;
        choices.push([say.shared.open_there, () => location.assign(address)]);
      }
      if (carryOver && named.framework === framework.id && canCarryOver(named.version)) {
        const over = () => {
          dropFragment();
          carryOver((versions) => linkOf(versions, hash));
        };
        choices.push([say.carried.offer({ version: framework.version }), over]);
      }
    }
    notify.warn("link", message, choices);
  }

  function follow() {
    const { hash } = location;
    notify.clear("link");
    const isOwn = isToGoOn(hash);
    if (shared && (isOwn || !isLink(hash))) goBack();
    if (!isLink(hash)) return;
    try {
      const linked = readLink(framework, hash);
      if (isOwn) void takeOwn(page, tools, linked);
      else enter(linked);
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      if (shared) goBack();
      refuse(error.message, hash);
    }
  }
  addEventListener("hashchange", follow);
  follow();
}
