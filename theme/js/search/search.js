/** The search page: what the visitor writes narrows the list of all pages to what fits. */
import { fields, find } from "./find.js";

const SHOWN = 50;

const form = /** @type {HTMLFormElement} */ (document.querySelector("#search"));
const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
const said = /** @type {HTMLElement} */ (document.querySelector("#found"));
const results = /** @type {HTMLElement} */ (document.querySelector("#results"));
const all = /** @type {HTMLElement} */ (document.querySelector("#all"));
const links = /** @type {HTMLAnchorElement[]} */ ([...all.querySelectorAll("a")]);
const index = JSON.parse(/** @type {HTMLElement} */ (document.querySelector("#index")).textContent);

/** @type {import("./find.js").Field[][] | undefined} */
let prepared;

/** @param {string} query */
function search(query) {
  // Many words: they are made ready when somebody searches, not when the page opens.
  prepared ??= links.map((link, at) => fields({ title: link.textContent, ...index[at] }));
  const hits = find(prepared, query);
  results.replaceChildren(...hits.slice(0, SHOWN).map(result));
  all.hidden = results.hidden = query.trim() !== "";
  results.hidden = hits.length === 0;
  said.textContent = all.hidden ? count(hits.length) : "";
}

/** @param {number} found */
function count(found) {
  if (found === 0) return "Nothing fits all of these words. Fewer words, or only their beginnings, find more.";
  if (found > SHOWN) return `${found} pages found, the best ${SHOWN} shown`;
  return found === 1 ? "1 page found" : `${found} pages found`;
}

/** @param {import("./find.js").Hit} hit */
function result({ entry, text, place }) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = links[entry].getAttribute("href") + (place && `#${place}`);
  link.textContent = links[entry].textContent;
  item.append(link);
  if (index[entry].context) item.append(" ", element("span", index[entry].context));
  if (text) item.append(element("p", text));
  return item;
}

/**
 * @param {string} name
 * @param {string} text
 */
function element(name, text) {
  const made = document.createElement(name);
  made.className = "muted";
  made.textContent = text;
  return made;
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
/** @type {HTMLElement} */ (document.querySelector(".idle")).remove();
