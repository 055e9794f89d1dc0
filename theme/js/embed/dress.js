/**
 * What the address of a frame asks for, read in one place: which view, and the look of the page
 * around it. This runs in the head, below the styles, so that nothing is drawn in another dress.
 * What is not understood is said in the console, and the default holds.
 *
 * On the root element it leaves the class `card` or `teaser` (the whole page has neither), the class
 * `box` where a line around was asked for, and `--radius`; `theme/css/embed.css` has the rest.
 */
import { say } from "../say.js";
import { palette } from "./palette.js";

const root = document.documentElement;
const asked = new URLSearchParams(location.search);
const FONTS = ["serif", "sans", "rounded"];

/** @param {string} name */
const value = (name) => asked.get(name)?.trim() ?? null;

/** @param {string} name @param {string[]} choices the default first */
function choose(name, choices) {
  const chosen = value(name)?.toLowerCase() ?? choices[0];
  if (choices.includes(chosen)) return chosen;
  refuse(name, choices.join(", "));
  return choices[0];
}

function refuse(/** @type {string} */ name, /** @type {string} */ allowed) {
  console.warn(say.dress.refused({ name, value: asked.get(name) ?? "", allowed }));
}

const view = choose("view", ["card", "page", "teaser"]);
// A link to a result is somebody's whole scorecard, which only the page shows.
if (view !== "page" && !location.hash.startsWith("#result/")) root.classList.add(view, "one");
// As HTML has it, being there says yes; who writes that it shall not be there means that.
const isUnboxed = /^(?:no|0|false)$/i.test(value("box") ?? "");
root.classList.toggle("box", asked.has("box") && !isUnboxed);
if (isUnboxed) refuse("box", say.dress.left_out);

// The styles say what holds on dark ground; here it is said when that is.
const theme = choose("theme", ["light", "dark", "auto"]);
if (theme !== "auto") {
  const whenDark = theme === "dark" ? "screen" : "none"; // which no medium is
  for (const rule of [...document.styleSheets].flatMap(({ cssRules }) => [...cssRules])) {
    if (rule instanceof CSSMediaRule && rule.conditionText.includes("dark")) rule.media.mediaText = whenDark;
  }
  addEventListener("DOMContentLoaded", () => {
    for (const one of document.querySelectorAll("source")) one.media = whenDark;
  });
}

if (asked.has("accent")) {
  const digits = value("accent")?.match(/^#?((?:[\da-f]{3}){1,2})$/i)?.[1];
  // Three digits stand for six, each twice.
  if (digits) paint(`#${(digits.length > 3 ? digits : digits.replace(/./g, "$&$&")).toLowerCase()}`);
  else refuse("accent", say.dress.colour);
}

/** Takes an accent in place of the publisher's, or the nearest that can be read. */
function paint(/** @type {string} */ accent) {
  const { light, dark } = palette(accent);
  const told = (/** @type {import("./palette.js").Shade} */ { contrast, accent: taken }) => ({ accent, contrast, taken });
  if (light.contrast && theme !== "dark") console.warn(say.dress.on_light(told(light)));
  if (dark.contrast && theme !== "light") console.warn(say.dress.on_dark(told(dark)));
  root.classList.add("accented");
  for (const [name, shade] of Object.entries({ light, dark })) {
    root.style.setProperty(`--${name}`, shade.accent);
    root.style.setProperty(`--${name}-tint`, shade.tint);
  }
}

const font = value("font");
if (font !== null) wear(font);

/** Puts on one of three stacks, or a family that the device has, with that of its system behind. */
function wear(/** @type {string} */ font) {
  root.dataset.font = font;
  if (FONTS.includes(font)) return;
  // A family has its name or, such as system-ui, a word of CSS, which stands as it is.
  const families = font.split(",").map((one) => one.replace(/["'\\]/g, "").trim());
  const names = families.map((one) => (CSS.supports("font-family", one) ? one : `"${one}"`));
  if (families[0]) root.style.fontFamily = [...names, "system-ui", "sans-serif"].join();
  if (root.style.fontFamily) return;
  delete root.dataset.font;
  refuse("font", FONTS.join(", "));
}

const radius = value("radius");
if (radius && /^\d+$/.test(radius) && Number(radius) <= 24) root.style.setProperty("--radius", `${radius}px`);
else if (radius !== null) refuse("radius", say.dress.pixels);

const language = value("lang");
if (language !== null && language.toLowerCase() !== root.lang.toLowerCase()) refuse("lang", root.lang);
