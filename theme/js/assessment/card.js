/**
 * What the page for frames carries to answer with: as a card, as a teaser or as the whole page. All
 * else loads by its address: with the whole page at once, with a card when it is about to be of use.
 */
import { byId, find } from "../browser/elements.js";
import { openFeatures } from "../browser/features.js";
import { offeredPage } from "../browser/page.js";
import { whenIdle } from "../browser/when-idle.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";
import { ANSWERING, FRAME } from "./answering.js";
import { openScreens } from "./card-screens.js";
import { feature } from "./feature.js";
import { openTeaser } from "./teaser.js";

const CARD = feature({ name: say.features.card, needs: [], start: (page) => openScreens(page) });
const TEASER = feature({ name: say.features.card, needs: [], start: (page) => openTeaser(page) });

/** Loads what is not needed to answer; where it does not arrive, the notice says so. */
function loadLater(/** @type {HTMLElement} */ notice) {
  const [kept] = /** @type {HTMLTemplateElement} */ (byId("later")).content.children;
  // A copy runs, once it is in the document.
  const script = /** @type {HTMLScriptElement} */ (kept.cloneNode());
  script.addEventListener("error", () => {
    notice.hidden = false;
  });
  document.body.append(script);
}

/**
 * Acts once half of the questions are answered, so that what explains the result is there before it, and who
 * comes no further spares the rest. Earlier only where it has something to do: with the first note, which paper
 * shows, or the first answer that this browser does not keep; at once of what it kept that no longer fits, or of a
 * version that was withdrawn.
 * @param {import("../browser/page.js").Page} page
 * @param {() => void} act
 */
function halfWay(page, act) {
  const isPutAside = attempt(() => localStorage[`${page.run}:aside`]) !== undefined;
  const isSaid = isPutAside || document.documentElement.classList.contains("withdrawn");
  let isHere = false;
  page.subscribe(({ notes }, { counts: { visible, unanswered } }) => {
    const isNoted = Object.keys(notes).length > 0;
    const isUnsaved = visible > unanswered && !byId("unsaved").hidden;
    if (isHere || !(isSaid || isNoted || isUnsaved || visible >= 2 * unanswered)) return;
    isHere = true;
    act();
  });
}

/** What the address asks for, as `dress.js` has read it. */
function chosenView() {
  const classes = document.documentElement.classList;
  if (classes.contains("teaser")) return "teaser";
  if (!classes.contains("card")) return "page";
  // A link to a result is somebody's whole scorecard, which only the page shows.
  addEventListener("hashchange", () => location.hash.startsWith("#result/") && location.reload());
  return "card";
}

/** @param {import("../browser/page.js").Page} page */
function openEmbed(page) {
  const view = chosenView();
  const missing = find(".idle");
  const failed = /** @type {HTMLElement} */ (missing.cloneNode());
  failed.classList.remove("idle");
  missing.before(failed);
  missing.hidden = failed.hidden = true;
  const { guard, settle } = openFeatures(failed, say.features.answers_counted);
  const features = { card: [...ANSWERING, CARD], page: [...ANSWERING, FRAME], teaser: [TEASER] }[view];
  for (const { name, start } of features) {
    /** @type {import("../browser/page.js").Page["subscribe"]} */
    const subscribe = (listener) => page.subscribe(guard(name, listener));
    guard(name, () => start(Object.create(page, { subscribe: { value: subscribe } }), /** @type {any} */ ({})))();
  }
  settle();
  if (view === "page") loadLater(missing);
  if (view === "card") halfWay(page, () => whenIdle(() => loadLater(missing)));
}

// Without the program of the page there is nothing to add to, and the page says so itself.
const offered = offeredPage();
if (offered) openEmbed(offered);
