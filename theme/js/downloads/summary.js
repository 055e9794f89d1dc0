/**
 * A result in words, as plain data: what the files for people (document, Markdown, picture) are
 * written from. The words of the framework are those of the page, whether they are in view or not.
 *
 * @typedef {{
 *   id: string, title: string, version: string, language: string, date: string, label: string,
 *   site: string, source: string, isShared: boolean, sender: {name: string, ways: string[]},
 *   state: string, isUnsure: boolean, verdict: string, finding: string, score: string, standing: string,
 *   why: string, working: string, rise: {title: string, questions: string[]} | null,
 *   first: string[],
 *   stageText: string,
 *   stages: {id: string, name: string, mark: "done" | "here" | "range" | ""}[],
 *   dimensionsTitle: string,
 *   dimensions: {id: string, name: string, figure: string, stage: string, target: string, gap: string,
 *     strip: import("../exact/strip.js").Strip, ends: string[]}[],
 *   gates: {name: string, status: string}[],
 *   findings: {kind: "strength" | "warning" | "note", title: string, text: string}[],
 *   plan: PlanInWords | null,
 *   invitation: {title: string, text: string, label: string, address: string} | null,
 *   answers: {dimension: string, question: string, answer: string, note: string,
 *     advice: import("./advice.js").Line[]}[],
 * }} Summary
 *
 * `isShared`: another person shared it, so its reader is not the one who answered. `isUnsure`: so much is not known that no stage is claimed; `first` are then the questions to find out
 * first. `date` is the day on which the result was made, `source` the address of the assessment ("" in a file),
 * `sender` who answers for the site ("" where that is its name) and how one reaches them. Figures are texts as shown, "" where there is none;
 * `score` is the whole one, with what it is of, `stageText` what the stage means.
 * The dimensions are in the order of the card; `ends` are the lowest and the highest possible score of each.
 *
 * @typedef {{keeps: boolean, start: Step | null, then: Step[], rest: {dimension: string, gap: string, steps: Step[]}[]}} PlanInWords
 *   what to do next, see `plan.js`; dimensions by name, with what lacks to their targets
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../exact/doubt.js").Doubt} Doubt
 * @typedef {import("../types.js").Response} Response
 * @typedef {{text: string, effort: string, dimension: string}} Step  `dimension`: its name, "" for the whole
 *
 * @typedef {ReturnType<typeof import("../exact/shown.js").figuresIn> & {
 *   stage: (id: string | null | undefined) => string,
 *   dimension: (id: string) => string,
 *   gate: (id: string) => string,
 *   question: (id: string) => string,
 *   option: (question: string, choice: string) => string,
 * }} ResultWords  the framework's words and figures, as they stand
 *
 * @typedef {{framework: Framework, response: Response, record: Record, doubt: Doubt, words: ResultWords, created: string}} ResultInWords
 *   `doubt`: how sure the record is; `created`: when the response was made, as a result says it
 */
import { dayIn } from "../browser/days.js";
import { byId, find, findAll } from "../browser/elements.js";
import { planOnPage } from "../browser/steps.js";
import { stripOf } from "../exact/strip.js";
import { say } from "../say.js";
import { adviceFor } from "./advice.js";
import { publisher } from "./logo.js";

const inCard = (/** @type {string} */ selector) => document.querySelector(`#scorecard ${selector}`);
const plainText = (/** @type {Element | null | undefined} */ element) => element?.textContent.replace(/[\u2068\u2069]/g, "").replace(/\s+/g, " ").trim() ?? "";

/** @type {Summary["findings"][number]["kind"][]} */
const FINDING_KINDS = ["strength", "warning"];

/** How the path of the page shows a stage. */
const markOf = (/** @type {string} */ stage) =>
  /** @type {Summary["stages"][number]["mark"]} */ (find(`#scorecard #step_${stage}`).dataset.mark);

/** The address of the assessment, for people who do not have the page. */
function addressOfPage() {
  /** @type {HTMLLinkElement | null} */
  const link = document.querySelector("link[rel=canonical]");
  const canonical = link?.href;
  return canonical ?? (location.protocol.startsWith("http") ? location.origin + location.pathname : "");
}

/**
 * @param {Framework} framework
 * @param {string} id
 * @param {Record["dimensions"][string]} record
 * @param {ResultWords} words
 * @returns {Summary["dimensions"][number]}
 */
function dimensionOf(framework, id, record, words) {
  const { state, score, low, high, stage, target } = record;
  const ends = score ? [{ score, stage }] : low && high ? [low, high] : [];
  const names = new Set(ends.map((end) => words.stage(end.stage)).filter(Boolean));
  return {
    id,
    name: words.dimension(id),
    figure: state === "not-assessed" ? say.common.not_assessed : ends.map((end) => words.figure(end.score)).join("–"),
    stage: [...names].join(" – "),
    target: target ? words.stage(target) : "",
    gap: plainText(byId(`dimension_${id}`).querySelector(".gap")),
    strip: stripOf(framework, record, id),
    ends: framework.bounds[id].map(words.figure),
  };
}

/**
 * The plan as the card has it, in words.
 * @param {import("../types.js").Program} program
 * @param {Record} record
 * @param {Summary["dimensions"]} dimensions
 * @returns {PlanInWords | null}
 */
