/**
 * A result in words, as plain data: what the files for people (document, Markdown, picture) are
 * written from. The words of the framework are those of the page, whether they are in view or not.
 *
 * @typedef {{
 *   id: string, title: string, version: string, language: string, date: string, label: string,
 *   site: string, source: string,
 *   state: string, isUnsure: boolean, verdict: string, finding: string, range: string, standing: string, why: string, working: string,
 *   first: string[],
 *   stage: {name: string, tagline: string, summary: string} | null,
 *   stages: {name: string, mark: "done" | "here" | "range" | ""}[],
 *   dimensions: {id: string, name: string, figure: string, stage: string, target: string, gap: string,
 *     reach: number, until: number, aim: number, bands: import("../exact/strip.js").Band[]}[],
 *   gates: {name: string, status: string}[],
 *   findings: {kind: "strength" | "warning" | "note", title: string, text: string}[],
 *   rise: {title: string, questions: string[]} | null,
 *   steps: Step[],
 *   invitation: {title: string, text: string, label: string, address: string} | null,
 *   plan: import("../exact/plan.js").Plan<Step> | null,
 *   roadmap: {dimension: string, gap: string, steps: Step[]}[],
 *   answers: {dimension: string, question: string, answer: string, note: string,
 *     advice: import("./advice.js").Line[]}[],
 * }} Summary
 *
 * `isUnsure`: so much is not known that no stage is claimed; `first` are then the questions to find out
 * first. `plan` is what to do next, null without a stage; its dimensions are ids. `date` is the day on which the result was made, `source` the address of the assessment ("" in a file). Figures
 * are texts as shown, "" where there is none. `reach` and `until` (the two ends of what is reached,
 * equal once complete), `aim` (the target, 0 for none) and `bands` are those of a dimension's strip, see `strip.js`.
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../exact/doubt.js").Doubt} Doubt
 * @typedef {import("../types.js").Response} Response
 * @typedef {import("../exact/plan.js").Step} Step
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
import { find, findAll } from "../browser/elements.js";
import { planOnPage, stepsFrom } from "../browser/steps.js";
import { stripOf } from "../exact/strip.js";
import { say } from "../say.js";
import { adviceFor } from "./advice.js";

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
  const { from, to, aim, bands } = stripOf(framework, record, id);
  return {
    id,
    name: words.dimension(id),
    figure: state === "not-assessed" ? say.common.not_assessed : ends.map((end) => words.figure(end.score)).join("–"),
    stage: [...names].join(" – "),
    target: target ? words.stage(target) : "",
    gap: words.gap(record),
    reach: from ?? 0,
    until: to ?? 0,
    aim: aim ?? 0,
    bands,
  };
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
  const { stage, low, high } = record;
  const isComplete = record.state === "complete";
  const parts = stage ? findAll(`#scorecard [data-for="${stage}"]`) : [];
  const dimensions = program.dimensions.map(({ id }) => dimensionOf(framework, id, record.dimensions[id], words));
  const { steps, roadmap } = stepsFrom(program, record);
  return {
    id: framework.id,
    title: framework.title,
    version: framework.version,
    language: document.documentElement.lang,
    date: dayIn(created),
    label: response.label,
    site: /** @type {HTMLMetaElement} */ (find("meta[name=application-name]")).content,
    source: addressOfPage(),
    state: record.state,
    isUnsure,
    verdict: plainText(inCard("#verdict")),
    finding: plainText(inCard("#finding")),
    first: isUnsure ? doubt.unknown.map((index) => words.question(program.questions[index].id)) : [],
    range: isComplete || !low || !high ? "" : [...new Set([low, high].map((end) => words.stage(end.stage)))].join(" – "),
    standing: plainText(inCard("#standing")),
    why: isComplete ? plainText(inCard("#trace")) : "",
    working: isComplete ? plainText(inCard("#working")) : "",
    stage: stage === null ? null : {
      name: words.stage(stage),
      tagline: plainText(inCard(`[data-for="${stage}"] .tagline`)),
      summary: plainText([...parts].find((part) => part.matches("p"))),
    },
    stages: program.stages.map((id) => ({ name: words.stage(id), mark: markOf(id) })),
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
    rise: record.next && {
      title: plainText(inCard("#rise-title")),
      questions: record.next.questions.map((id) => words.question(id)),
    },
    steps,
    plan: planOnPage(program, record),
    invitation: invitationInView(),
    roadmap: roadmap.map((way) => ({
      dimension: words.dimension(way.dimension),
      gap: words.gap(record.dimensions[way.dimension]),
      steps: way.steps,
    })),
    answers: answersOf(framework, response, words),
  };
}
