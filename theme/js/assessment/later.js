/** What loads once the page stands: comfort in answering, files to keep, figures opened, frames told. */
import { openActions } from "./actions.js";
import { keepAsked } from "./asked.js";
import { openBenchmarks } from "./benchmarks.js";
import { openCarryOver } from "./carry-over.js";
import { offerClearing } from "./clear.js";
import { addComfort } from "./comfort.js";
import { createdAt } from "../browser/days.js";
import { offerDownloads } from "../downloads/downloads.js";
import { openEmbed } from "./framed.js";
import { openFigures } from "./figures.js";
import { openImport } from "./import.js";
import { tellKeeping } from "./kept.js";
import { tellLetters } from "../browser/letters.js";
import { tellLeft } from "./left.js";
import { nextStage } from "../exact/next.js";
import { openNotices } from "../browser/notice.js";
import { preparePaper } from "./paper.js";
import { openOptionAdvice } from "./option-advice.js";
import { openParts } from "../browser/parts.js";
import { openRadar } from "./radar.js";
import { addRunPanel } from "./run-panel.js";
import { openRuns } from "../browser/runs.js";
import { wordsOf } from "./scorecard.js";
import { addSharing } from "./share.js";
import { addStyle } from "../browser/sheet.js";
import { openTargets } from "./targets.js";
import { leadOnward } from "./onward.js";
import { openWithdrawn } from "./withdrawn.js";

// English lines of a page that runs the other way begin where all its lines do.
const ALIGNED = "[dir=rtl] :is(p, h2, h3, h4, h5, th, td, dt)[dir=ltr] { text-align: right }";

/** @param {object} page what the page offers: `window.stagemark` */
function openLater(page) {
  const words = wordsOf(page.framework);
  const { guard, settle } = openParts(document.querySelector(".idle"), "Your answers are counted all the same.");

  /** Starts a part, which goes without those tools only that it does not need. */
  const start = (name, open, tools = {}) =>
    guard(name, () => {
      const missing = Object.keys(tools).filter((tool) => !tools[tool]);
      if (missing.length) throw new Error(`${name}: nothing to work with (${missing})`);
      const subscribe = (listener) => page.subscribe(guard(name, listener));
      return open(Object.create(page, { subscribe: { value: subscribe } }), tools);
    })();

  addStyle(ALIGNED);
  start("the shortest way to the next stage", () => page.plan(nextStage));
  const say = start("notices", () => openNotices());
  const runs = start("saved runs", (own) => openRuns(own));
  const made = runs?.made ?? (() => createdAt(Date.now()));
  start("the frame around it", ({ subscribe }) => subscribe(openEmbed(page.framework.id)));
  start("the numbers of the questions", ({ subscribe }) => keepAsked(page.framework, subscribe));
  start("the answers behind each figure", ({ subscribe }) => openFigures(page.framework, words, subscribe));
  start("how much is left", (own) => tellLeft(own, words));
  start("one question at a time", addComfort);
  start("taking an answer back", ({ subscribe }) => offerClearing(subscribe));
  start("the radar", ({ subscribe }) => openRadar(page.framework, words, subscribe));
  start("the target on the path", ({ subscribe }) => openTargets(page.framework, subscribe));
  start("what the answers suggest", ({ subscribe }) => openOptionAdvice(subscribe));
  start("the benchmarks", ({ subscribe }) => openBenchmarks(words, subscribe));
  start("how it is printed", ({ subscribe }) => preparePaper(subscribe, made));
  start("downloads", (own) => offerDownloads(own, wordsOf(page.framework, String), made));
  /** Made below, as what it needs is; only who has an older result asks for it. */
  const carry = (read) => carryOver?.(read);
  start("the share link", (own) => addSharing(own, { runs, say, carry }), { runs, say });
  const showRuns = start("the list of saved runs", (own) => addRunPanel(own, { words, runs, say, carry }), { runs, say });
  const carryOver = start("carrying over older results", openCarryOver, { words, runs, say, showRuns });
  const more = start("opening files", openImport, { runs, say, showRuns, carryOver });
  start("the buttons below the scorecard", openActions, { runs, say, more });
  start("what is said of keeping", (own) => tellKeeping(own, runs, say), { runs, say });
  start("what was withdrawn", ({ subscribe }) => openWithdrawn(subscribe));
  start("the way to other pages", () => leadOnward(page.framework));
  start("notices", () => tellLetters(say), { say });
  settle();
}

// Without the program of the page there is nothing to add to, and the page says so itself.
if (window.stagemark) openLater(window.stagemark);
