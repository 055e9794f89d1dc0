/**
 * What the page for frames carries to answer with. As a card it has three screens of one height: the
 * first, one question at a time, and the result. All else loads when the browser is idle.
 */
import { byId, find } from "../browser/elements.js";
import { openFeatures } from "../browser/features.js";
import { offeredPage } from "../browser/page.js";
import { whenIdle } from "../browser/when-idle.js";
import { say } from "../say.js";
import { ANSWERING } from "./answering.js";

const classes = document.documentElement.classList;

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

/** @param {import("../browser/page.js").Page} page */
function openCard(page) {
  const missing = find(".idle");
  const failed = /** @type {HTMLElement} */ (missing.cloneNode());
  failed.classList.remove("idle");
  missing.before(failed);
  missing.hidden = failed.hidden = true;
  const { guard, settle } = openFeatures(failed, say.features.answers_counted);
  for (const { name, start } of ANSWERING) {
    /** @type {import("../browser/page.js").Page["subscribe"]} */
    const subscribe = (listener) => page.subscribe(guard(name, listener));
    guard(name, () => start(Object.create(page, { subscribe: { value: subscribe } }), /** @type {any} */ ({})))();
  }
  settle();
  const load = () => loadLater(missing);
  if (classes.contains("card") || classes.contains("teaser")) whenIdle(load);
  else load();
}

// Without the program of the page there is nothing to add to, and the page says so itself.
const offered = offeredPage();
if (offered) openCard(offered);
