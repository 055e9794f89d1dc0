/**
 * What loads once the page stands: comfort in answering, saved results, files, links; and, once there is
 * something to explain, the piece that does. Each feature starts on its own, so that one which fails stops no other; the page then says which it was.
 */
import { css } from "../css.js";
import { createdAt } from "../browser/days.js";
import { byId, find } from "../browser/elements.js";
import { warnOfEncoding } from "../browser/encoding.js";
import { openFeatures } from "../browser/features.js";
import { openNotices } from "../browser/notice.js";
import { offeredPage } from "../browser/page.js";
import { openRuns } from "../browser/runs.js";
import { addStyle } from "../browser/sheet.js";
import { offerDownloads } from "../downloads/downloads.js";
import { say } from "../say.js";
import { connectButtons } from "./actions.js";
import { ANSWERING, FRAME } from "./answering.js";
import { feature } from "./feature.js";
import { linkToOtherPages } from "./other-pages.js";
import { wordsOf } from "./page-words.js";
import { preparePaper } from "./paper.js";
import { showRemaining } from "./remaining.js";
import { addRunList } from "./run-list.js";
import { addSharing } from "./share.js";
import { warnAboutStorage } from "./storage-notices.js";
import { offerFiles, offerToCarryOver } from "./taking-in.js";
import { whenWanted } from "./wanted.js";
import { openWithdrawn } from "./withdrawn.js";
import { withPiece } from "./with-piece.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("../browser/page.js").Listener} Listener
 */

/**
 * @typedef {import("./feature.js").Tools} Tools
 * @typedef {import("./feature.js").Feature<keyof Tools>} Feature
 */

/** All features, in the order in which they start. */
const FEATURES = [
  feature({ name: say.features.notices, gives: "notify", needs: [], start: () => openNotices() }),
  feature({ name: say.features.runs, gives: "runs", needs: [], start: (page) => openRuns(page) }),
  // The page for frames carries these itself.
  ...(document.documentElement.classList.contains("embed") ? [] : [...ANSWERING, FRAME]),
  feature({ name: say.features.remaining, needs: ["words"], start: (page, { words }) => showRemaining(page, words) }),
  feature({
    name: say.features.downloads,
    needs: ["made", "explain"],
    start: (page, { made, explain }) => offerDownloads(page, wordsOf(page.framework, String), { made, explain }),
  }),
  feature({ name: say.features.printing, needs: ["made"], start: (page, { made }) => preparePaper(page, made) }),
  feature({ name: say.features.carry_over, gives: "carryOver", needs: ["words", "runs", "notify"], start: offerToCarryOver }),
  feature({ name: say.features.share, needs: ["words", "runs", "notify"], start: addSharing }),
  feature({ name: say.features.run_list, gives: "showRuns", needs: ["words", "runs", "notify"], start: addRunList }),
  feature({ name: say.features.import, gives: "fileActions", needs: ["words", "runs", "notify", "showRuns"], start: offerFiles }),
  feature({ name: say.features.other_pages, needs: [], start: ({ framework }) => linkToOtherPages(framework) }),
  feature({ name: say.features.actions, needs: ["runs", "notify", "fileActions"], start: connectButtons }),
  feature({ name: say.features.storage, needs: ["runs", "notify"], start: warnAboutStorage }),
  feature({ name: say.features.framed, needs: ["notify"], start: helpInFrame }),
  feature({ name: say.features.withdrawn, needs: [], start: (page) => openWithdrawn(page) }),
  feature({ name: say.features.notices, needs: ["notify"], start: (_, { notify }) => warnOfEncoding(notify) }),
];

/**
 * What only a page within another one needs.
 * @param {Page} page
 * @param {Pick<Tools, "notify">} tools
 */
function helpInFrame(page, { notify }) {
  if (window.parent === window) return;
  void withPiece({ notify, feature: say.features.framed }, () => import("./framed.js"), ({ openFramed }) => openFramed(page, notify));
}

/** @param {Page} page */
function openLater(page) {
  const { guard, settle } = openFeatures(find(".idle"), say.features.answers_counted);
  let isExplained = false;
  /** @type {Partial<Tools> & Pick<Tools, "explain">} */
  const tools = {
    words: wordsOf(page.framework),
    made: () => tools.runs?.made() ?? createdAt(Date.now()),
    async explain() {
      const { EXPLAINED } = await import("./explained.js");
      if (!isExplained) start(EXPLAINED, "first");
      isExplained = true;
    },
  };
  addStyle(css("later/aligned.css"));
  // What explains the result is heard first: others read what it writes, or have the last word on it.
  /** @type {Record<"first" | "then", Listener[]>} */
  const listeners = { first: [], then: [] };
  /** @type {Parameters<Listener>} */
  let latest;
  page.subscribe((...now) => {
    latest = now;
    for (const listener of [...listeners.first, ...listeners.then]) listener(...now);
  });
  const start = (/** @type {Feature[]} */ features, /** @type {keyof typeof listeners} */ turn) => {
    for (const { name, gives, needs, start: begin } of features) {
      const given = guard(name, () => {
        const missing = needs.filter((tool) => !tools[tool]);
        if (missing.length) throw new Error(`${name}: nothing to work with (${missing})`);
        /** @type {Page["subscribe"]} */
        const subscribe = (listener) => {
          const guarded = guard(name, listener);
          listeners[turn].push(guarded);
          guarded(...latest);
        };
        return begin(Object.create(page, { subscribe: { value: subscribe } }), /** @type {Tools} */ (tools));
      })();
      if (gives) Object.assign(tools, { [gives]: given });
    }
  };
  start(FEATURES, "then");
  settle();
  whenWanted(page, () => {
    const { classList } = byId("scorecard");
    classList.add("unexplained");
    const shown = () => classList.remove("unexplained");
    void withPiece({ notify: tools.notify, feature: say.features.explained }, tools.explain, () => {}).finally(shown);
  });
}

// Without the program of the page there is nothing to add to, and the page says so itself.
const offered = offeredPage();
if (offered) openLater(offered);
