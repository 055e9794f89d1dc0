/** The result as Markdown, to paste into a wiki or a report. What people wrote stays text in it. */
import { dayText } from "../browser/days.js";
import { say } from "../say.js";

const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Signs that some reader of Markdown gives a meaning to: most take a backslash, not all can. */
const SIGN = /[\\`*_{}[\]#<>&|~=^$+]|:(?=\w+:)/g;
const BACKSLASHED = "\\`*_{}[]#";
/** What has a meaning at the beginning of a line: lists, rules, blocks of extensions. */
const OPENING = /^[-!?:;/]|(?<=^\d+)[.)](?=\s|$)/;

const entity = (/** @type {string} */ sign) => `&#${sign.codePointAt(0)};`;

/** An address in a text, with whatever stands behind it up to the next blank. */
const ADDRESS = /((?:https?|ftp):\/\/[\p{L}\p{N}][^\s<>"`\\\u201c\u201d\u3000-\u303f\uff00-\uff0f]*)/iu;
/** Signs at the end of an address that belong to the sentence around it. */
const SENTENCE = /[.,:;!?'"*_~…”’»\]}]+$/;
/** What an address never holds as it is, and what would end it in some reader of Markdown. */
const UNSAFE = /[|^{}[\]]|(?<=&#?\w+);/g;

const asLink = (/** @type {string} */ address) => `<${address.replace(UNSAFE, encodeURIComponent)}>`;

/** Between angle brackets an address needs no backslashes, which many readers would take for a part of it. */
function linked(/** @type {string} */ found) {
  let address = found.replace(SENTENCE, "");
  let open = address.split("(").length - address.split(")").length;
  for (; open < 0 && address.endsWith(")"); open += 1) address = address.slice(0, -1).replace(SENTENCE, "");
  return asLink(address) + asText(found.slice(address.length));
}

const asText = (/** @type {string} */ text) =>
  text
    .replace(SIGN, (sign) => (BACKSLASHED.includes(sign) ? `\\${sign}` : entity(sign)))
    // Readers that make links of words do so before they see the backslashes in them.
    .replace(/\bwww\./gi, (start) => `${start.slice(0, -1)}\\.`);

/** A text in one line that is shown as it stands, wherever in the document it is put. */
const literal = (/** @type {string} */ text) =>
  text
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim()
    .split(ADDRESS)
    .map((part, place) => (place % 2 ? linked(part) : asText(part)))
    .join("")
    .replace(OPENING, entity);

/** A text with the lines that it was written in, each behind the same mark. */
const literalLines = (/** @type {string} */ text, mark = "") =>
  text
    .trim()
    .split(LINE_BREAK)
    .map((line) => (mark + literal(line)).trimEnd())
    .join("  \n");

const heading = (/** @type {string} */ text) => `## ${text}`;
const bullets = (/** @type {string[]} */ texts) => texts.map((text) => `- ${text}`).join("\n");
const withAside = (/** @type {string} */ text, /** @type {string[]} */ aside) => {
  const said = aside.filter(Boolean).map(literal).join(" · ");
  return literal(text) + (said ? ` (${said})` : "");
};

/**
 * A table with the columns in which at least one row has something.
 * @param {string[]} headings
 * @param {string[][]} rows
 */
function pipes(headings, rows) {
  const used = headings.map((_, column) => rows.some((row) => row[column]));
  const line = (/** @type {string[]} */ cells) => `| ${cells.filter((_, column) => used[column]).join(" | ")} |`;
  return [line(headings), line(headings.map(() => "---")), ...rows.map((row) => line(row.map(literal)))].join("\n");
}

/**
 * What the chosen options suggest, each of its lines as a line of its kind.
 * @param {import("./advice.js").Line[]} advice
 */
function suggested(advice) {
  /** @type {{[kind in import("./advice.js").Line["kind"]]: (text: string) => string}} */
  const form = {
    heading: (text) => `\n*${text}*\n`,
    text: (text) => `\n${text}\n`,
    item: (text) => `- ${text}`,
  };
  return advice.length ? [advice.map(({ kind, text }) => form[kind](literal(text))).join("\n").replace(/\n{3,}/g, "\n\n").trim()] : [];
}

function answered(/** @type {import("./summary.js").Summary["answers"][number]} */ { question, answer, note, advice }) {
  return [
    `**${literal(question)}**  \n${answer ? literalLines(answer) : `*${say.common.not_answered}*`}`,
    ...(note ? [literalLines(note, "> ")] : []),
    ...suggested(advice),
  ];
}

/** @param {NonNullable<import("./summary.js").Summary["invitation"]>} invitation */
function invited({ title, text, label, address }) {
  const way = address ? say.report.way({ label: literal(label), address: asLink(address) }) : literal(label);
  return [...(title ? [heading(literal(title))] : []), ...[literal(text), way].filter(Boolean)];
}

/** @param {import("./summary.js").Step} step */
const planStep = ({ text, dimension, effort }) => withAside(text, [dimension, effort]);

/** @param {NonNullable<import("./summary.js").Summary["plan"]>} plan */
function planned({ keeps, start, then }) {
  const some = keeps && start ? [start, ...then] : then;
  return [
    heading(say.plan.title),
    ...(keeps || !start ? [start ? say.plan.keep : say.plan.top] : [`${say.plan.start}:`, `**${literal(start.text)}**${withAside("", [start.dimension, start.effort])}`]),
    ...(keeps || !some.length ? [] : [`${say.plan.then}:`]),
    ...(some.length ? [bullets(some.map(planStep))] : []),
  ];
}

/** @param {NonNullable<import("./summary.js").Summary["plan"]>} plan */
const further = ({ rest }) => [
  ...(rest.length ? [heading(say.plan.rest)] : []),
  ...rest.flatMap(({ dimension, gap, steps }) => [
    `### ${withAside(dimension, [gap])}`,
    bullets(steps.map(({ text, effort }) => withAside(text, [effort]))),
  ]),
];

/** Who answers for the site and how one reaches them, in a line. */
function reached(/** @type {import("./summary.js").Summary["sender"]} */ { name, ways }) {
  const line = [name, ...ways].filter(Boolean).map(literal).join(" · ");
  return line ? [line] : [];
}

/** @param {import("./summary.js").Summary} summary */
function markdownText(summary) {
  const { answers, dimensions, findings, first, gates, invitation, plan, rise } = summary;
  const about = [summary.label, dayText(summary.date), summary.site].filter(Boolean);
  const parts = [
    `# ${literal(summary.title)}`,
    about.map(literal).join(" · "),
    `**${literal(summary.verdict)}**  \n${literal(summary.standing)}`,
    literal(summary.finding),
    ...(summary.stageText ? [literal(summary.stageText)] : []),
    ...(first.length ? [heading(say.finding.find_out), bullets(first.map(literal))] : []),
    ...(plan ? planned(plan) : []),
    ...(invitation ? invited(invitation) : []),
    heading(literal(summary.dimensionsTitle)),
    pipes(
      [say.common.dimension, say.common.score, say.common.stage, say.scorecard.target, say.scorecard.gap],
      dimensions.map((one) => [one.name, one.figure, one.stage, one.target, one.gap]),
    ),
    ...(gates.length ? [heading(say.scorecard.gates), bullets(gates.map(({ name, status }) => `${literal(name)}: ${literal(status)}`))] : []),
    ...(findings.length ? [heading(say.report.findings)] : []),
    ...findings.map(({ title, text }) => `**${literal(title)}**  \n${literal(text)}`),
    ...(plan ? further(plan) : []),
    ...(summary.why ? [heading(say.scorecard.why), literal(summary.why), ...(summary.working ? [literal(summary.working)] : [])] : []),
    ...(summary.why && rise ? [`${literal(rise.title)}:`, bullets(rise.questions.map(literal))] : []),
    heading(say.report.answers),
    ...answers.flatMap((one, index) => [
      ...(one.dimension === answers[index - 1]?.dimension ? [] : [`### ${literal(one.dimension)}`]),
      ...answered(one),
    ]),
    say.report.version({ version: summary.version }),
    ...(summary.source ? [asLink(summary.source)] : []),
    ...reached(summary.sender),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** @type {import("./files.js").Writer} */
export const markdownFile = {
  ending: "md",
  type: "text/markdown;charset=utf-8",
  write: ({ summary }) => markdownText(summary),
};
