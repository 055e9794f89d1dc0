/**
 * The teaser: the first question in place. Who answers it goes on with the whole page, which takes
 * the answer along.
 */
import { byId, find } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";
import { fullPage } from "./card-link.js";
import { openHost } from "./frame.js";
import { isByHand, PAUSE } from "./moving-on.js";

/** @param {import("../browser/page.js").Page} page */
export function openTeaser({ framework, subscribe }) {
  const host = openHost(framework);
  // Below the screen nothing is drawn, and so nothing measured; that there is something is said at once.
  host.progress(0);
  new ResizeObserver(() => {
    host.height(Math.ceil(document.body.getBoundingClientRect().height));
  }).observe(document.body);
  // Of a version that was withdrawn, the page says so and asks nothing.
  if (document.documentElement.classList.contains("withdrawn")) return;
  const question = find("#assessment fieldset:has(input)");
  question.classList.add("now");
  document.documentElement.dataset.view = "one";
  const on = make("a", { className: "button", target: "_blank", rel: "noopener", ...OWN_WORDS }, say.common.see_where);
  const forbidden = make("p", { role: "status", ...OWN_WORDS });
  find("main").append(make("p", { id: "ends" }, on), forbidden);

  /** @type {PointerEvent | undefined} */
  let pointer;
  addEventListener("pointerdown", (event) => {
    pointer = event;
  }, true);
  addEventListener("keydown", () => {
    pointer = undefined;
  }, true);
  // Who walks through options by keyboard has not chosen before they say so.
  byId("questions").addEventListener("click", ({ target }) => {
    const input = target instanceof HTMLInputElement && target.type === "radio" && target;
    if (input && isByHand(pointer)) setTimeout(() => on.click(), PAUSE);
  });

  // What may open no tab, as in some sandboxes, does nothing and tells nobody.
  on.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const tab = open(on.href, "_blank");
    if (tab) return void attempt(() => (tab.opener = null));
    const field = make("input", { type: "url", readOnly: true, value: on.href, ariaLabel: say.framed.address });
    forbidden.replaceChildren(say.framed.no_tab, field);
    field.select();
  });

  subscribe((response) => {
    on.href = fullPage(framework, response);
  });
}
