/** Results of one framework over time: where they stood, and what moved between two of them. */
import { dayIn, dayText } from "../browser/days.js";
import { wordsIn } from "../browser/framework-words.js";
import { parse, write } from "../exact/fractions.js";
import { make } from "../browser/make.js";
import { movement, scorerOf } from "./movement.js";
import { needLook } from "../browser/look.js";
import { byId } from "../browser/elements.js";
import { openParts } from "../browser/parts.js";
import { openResults } from "./results-in.js";
import { drawStages } from "./stage-chart.js";

const data = JSON.parse(document.getElementById("framework").textContent);
const versionOf = (result) => data.versions.find(({ version }) => version === result.version);
const scored = scorerOf(data.versions);
const dateOf = ({ created }) => dayText(created) || "no date";

/** The words of one version, and how far it is from one figure to another. */
function wordsFor(version) {
  const words = wordsIn(version);
  return {
    ...words,
    /** The difference of two figures as they are shown, so that the sum on the page is right. */
    change(before, after) {
      const difference = parse(words.apart(before, after));
      if (!difference[0]) return "the same";
      const size = difference[0] < 0n ? [-difference[0], difference[1]] : difference;
      return `${difference[0] < 0n ? "−" : "+"}${words.figure(write(size))}`;
    },
  };
}

const answerIn = (words, id, answer) => (answer === undefined ? "not answered" : words.answer(id, answer));

const where = ({ state, stage, low, high }, words) =>
  state === "complete"
    ? words.stage(stage)
    : state === "incomplete"
      ? [...new Set([low.stage, high.stage].map(words.stage))].join(" to ")
      : "not assessed";

const nameOf = (result) => [dateOf(result), result.label].filter(Boolean).join(", ");

let results = [];
let chosen = [];

for (const [end, select] of [byId("from"), byId("to")].entries()) {
  select.addEventListener("change", () => {
    chosen[end] = Number(select.value);
    renderMovement();
    byId("said").textContent = byId("sum").textContent;
  });
}

function render() {
  byId("course").hidden = !results.length;
  byId("movement").hidden = results.length < 2;
  byId("few").hidden = results.length > 1;
  document.querySelector("[data-moved]").hidden = results.length < 2;
  byId("list").replaceChildren(
    ...results.map((result) => {
      const words = wordsFor(versionOf(result));
      const record = scored(result);
      const cells = [where(record, words), record.score ? words.whole(record.score) : "unfinished", result.version];
      return make("tr", {}, make("th", { scope: "row", textContent: nameOf(result) }), ...cells.map((textContent) => make("td", { textContent })));
    }),
  );
  byId("chart").replaceChildren(drawStages(data.versions[0], results.map((result) => ({ record: scored(result), name: dateOf(result) }))));
  for (const [end, select] of [byId("from"), byId("to")].entries()) {
    select.replaceChildren(...results.map((result, index) => new Option(nameOf(result), index, false, index === chosen[end])));
  }
  if (results.length > 1) renderMovement();
}

/** How far a score went, in two parts where the versions differ and the earlier answers come over. */
function partsOf(words, { before, carried, after }) {
  const change = (from, to) => (from?.score && to?.score ? words.change(from.score, to.score) : "–");
  return carried ? [change(carried, after), change(before, carried)] : [change(before, after)];
}

function renderMovement() {
  const [before, after] = chosen.map((index) => results[index]);
  const found = movement(data.versions, before, after);
  const [old, words] = [before, after].map((result) => wordsFor(versionOf(result)));
  const sentence = (part, own) => `${where(part, own)}${part.score ? ` (${own.whole(part.score)})` : ""}`;
  byId("sum").textContent = `From ${sentence(found.before, old)} to ${sentence(found.after, words)}.`;
  const [yours, theirs] = partsOf(words, found);
  byId("reasons").textContent = found.carried
    ? `${[yours, theirs].includes("–") ? UNTOLD : `Because the answers changed: ${yours}. Because the framework changed from version ${before.version} to ${after.version}: ${theirs}.`} With its questions of today, the earlier answers stand at ${sentence(found.carried, words)}.`
    : found.moved
      ? yours === "–"
        ? UNTOLD
        : `Change: ${yours}.`
      : `Version ${after.version} does not say how answers of version ${before.version} come over, so what moved cannot be told question by question.`;
  byId("framework-changed").hidden = !found.carried;
  byId("dimensions").replaceChildren(
    ...Object.entries(found.after.dimensions).map(([id, now]) => {
      const parts = { before: found.before.dimensions[id], carried: found.carried?.dimensions[id], after: now };
      const figures = [
        parts.before?.score ? old.figure(parts.before.score) : "–",
        now.score ? words.figure(now.score) : "–",
        ...partsOf(words, { ...parts, carried: found.carried && (parts.carried ?? {}) }),
      ];
      return make("tr", {}, make("th", { scope: "row", textContent: words.dimension(id) }), ...figures.map((textContent) => make("td", { textContent })));
    }),
  );
  renderQuestions(found, words);
}

const UNTOLD = "How far the score moved can be told once both results are complete.";
const KINDS = { up: "Risen", down: "Fallen", other: "Answered otherwise", new: "Newly answered", gone: "No longer answered" };

function renderQuestions({ moved, fates }, words) {
  byId("moved").replaceChildren(
    ...Object.entries(KINDS).flatMap(([kind, title]) => {
      const questions = (moved ?? []).filter((one) => one.kind === kind);
      if (!questions.length) return [];
      const items = questions.map(({ id, before, after }) =>
        make(
          "li",
          {},
          make("b", { textContent: words.question(id) }),
          make("p", {}, make("del", { textContent: answerIn(words, id, before) }), " → ", make("ins", { textContent: answerIn(words, id, after) })),
        ),
      );
      return [make("h3", { textContent: `${title}: ${questions.length}` }), make("ul", { className: `moves ${kind}` }, ...items)];
    }),
  );
  if (moved && !moved.length) byId("moved").replaceChildren(make("p", { textContent: "Every question is answered as before." }));
  const count = (kind) => fates.filter((fate) => fate.kind === kind).length;
  byId("receipt").textContent = fates
    ? `Earlier answers that came over: ${count("carried")}; asked again: ${count("asked-again")}; dropped: ${count("dropped")}.`
    : "";
}

document.documentElement.classList.add("scripted");
const parts = openParts(document.querySelector(".idle"), "What this browser has saved stays as it is.");
const draw = parts.guard("what moved", render);
parts.guard("bringing in results", openResults)(data, (found) => {
  // By the day that is shown: from zone to zone, a later moment may have an earlier one.
  const place = ({ created }) => Date.parse(dayIn(created)) || 0;
  const moment = ({ created }) => Date.parse(created) || 0;
  results = found.toSorted((one, other) => place(one) - place(other) || moment(one) - moment(other));
  chosen = [Math.max(0, results.length - 2), results.length - 1];
  draw();
});
parts.guard("the look of this page", needLook)();
parts.settle();
