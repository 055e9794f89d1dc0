/**
 * A handout is one file and yet several pages: the questionnaire, the team page, and the guidance for
 * each stage. The address says which; all but the questionnaire lie in templates until then. Going
 * from one to another loads the file anew, so that no two of them ever meet.
 *
 * Programs are packed, or the file would weigh twice as much. This page's policy names what they
 * are when unpacked, so nothing else can run.
 */
import { byId, find } from "./elements.js";
import { isLink } from "../exact/link.js";
import { say } from "../say.js";

const PAGE = /^#(team|guidance-.+)$/;

/** @param {string} hash */
const pageOf = (hash) => PAGE.exec(hash)?.[1] ?? (hash === "#assessment" || isLink(hash) ? "assess" : undefined);

const page = pageOf(location.hash) ?? "assess";
addEventListener("hashchange", () => {
  const wanted = pageOf(location.hash);
  if (wanted && wanted !== page) location.reload();
});

/** @type {{createPolicy: (name: string, rules: object) => {createScript: (text: string) => string}} | undefined} */
const trusted = /** @type {any} */ (globalThis).trustedTypes;
const policy = trusted?.createPolicy("stagemark", { createScript: (/** @type {string} */ text) => text });

// Those of base 85, with a comma for the sign that may end a script.
const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~";
const value = new Map([...DIGITS].map((digit, place) => [digit, place]));

/**
 * Five digits are four bytes; of the last bytes there may be fewer.
 * @param {string} digits
 */
function bytesOf(digits) {
  const bytes = new Uint8Array(Math.floor(digits.length * 4 / 5));
  const four = new DataView(new ArrayBuffer(4));
  for (let at = 0; at < digits.length; at += 5) {
    let sum = 0;
    for (const digit of digits.slice(at, at + 5).padEnd(5, "~")) sum = sum * 85 + (value.get(digit) ?? 0);
    four.setUint32(0, sum);
    const start = at * 4 / 5;
    bytes.set(new Uint8Array(four.buffer).subarray(0, Math.min(4, bytes.length - start)), start);
  }
  return bytes;
}

/** @param {HTMLElement} packed */
function textOf(packed) {
  const stream = new Blob([bytesOf(packed.textContent ?? "")]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}

/**
 * A script in place of the packed one; a program is at rest until it is put into the document.
 * @param {HTMLScriptElement} packed
 * @param {string} [type]
 */
async function unpacked(packed, type = "") {
  const text = await textOf(packed);
  const script = document.createElement("script");
  script.type = type;
  script.text = policy?.createScript(text) ?? text;
  packed.replaceWith(script);
  return script;
}

const inert = (/** @type {string} */ id) => /** @type {HTMLTemplateElement} */ (byId(id)).content;
const programs = inert("programs");
const program = (/** @type {string} */ name) => /** @type {HTMLScriptElement} */ (find(`[data-program="${name}"]`, programs));

/** Puts another page in the place of the questionnaire. */
async function show(/** @type {string} */ name) {
  const other = inert(name);
  const style = document.createElement("style");
  style.textContent = await textOf(byId("pages-style"));
  find("style").replaceWith(style);
  // What belongs to the questionnaire goes first: names of its parts come again.
  for (const id of ["framework", "progress"]) byId(id).remove();
  Object.assign(/** @type {HTMLAnchorElement} */ (find(".skip")), { href: "#main", textContent: say.site.skip });
  find("main").replaceWith(other);
  if (name !== "team") return;
  const data = await unpacked(/** @type {HTMLScriptElement} */ (byId("team-data")), "application/json");
  data.id = "framework";
}

const classes = document.documentElement.classList;
// What loads later takes a while to unpack; until then a page that opened at one question stays so.
if (classes.contains("one")) addEventListener("DOMContentLoaded", () => classes.add("one"), { once: true });

async function start() {
  try {
    if (page === "assess") {
      document.body.append(program("main"));
      await Promise.all([...inert("pieces").children].map((piece) => unpacked(/** @type {HTMLScriptElement} */ (piece))));
      const earlier = /** @type {HTMLTemplateElement | null} */ (document.getElementById("earlier"));
      if (earlier) await unpacked(find("script", earlier.content), "application/json");
      document.body.append(await unpacked(program("later")));
      return;
    }
    await show(page);
    if (page === "team") document.body.append(await unpacked(program("team")));
    else classes.add("scripted");
  } catch (error) {
    classes.remove("one");
    find(".idle").textContent = say.alone.not_unpacked;
    reportError(error);
  }
}

void start();