function planInWords(program, record, dimensions) {
  const plan = planOnPage(program, record);
  if (!plan || !(plan.start || plan.keeps)) return null;
  const known = (/** @type {string} */ id) => dimensions.find((one) => one.id === id);
  /** @returns {Step} */
  const named = (/** @type {Step} */ { text, effort, dimension }) => ({ text, effort, dimension: known(dimension)?.name ?? "" });
  const order = [...record.roadmap, "", ...dimensions.map(({ id }) => id)];
  const rest = [...plan.rest].sort((a, b) => order.indexOf(a.dimension) - order.indexOf(b.dimension));
  return {
    keeps: plan.keeps,
    start: plan.start && named(plan.start),
    then: plan.then.map(named),
    rest: rest.map(({ dimension, steps }) => ({
      dimension: known(dimension)?.name ?? say.plan.whole,
      gap: known(dimension)?.gap ?? "",
      steps: steps.map(named),
    })),
  };
}

/** Who answers for the site, where that says more than its name, and how one reaches them, as people write it. */
function senderOf(/** @type {string} */ site) {
  const { name = "", url, email, phone } = publisher ?? {};
  const address = url?.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return { name: name === site ? "" : name, ways: [address, email, phone].flatMap((way) => way || []) };
}

/**
 * What the publisher says behind the next steps, where there is anything; an address is a whole one.
 * @returns {Summary["invitation"]}
 */
function invitationInView() {
  const shown = findAll("#scorecard .invitation").find(({ hidden }) => !hidden);
  if (!shown) return null;
  const [title, text, way] = ["h3", "p:not(.way)", ".way"].map((part) => plainText(shown.querySelector(part)));
  /** @type {HTMLAnchorElement | null} */
  const link = shown.querySelector(".way a");
  // A page of the site is nowhere for those who have it from a disk.
  const address = link && link.protocol !== "file:" ? link.href : "";
  return { title, text, label: way, address };
}

/**
 * Everything that was asked, in the order of the page; a question without options is answered by its note.
 * @param {Framework} framework
 * @param {Response} response
 * @param {ResultWords} words
 */
function answersOf({ texts }, { answers, notes }, words) {
  return findAll("#assessment fieldset")
    .filter(({ hidden }) => !hidden)
    .map((fieldset) => {
      const id = fieldset.id.slice("q_".length);
      const note = notes[id] ?? "";
      const chosen = [answers[id] ?? []].flat().map((choice) => words.option(id, choice));
      const isText = texts.includes(id);
      return {
        dimension: plainText(fieldset.closest("section")?.querySelector("h2")),
        question: words.question(id),
        answer: isText ? note : chosen.join("; "),
        note: isText ? "" : note,
        advice: adviceFor(id),
      };
    });
}

/**
 * @param {ResultInWords} result
 * @returns {Summary}
 */
export function summaryOf({ framework, response, record: result, doubt, words, created }) {
  const { program } = framework;
  const isUnsure = doubt.shown !== result;
  const record = doubt.shown;
  const { stage, next } = record;
  const isComplete = record.state === "complete";
  const parts = stage ? findAll(`#scorecard [data-for="${stage}"]`) : [];
  const site = /** @type {HTMLMetaElement} */ (find("meta[name=application-name]")).content;
  const dimensions = findAll("#scorecard [data-dimension]").map(({ dataset: { dimension: id = "" } }) =>
    dimensionOf(framework, id, record.dimensions[id], words),
  );
  const goal = next && { count: next.questions.length, stage: words.stage(next.stage) };
  return {
    id: framework.id,
    title: framework.title,
    version: framework.version,
    language: document.documentElement.lang,
    date: dayIn(created),
    label: response.label,
    site,
    source: addressOfPage(),
    isShared: document.documentElement.classList.contains("shared"),
    sender: senderOf(site),
    state: record.state,
    isUnsure,
    verdict: plainText(inCard("#verdict")),
    finding: plainText(inCard("#finding")),
    first: isUnsure ? doubt.unknown.map((index) => words.question(program.questions[index].id)) : [],
    score: record.score ? words.whole(record.score) : "",
    standing: plainText(inCard("#standing")),
    why: isComplete ? plainText(inCard("#trace")) : "",
    working: isComplete ? plainText(inCard("#working")) : "",
    rise: next && goal && {
      title: next.smallest ? say.scorecard.rise(goal) : say.scorecard.rise_at_most(goal),
      questions: next.questions.map((id) => words.question(id)),
    },
    stageText: plainText(parts.find((part) => part.matches("p"))),
    stages: program.stages.map((id) => ({ id, name: words.stage(id), mark: markOf(id) })),
    dimensionsTitle: plainText(inCard("#by-dimension")),
    dimensions,
    gates: Object.keys(record.gates).map((id) => ({
      name: words.gate(id),
      status: plainText(inCard(`#gate_${id} .status`)),
    })),
    findings: record.findings.map((id) => {
      const finding = find(`#scorecard #finding_${id}`);
      return {
        kind: FINDING_KINDS.find((kind) => finding.classList.contains(kind)) ?? "note",
        title: plainText(finding.querySelector("h3")),
        text: plainText(finding.querySelector("p")),
      };
    }),
    plan: planInWords(program, record, dimensions),
    invitation: invitationInView(),
    answers: answersOf(framework, response, words),
  };
}
