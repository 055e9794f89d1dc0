/**
 * Carries an older result over to the version of this page: it becomes a run of its own, what it was
 * stays as it is, and a receipt says of every answer what became of it.
 */
import { css } from "../css.js";
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { wordsIn } from "../browser/framework-words.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";
import { carriedOver } from "../exact/carry.js";
import { commaList } from "../exact/lists.js";
import { ResultError } from "../exact/result-file.js";
import { say } from "../say.js";
import { earlierTemplate } from "./earlier.js";
import { whereOf } from "./page-words.js";

/**
 * @typedef {import("../exact/carry.js").Fate} Fate
 * @typedef {import("../types.js").EarlierVersions} EarlierVersions
 * @typedef {ReturnType<import("../browser/page.js").Page["judge"]>} Judged
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("../types.js").Version} Version
 * @typedef {import("../types.js").WordedVersion} WordedVersion
 *
 * @callback ReadOlder what finds a result, of one of these versions
 * @param {Version[]} versions the one of this page first
 * @returns {{version: Version, response: Response}}
 */

/** @type {Promise<EarlierVersions> | undefined} */
let earlier;

/**
 * Loads the earlier versions once.
 * @returns {Promise<EarlierVersions>} rejected where they do not load
 */
function loadEarlier() {
  earlier ??= /** @type {Promise<EarlierVersions>} */ (
    new Promise((resolve, reject) => {
      const data = /** @type {HTMLScriptElement} */ (earlierTemplate()?.content.firstElementChild);
      if (!data.src) return resolve(JSON.parse(data.textContent));
      const script = /** @type {HTMLScriptElement} */ (data.cloneNode());
      const fail = () => reject(new ResultError(say.carried.not_loaded));
      const take = (/** @type {Event} */ event) => resolve(/** @type {CustomEvent<EarlierVersions>} */ (event).detail);
      document.addEventListener("stagemark:earlier", take, { once: true });
      script.addEventListener("load", fail);
      script.addEventListener("error", fail);
      return document.body.append(script);
    })
  ).catch((error) => {
    earlier = undefined;
    throw error;
  });
  return earlier;
}

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<import("./later.js").Tools, "words" | "runs" | "notify">} tools
 * @returns {(read: ReadOlder) => Promise<void>} carries over what `read` finds; where it cannot, that
 *   is said
 */
export function openCarryOver(page, { words, runs, notify }) {
  const { framework } = page;
  /**
   * The run whose receipt is on the page.
   * @type {string | undefined}
   */
  let shown;
  addStyle(css("later/carried.css"));

  const clear = () => {
    for (const one of findAll("#carried, .said-before")) one.remove();
    shown = undefined;
  };
  page.subscribe(() => {
    if (shown && page.run !== shown) clear();
  });

  return async function carryOver(read) {
    try {
      const { changes, earlier: older } = await loadEarlier();
      const versions = [{ ...framework, changes }, ...older];
      const { version: from, response } = read(versions);
      const { response: now, fates } = carriedOver(versions, from, response);
      const version = older.find((one) => one === from);
      if (!fates || !version) throw new Error(`a result of version ${from.version} needs no carrying`);
      clear();
      const run = runs.unused();
      const label = response.label && say.carried.label({ label: response.label, version: version.version });
      runs.go({ ...now, label }, run);
      const before = page.judge(response.answers, response.targets, version);
      showReceipt({ old: version, fates, before, after: page.judge(now.answers, now.targets) });
      shown = run;
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      notify.warn("carried", error.message);
    }
  };

  /** @param {{old: WordedVersion, fates: Fate[], before: Judged, after: Judged}} carried */
  function showReceipt({ old, fates, before, after }) {
    const { version } = old;
    const oldWords = wordsIn(old);
    const question = (/** @type {Fate} */ fate) => oldWords.question(fate.question);
    const answer = (/** @type {Fate} */ fate) =>
      commaList([fate.answer].flat().map((choice) => say.carried.answer({ answer: oldWords.option(fate.question, choice) })));
    const links = (/** @type {string[]} */ ids) =>
      ids
        .map((id) => make("span", {}, make("a", { href: `#q_${id}` }, words.question(id))))
        .reduce((before, next) => make("span", {}, ...say.lists.comma.parts({ before, next })));
    const bold = (/** @type {Fate} */ fate) => make("b", {}, question(fate));
    const [kept, again, dropped] = ["carried", "asked-again", "dropped"].map((kind) => fates.filter((fate) => fate.kind === kind));
    const list = (/** @type {Fate[]} */ some, /** @type {(fate: Fate) => (string | Node)[]} */ lineOf) =>
      make("ul", {}, ...some.map((fate) => make("li", {}, ...lineOf(fate))));

    const counts = [
      say.carried.count_came_over({ count: kept.length }),
      ...(again.length ? [say.carried.count_again({ count: again.length })] : []),
      ...(dropped.length ? [say.carried.count_dropped({ count: dropped.length })] : []),
    ];
    const where = (/** @type {Judged} */ { record, doubt }, /** @type {(id: string | null) => string} */ nameOf) =>
      doubt.shown === record ? whereOf(record, nameOf) : say.carried.unsure;
    const stages = { before: where(before, (id) => oldWords.stage(id)), after: where(after, words.stage) };
    const receipt = make(
      "section",
      { id: "carried", className: "notice", tabIndex: -1, ariaLabel: say.carried.name, ...OWN_WORDS },
      make("h2", {}, say.carried.title({ version })),
      make("p", {}, say.carried.receipt({ counts: commaList(counts), version, ...stages })),
    );
    if (again.length) {
      const line = (/** @type {Fate} */ fate) =>
        say.carried.again_item.parts({ question: bold(fate), answer: answer(fate), questions: links(fate.becomes) });
      receipt.append(make("h3", {}, say.carried.again), list(again, line));
    }
    if (dropped.length) {
      const line = (/** @type {Fate} */ fate) => say.carried.dropped_item.parts({ question: bold(fate), answer: answer(fate) });
      receipt.append(make("h3", {}, say.carried.dropped), list(dropped, line));
    }
    if (kept.length) {
      const line = (/** @type {Fate} */ fate) => say.carried.came_over_item.parts({ question: bold(fate), answer: answer(fate) });
      receipt.append(make("details", {}, make("summary", {}, say.carried.came_over({ count: kept.length })), list(kept, line)));
    }
    receipt.append(make("p", { className: "actions" }, make("button", { type: "button", onclick: clear }, say.common.close)));
    find(".opening").after(receipt);
    for (const fate of again) {
      const text = say.carried.said_before({ version, answer: answer(fate), question: question(fate) });
      for (const id of fate.becomes) {
        find("legend", byId(`q_${id}`)).after(make("p", { className: "said-before", ...OWN_WORDS }, text));
      }
    }
    receipt.focus();
  }
}
