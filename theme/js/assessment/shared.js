/**
 * Opens links to results: what somebody else answered, to look at. It is never kept, and the
 * visitor's own answers stay as they are until they choose otherwise.
 */
import { comesOver } from "./carry-over.js";
import { dayText } from "../browser/days.js";
import { ENGLISH } from "../browser/english.js";
import { isLink, namedIn, readLink, withoutTail } from "../exact/link.js";
import { make } from "../browser/make.js";
import { rootOf } from "../browser/place.js";
import { linkOf } from "../browser/reader.js";
import { ResultError } from "../exact/result-file.js";
import { hasEntries } from "../browser/runs.js";
import { addStyle } from "../browser/sheet.js";
import { attempt } from "../exact/attempt.js";

// Only those who open such a link need this style. Paper has the answers behind the scorecard.
const VIEW_STYLE = `
.shared :is(#assessment, #progress, #keys, #missing, .skip, main > .actions, .opening :is(.lede, .lede + p), [data-action]:not([data-action=print])) { display: none }
.shared body { display: block }
.shared main { max-width: 54rem }
.shared #scorecard { margin-block-start: 2rem }
.shared select.chosen { display: inline-block; min-height: 0; color: inherit; background: none; border: 0; opacity: 1; appearance: none }`;

/** The entry of a run in storage, as text. */
const entryOf = (run) => attempt(() => localStorage[run]);

/**
 * @param {object} page what the page offers
 * @param {{runs: object, say: Function, carry: Function}} tools
 */
export function openShared(page, { runs, say, carry }) {
  const { framework, subscribe } = page;
  const html = document.documentElement;
  const title = document.getElementById("scorecard-title");
  const heading = document.querySelector("h1");
  heading.tabIndex = -1;

  addStyle(VIEW_STYLE, "screen");

  const words = make("p");
  const start = make("button", { type: "button", className: "button", textContent: "Use as my start" });
  const back = make("button", { type: "button" });
  const banner = make("div", { id: "shared", className: "notice", hidden: true, ...ENGLISH }, words, make("p", { className: "actions" }, start, back));
  document.querySelector(".opening").after(banner);

  let latest;
  /** While a shared result is open: it, and what the visitor has of their own. */
  let shared;
  let own;
  /** Where a question of the shared result is answered on the scorecard, by the link to it. */
  let places = new Map();

  subscribe((response) => {
    latest = response;
    // Something else was opened meanwhile, such as a file.
    if (shared && page.run) end();
    for (const select of document.querySelectorAll("#scorecard td select")) {
      select.classList.toggle("chosen", Boolean(shared) && !select.disabled);
      if (shared) select.disabled = true;
    }
    if (shared) places = new Map([...document.querySelectorAll("#scorecard details:not(#missing) a[href^='#q_']")].map(settle));
  });

  /** Makes text of a link that would lead from an answer to its question, which is out of sight. */
  function settle(link) {
    const { hash } = link;
    link.removeAttribute("href");
    link.tabIndex = -1;
    return [hash, link];
  }

  function enter(result) {
    // What is being written at this moment belongs to the visitor's own response.
    document.activeElement?.blur();
    own ??= { response: latest, run: page.run, entry: entryOf(page.run), view: html.dataset.view, title: title.textContent };
    shared = result;
    html.classList.add("shared");
    // The numbers of the keyboard answer only where one question is asked at a time.
    html.dataset.view = "all";
    title.textContent = "The shared scorecard";
    words.textContent = `A result that somebody shared with you, made on ${dayText(result.made)} with version ${framework.version}. You cannot change it.`;
    back.textContent = hasEntries(own.response) ? "Back to my own answers" : "Answer it myself";
    banner.hidden = false;
    page.open(result.response, null);
    runs.madeAt(result.made);
  }

  function end() {
    html.classList.remove("shared");
    html.dataset.view = own.view;
    title.textContent = own.title;
    banner.hidden = true;
    shared = own = undefined;
  }

  function goBack() {
    const { response, run, entry } = own;
    const now = entryOf(run);
    end();
    // Another tab may have gone on with the same run meanwhile.
    page.open(now === entry ? response : (attempt(() => JSON.parse(now)) ?? response), run);
  }

  function goOn() {
    const { response } = shared;
    const run = own.entry ? runs.unused() : own.run;
    end();
    runs.go(response, run);
  }

  /** A choice of the visitor's: the link has served. */
  function choose(act) {
    attempt(() => history.replaceState(null, "", location.pathname + location.search));
    act();
    scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
  start.addEventListener("click", () => choose(goOn));
  back.addEventListener("click", () => choose(goBack));

  // Links to questions lead to their answers instead.
  document.addEventListener("click", (event) => {
    const link = shared && event.target.closest("a[href^='#']");
    if (!link) return;
    event.preventDefault();
    const place = places.get(link.hash);
    const list = place?.closest("details");
    if (list) list.open = true;
    place?.focus();
  });

  function refuse(message, hash) {
    const named = attempt(() => namedIn(hash));
    const root = rootOf(framework);
    const isElsewhere = named && root && (named.framework !== framework.id || named.version !== framework.version);
    const open = () => location.assign(`${root}${named.framework}/${named.version}/assess/index.html${hash}`);
    const isOlder = named?.framework === framework.id && comesOver(named.version);
    const over = () => {
      attempt(() => history.replaceState(null, "", location.pathname + location.search));
      carry((versions) => linkOf(versions, hash));
    };
    say("link", message, [
      ...(isElsewhere ? [["Open it there", open]] : []),
      ...(isOlder ? [[`Carry it over to ${framework.version}`, over]] : []),
    ]);
  }

  function follow() {
    const hash = withoutTail(location.hash);
    say("link", "");
    if (shared && !isLink(hash)) goBack();
    if (!isLink(hash)) return;
    try {
      enter(readLink(framework, hash));
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      if (shared) goBack();
      refuse(error.message, hash);
    }
  }
  addEventListener("hashchange", follow);
  follow();
}
