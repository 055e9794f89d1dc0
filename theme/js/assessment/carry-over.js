/**
 * Carries an older result over to the version of this page: it becomes a run of its own, what it was
 * stays as it is, and a receipt says of every answer what became of it.
 */
import { carryResponse, wayBetween } from "../exact/carry.js";
import { ENGLISH } from "../browser/english.js";
import { make } from "../browser/make.js";
import { ResultError } from "../exact/result-file.js";
import { load, recordOf, statesOf } from "../exact/score.js";
import { addStyle } from "../browser/sheet.js";

const RECEIPT_STYLE = `
#carried { margin-block-end: 1.5rem }
#carried > :first-child { margin-block-start: 0 }
#carried li, .said-before { overflow-wrap: anywhere }
.said-before { margin-block: .25rem .5rem; color: var(--muted) }
.shared :is(#carried, .said-before) { display: none }
@media print { #carried, .said-before { display: none } }`;

/** What only those with an older result need: the earlier versions, asleep until somebody has one. */
const asleep = () => document.getElementById("earlier");

/** Whether answers to this version come over to that of the page. */
export const comesOver = (version) => Boolean(asleep()?.dataset.versions.split(" ").includes(version));

let earlier;

/** @returns {Promise<{changes: object, earlier: object[]}>} rejected where they do not load */
function wakeEarlier() {
  earlier ??= new Promise((resolve, reject) => {
    const data = asleep().content.firstElementChild;
    if (!data.src) return resolve(JSON.parse(data.textContent));
    const script = data.cloneNode();
    const fail = () => reject(new ResultError("The earlier versions did not load, so nothing was carried over. Try again, or reload the page."));
    document.addEventListener("stagemark:earlier", ({ detail }) => resolve(detail), { once: true });
    script.addEventListener("load", fail);
    script.addEventListener("error", fail);
    return document.body.append(script);
  }).catch((error) => {
    earlier = undefined;
    throw error;
  });
  return earlier;
}

/** Where a result stands, in words: its stage, or between which two it lies. */
function standing({ state, stage, low, high }, nameOf) {
  if (state === "complete") return nameOf(stage);
  if (state === "not-assessed") return "not assessed";
  const [from, to] = [low.stage, high.stage].map(nameOf);
  return from === to ? from : `between ${from} and ${to}`;
}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/**
 * @param {object} page what the page offers
 * @returns {(read: (versions: object[]) => {version: object, response: object}) => Promise<void>}
 *   carries over what `read` finds; where it cannot, that is said
 */
export function openCarryOver(page, { words, runs, say, showRuns }) {
  const { framework } = page;
  let shown;
  addStyle(RECEIPT_STYLE);

  const clear = () => {
    for (const one of document.querySelectorAll("#carried, .said-before")) one.remove();
    shown = undefined;
  };
  page.subscribe(() => shown && page.run !== shown && clear());

  return async function carryOver(read) {
    try {
      const { changes, earlier: older } = await wakeEarlier();
      const versions = [{ ...framework, changes }, ...older];
      const { version, response } = read(versions);
      const way = wayBetween(versions, version.version, framework.version);
      const { response: now, fates } = carryResponse(way, response);
      clear();
      const key = runs.unused();
      runs.go({ ...now, label: response.label && `${response.label} (from ${version.version})` }, key);
      showRuns();
      const model = load(version.program);
      const before = recordOf(model, statesOf(model, response.answers), response.targets);
      tell({ version, fates, before, after: page.score(now.answers, now.targets) });
      shown = key;
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      say("carried", error.message);
    }
  };

  function tell({ version, fates, before, after }) {
    const old = version.words;
    const said = ({ question, answer }) => {
      const options = Object.fromEntries(old.questions[question].options);
      const escapes = { "~unknown": "Don’t know", "~na": "Does not apply", "~none": "None of these" };
      return [answer].flat().map((one) => `“${options[one] ?? escapes[one]}”`).join(", ");
    };
    const of = (kind) => fates.filter((fate) => fate.kind === kind);
    const [kept, again, dropped] = ["carried", "asked-again", "dropped"].map(of);
    const asked = ({ question }) => make("b", {}, old.questions[question].text);
    const link = (id) => make("a", { href: `#q_${id}`, textContent: words.question(id) });
    const links = (ids) => ids.flatMap((id, place) => [place ? ", " : "", link(id)]);
    const list = (items) => make("ul", {}, ...items.map((content) => make("li", {}, ...content)));

    const counts = [
      `${counted(kept.length, "answer came", "answers came")} over`,
      again.length && `${counted(again.length, "is", "are")} asked again`,
      dropped.length && `${counted(dropped.length, "is", "are")} no longer asked for`,
    ].filter(Boolean);
    const [then, today] = [standing(before, (id) => old.stages[id]), standing(after, words.stage)];
    const receipt = make(
      "section",
      { id: "carried", className: "notice", tabIndex: -1, ariaLabel: "What became of the answers", ...ENGLISH },
      make("h2", { textContent: `Carried over from version ${version.version}` }),
      make("p", { textContent: `${counts.join(", ")}. With version ${version.version} the result was ${then}; now it is ${today}. What it was stays as it is.` }),
      ...(again.length ? [make("h3", { textContent: "Asked again" }), list(again.map((fate) => [asked(fate), `: you said ${said(fate)}. Now: `, ...links(fate.becomes)]))] : []),
      ...(dropped.length ? [make("h3", { textContent: "No longer asked for" }), list(dropped.map((fate) => [asked(fate), `: you said ${said(fate)}.`]))] : []),
      ...(kept.length ? [make("details", {}, make("summary", { textContent: `Came over: ${kept.length}` }), list(kept.map((fate) => [asked(fate), `: ${said(fate)}`])))] : []),
      make("p", { className: "actions" }, make("button", { type: "button", textContent: "Close", onclick: clear })),
    );
    document.querySelector(".opening").after(receipt);
    for (const fate of again) {
      for (const id of fate.becomes) {
        const note = `In version ${version.version} you said ${said(fate)} to “${old.questions[fate.question].text}”`;
        document.getElementById(`q_${id}`).querySelector("legend").after(make("p", { className: "said-before", textContent: note, ...ENGLISH }));
      }
    }
    receipt.focus();
  }
}
