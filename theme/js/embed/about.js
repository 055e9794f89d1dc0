/** The page to copy an embed from: what is chosen goes into the preview and into every snippet. */
import { byId, find, findAll } from "../browser/elements.js";
import { openFeatures } from "../browser/features.js";
import { make } from "../browser/make.js";
import { requireStyles } from "../browser/styles.js";
import { say } from "../say.js";
import { attributesOf, frameAddress, snippets, TAG } from "./snippets.js";

/** Milliseconds for which a button says that it was done. */
const A_MOMENT = 2500;
/** The controls that are attributes of the embed, in the order in which they are written. */
const LOOK = ["view", "theme", "accent", "font", "radius", "box"];

const making = /** @type {HTMLFormElement} */ (byId("making"));
const preview = byId("preview");
const given = making.dataset;
/** The top of the site from here, which may be a copy on a disk. */
const here = new URL(given.root ?? "", location.href).href;
const isAtAnAddress = /^https?:/.test(here);
const site = given.site ?? (isAtAnAddress ? here : (given.placeholder ?? ""));
if (site !== given.placeholder) document.getElementById("put")?.remove();

/** @param {string} name */
const control = (name) => /** @type {HTMLInputElement | HTMLSelectElement} */ (making.elements.namedItem(name));

/** What a control says where it is not as the page was opened. @param {string} name @returns {string | boolean} */
function chosen(name) {
  const one = control(name);
  if (one instanceof HTMLSelectElement) return one.value;
  if (one.type === "checkbox") return one.checked;
  return one.value !== one.defaultValue && one.value;
}

/** @returns {import("./snippets.js").Wanted} */
function wanted() {
  const look = LOOK.flatMap((name) => {
    const value = chosen(name);
    return value ? [/** @type {[string, string | true]} */ ([name, value])] : [];
  });
  const { framework = "", title = "" } = given;
  return { site, framework, title, version: control("version").value, look };
}

function write() {
  for (const [id, text] of Object.entries(snippets(wanted()))) byId(id).textContent = text;
  find("output", making).textContent = control("radius").value;
  const isNeeded = control("font").value === "inherit" && control("form").value === "frame";
  // What is put into a region is read out; one that was hidden before stays silent.
  if (isNeeded !== !!byId("needs").firstChild) {
    byId("needs").replaceChildren(...(isNeeded ? [make("p", { className: "notice" }, say.embed_about.font_inherit_needs)] : []));
  }
}

/**
 * Shows the chosen form as it will run where it is copied to. All is made anew each time: a new
 * address for an old frame would be a step for the Back button.
 */
function show() {
  const form = control("form").value;
  const place = /** @type {HTMLElement} */ (preview.firstElementChild);
  preview.dataset.ground = control("ground").value;
  place.style.width = control("width").value && `${control("width").value}px`;
  if (form === "frame") place.replaceChildren(frame());
  else if (form === "script" && (given.site ?? here) === here) place.replaceChildren(loader(attributesOf(wanted())));
  else showElement(place);
}

const frame = () => make("iframe", {
  src: frameAddress({ ...wanted(), site: here }, "index.html"),
  title: say.embed_about.preview,
  width: "100%",
  height: "640",
  loading: "lazy",
  allow: "clipboard-write",
});

/**
 * A script of the embed, which runs as soon as it is in the page.
 * @param {[string, string | true][]} [attributes] of what it shall stand for
 */
function loader(attributes = []) {
  const { content } = /** @type {HTMLTemplateElement} */ (byId("loader"));
  const script = /** @type {HTMLScriptElement} */ (find("script", content).cloneNode());
  for (const [name, value] of attributes) script.dataset[name] = value === true ? "" : value;
  script.addEventListener("error", miss);
  return script;
}

/**
 * The element, from here even where the script goes to another address: that of the site, which this
 * page is a copy of. There, a script that stands for an element would show what the site has.
 * @param {HTMLElement} place
 */
async function showElement(place) {
  const script = loader();
  const attributes = attributesOf(wanted());
  place.replaceChildren(script);
  await customElements.whenDefined(TAG);
  if (!script.isConnected) return; // something else has been chosen
  const element = Object.assign(document.createElement(TAG), { home: here });
  for (const [name, value] of attributes) element.setAttribute(name, value === true ? "" : value);
  place.append(element);
}

/** @param {HTMLElement} button */
function offerCopy(button) {
  const text = byId(button.dataset.copies ?? "");
  const status = find("[role=status]", /** @type {HTMLElement} */ (button.parentElement));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let moment;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.textContent ?? "");
      status.textContent = say.embed_about.is_copied;
      button.textContent = say.embed_about.copied;
      clearTimeout(moment);
      moment = setTimeout(() => {
        button.textContent = say.embed_about.copy;
      }, A_MOMENT);
    } catch {
      getSelection()?.selectAllChildren(text);
      status.textContent = say.embed_about.cannot_copy;
    }
  });
  making.addEventListener("input", () => {
    status.textContent = "";
  });
}

const features = openFeatures(find(".idle"), say.embed_about.remains);
const writeAgain = features.guard(say.features.snippets, write);
const showAgain = features.guard(say.features.preview, show);
const miss = features.guard(say.features.preview, () => {
  throw new Error("embed.js did not load");
});
features.guard(say.features.copying, () => findAll("[data-copies]").forEach(offerCopy))();
features.guard(say.features.look, requireStyles)();
making.addEventListener("submit", (event) => event.preventDefault());
making.addEventListener("input", writeAgain);
making.addEventListener("change", showAgain);
making.addEventListener("reset", () => {
  // The controls have their values again once this event is over.
  setTimeout(() => {
    writeAgain();
    showAgain();
  });
});
writeAgain();
document.documentElement.classList.add("scripted");
features.settle();
