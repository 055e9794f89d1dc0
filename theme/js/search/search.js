/** The search page: what the visitor writes narrows the list of all pages to those that fit. */
import { byId, find, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { fieldsOf, hitsFor } from "./find.js";

const SHOWN = 50;

const form = find("form#search");
const input = find("input", form);
const results = byId("results");
const all = byId("all");
const pages = findAll("a", all);

/**
 * What is known of each page, in the order of the list.
 * @type {Omit<import("./find.js").Entry, "title">[]}
 */
const index = JSON.parse(byId("index").textContent ?? "");

/** @type {import("./find.js").Field[][] | undefined} */
let prepared;

/** @param {string} query */
function search(query) {
  // Many words: they are made ready at the first search, not when the page opens.
  prepared ??= pages.map((page, at) => fieldsOf({ title: page.text, ...index[at] }));
  const hits = hitsFor(prepared, query);
  results.replaceChildren(...hits.slice(0, SHOWN).map(itemOf));
  all.hidden = query.trim() !== "";
  results.hidden = hits.length === 0;
  byId("found").textContent = all.hidden ? foundText(hits.length) : "";
}

/** @param {number} count */
function foundText(count) {
  if (count === 0) return say.search.none_found;
  return count > SHOWN ? say.search.best_shown({ found: count, shown: SHOWN }) : say.search.found({ count });
}

/** @param {import("./find.js").Hit} hit */
function itemOf({ entry, text, anchor }) {
  const page = pages[entry];
  const { context } = index[entry];
  return make("li", {},
    make("a", { href: page.getAttribute("href") + (anchor && `#${anchor}`) }, page.text),
    ...(context ? [" ", make("span", { className: "muted" }, context)] : []),
    ...(text ? [make("p", { className: "muted" }, text)] : []),
  );
}

input.addEventListener("input", () => search(input.value));
// In the fragment, so that Back finds the search again and no server learns of it.
input.addEventListener("change", () => {
  history.replaceState(null, "", `#q=${encodeURIComponent(input.value)}`);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  results.querySelector("a")?.focus();
});

function restore() {
  const query = new URLSearchParams(location.hash.slice(1)).get("q");
  if (query) search(input.value = query);
}

addEventListener("hashchange", restore);
restore();
form.hidden = false;
find(".idle").remove();
