/** Leads from a scorecard to the pages that put it beside others, where a site is around it. */
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { rootOf } from "../browser/place.js";

export function leadOnward(framework) {
  const root = document.documentElement.classList.contains("site") && rootOf(framework);
  if (!root) return;
  document.getElementById("scorecard").append(
    make("p", ENGLISH, make("a", { href: "../team/index.html" }, "Put it together with others’ results")),
    make("p", ENGLISH, make("a", { href: `${root}${framework.id}/over-time/index.html` }, "Compare it with earlier ones")),
  );
}
