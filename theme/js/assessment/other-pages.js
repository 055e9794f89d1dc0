/** Links from a scorecard to the pages that put it beside others, where a site is around it. */
import { byId } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { siteRootOf } from "../browser/site-root.js";
import { say } from "../say.js";

/**
 * The address of the site around this page; undefined where the page stands alone.
 * @param {import("../types.js").Framework} framework
 */
export const siteRoot = (framework) => (document.documentElement.classList.contains("site") ? siteRootOf(framework) : undefined);

/** @param {import("../types.js").Framework} framework */
export function linkToOtherPages(framework) {
  const root = siteRoot(framework);
  if (!root) return;
  byId("scorecard").append(
    make("p", OWN_WORDS, make("a", { href: "../team/index.html" }, say.scorecard.to_team)),
    make("p", OWN_WORDS, make("a", { href: `${root}${framework.id}/over-time/index.html` }, say.scorecard.to_over_time)),
  );
}
