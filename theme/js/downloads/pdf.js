/**
 * The scorecard as a document: a page that says where one stands, why and what next, a page on the way
 * there, and the answers with their notes. It is a piece that loads with the first PDF, with pdfkit
 * and its fonts.
 *
 * @typedef {import("./pdf-paper.js").Paper} Paper
 * @typedef {import("./pdf-paper.js").Tagged} Tagged
 * @typedef {import("./summary.js").Summary} Summary
 */
import { dayText } from "../browser/days.js";
import { find } from "../browser/elements.js";
import { makeSvg } from "../browser/make-svg.js";
import { say } from "../say.js";
import { logo, widthAt } from "./logo.js";
import { heading, list, SMALL, table } from "./pdf-blocks.js";
import { drawBar, drawPath } from "./pdf-figures.js";
import { invitation, nextStep } from "./pdf-next.js";
import { openPaper } from "./pdf-paper.js";
import { canvasOf } from "./pixels.js";

/** Put beside this program by the build. */
const vendored = /** @type {Window & {stagemarkVendored: import("./pdf-paper.js").Vendored}} */ (
  /** @type {unknown} */ (window)
).stagemarkVendored;
const GUTTER = 24;
const LOGO_HEIGHT = 24;
const PIXELS_PER_POINT = 8;
/** @type {{kind: Summary["findings"][number]["kind"], name: string, color: string}[]} */
const KINDS = [
  { kind: "strength", name: say.pdf.strength, color: "good" },
  { kind: "warning", name: say.pdf.warning, color: "warn" },
  { kind: "note", name: say.pdf.note, color: "muted" },
];

/**
 * The document, and the letters that could not be set in it; equal wishes make equal bytes.
 * @param {{summary: Summary, pageSize: import("./paper-size.js").PageSize}} wish
 */
export async function writePdf({ summary, pageSize }) {
  const { title, language, date, site, label, version } = summary;
  const colours = coloursOfPage();
  const name = [title, label].filter(Boolean).join(", ");
  const paper = await openPaper({ title: name, language, date, site, size: pageSize, colours }, vendored);
  const logoPixels = await pixelsOfLogo();
  for (const draw of PARTS_OF_DOCUMENT) draw(paper, { ...summary, logoPixels });
  paper.number(`${name} · ${version} · ${dayText(date)}`);
  return paper.close();
}

/** The page's colours in its light dress, which is that of paper, by the names of their properties. */
function coloursOfPage() {
  const rules = [...(find("style").sheet?.cssRules ?? [])].filter((rule) => rule instanceof CSSStyleRule);
  const roots = rules.filter(({ selectorText }) => selectorText === ":root").map(({ style }) => style);
  const colours = Object.fromEntries(
    roots.flatMap((style) =>
      [...style].filter((name) => name.startsWith("--")).map((name) => [name.slice(2), style.getPropertyValue(name).trim()]),
    ),
  );
  // Large fills are in the accent where the publisher has no colour of their own for them.
  return { brand: colours.accent, "on-brand": colours["on-accent"], ...colours };
}

/**
 * Whose site the result is from: the logo, the name, or both.
 * @param {Paper} paper
 * @param {string} site
 * @param {string} pixels of the logo, as an address; "" where there is none
 */
function drawSender(paper, site, pixels) {
  const { doc, left } = paper;
  const { y } = doc;
  const width = logo ? widthAt(logo, LOGO_HEIGHT) : 0;
  const draw = () => doc.image(pixels, left, y, { width, height: LOGO_HEIGHT });
  const style = { ...SMALL, bold: true, color: "accent" };
  if (logo?.alone) {
    paper.part("Figure", { alt: site, bbox: [left, y, left + width, y + LOGO_HEIGHT] }, draw);
  } else if (logo) {
    paper.artifact(draw);
    paper.text(site, { ...style, x: left + width + 8, y: y + LOGO_HEIGHT / 2 - 6, width: paper.width * 0.7 - width - 8 });
  } else {
    paper.text(site, { ...style, width: paper.width / 2 });
  }
  if (logo) doc.y = Math.max(doc.y, y + LOGO_HEIGHT);
}

/**
 * The logo in pixels on white, as an address, since a PDF cannot hold a drawing; "" where there is none.
 * As PNG with what shows through, pdfkit would unpack it in a worker, which the page's policy forbids.
 */
async function pixelsOfLogo() {
  if (!logo) return "";
  const height = LOGO_HEIGHT * PIXELS_PER_POINT;
  const size = { width: Math.round(widthAt(logo, height)), height };
  const ground = makeSvg("rect", { ...size, fill: "#fff" });
  const drawing = makeSvg("svg", size, ground, makeSvg("image", { ...size, href: logo.address }));
  return (await canvasOf(new XMLSerializer().serializeToString(drawing), size)).toDataURL("image/jpeg", 0.95);
}

/** @type {DrawPart} */
function opening(paper, { title, site, date, label, version, logoPixels }) {
  const { doc } = paper;
  const { y } = doc;
  drawSender(paper, site, logoPixels);
  const below = doc.y;
  paper.text(`${version} · ${dayText(date)}`, { ...SMALL, y, x: paper.left + paper.width / 2, align: "right" });
  doc.y = Math.max(below, doc.y);
  doc.y += 8;
  paper.text(title, { type: "H1", size: 21, bold: true });
  paper.text(label, { size: 12, color: "muted" });
  doc.y += 6;
  paper.rule("accent");
}

/** @type {DrawPart} */
function whereYouStand(paper, { state, isUnsure, verdict, finding, standing, stage, stages, why, working }) {
  const { doc } = paper;
  doc.y += 8;
  paper.text(say.pdf.standing, { ...SMALL, type: "H2", bold: true });
  paper.text(verdict, { size: 26, bold: true, color: "accent" });
  paper.text(finding, { size: 12.5 });
  paper.text(stage?.tagline, { size: 10.5 });
  paper.text(standing, { size: 10.5, color: "muted", tabular: true });
  doc.y += 6;
  drawPath(paper, stages);
  doc.y += 8;
  if (!isUnsure) paper.text(state === "incomplete" ? say.pdf.open : stage?.summary, {});
  if (why) {
    heading(paper, say.scorecard.why);
    paper.text(why, {});
    paper.text(working, { ...SMALL, tabular: true });
  }
}

/**
 * What to find out before anything else, where too much is not known.
 * @type {DrawPart}
 */
function findOut(paper, { first }) {
  if (!first.length) return;
  heading(paper, say.finding.find_out);
  list(paper, first.map((text) => ({ text })));
}

/** @type {{key: "figure" | "stage" | "target" | "gap", name: string, share: number, align?: Tagged["align"]}[]} */
const FIGURES = [
  { key: "figure", name: say.common.score, share: 0.1, align: "right" },
  { key: "stage", name: say.common.stage, share: 0.2 },
  { key: "target", name: say.scorecard.target, share: 0.2 },
  { key: "gap", name: say.scorecard.gap, share: 0.08, align: "right" },
];

/**
 * Names with their bars beside them, then whichever figures there are.
 * @type {DrawPart}
 */
function dimensions(paper, { dimensions: all }) {
  const targets = new Set(all.map(({ target }) => target).filter(Boolean));
  // One target for all is said once, below; the names of stages get its room.
  const shown = FIGURES.filter(({ key }) => all.some((one) => one[key]) && (key !== "target" || targets.size > 1));
  const free = Math.max(0, 4 - shown.length) * 0.1;
  const columns = shown.map(({ key, name, share, align }) => ({
    name,
    align,
    width: paper.width * (key === "stage" ? share + free : share),
  }));
  const rest = paper.width - columns.reduce((sum, { width }) => sum + width, 0);
  const names = rest / 2;
  const bars = rest - names - GUTTER / 2;
  heading(paper, say.scorecard.dimensions, { below: 90 });
  table(
    paper,
    [{ name: say.common.dimension, width: names, after: rest - names }, ...columns],
    all.map((dimension) => ({
      style: { size: 9, tabular: true },
      cells: [dimension.name, ...shown.map(({ key }) => dimension[key])],
      adorn: (y) => drawBar(paper, dimension, paper.left + names, y + 2, bars),
    })),
  );
  if (!targets.size) return;
  paper.doc.y += 4;
  const [stage] = targets;
  paper.text(targets.size === 1 ? say.pdf.aim_of_all({ stage }) : say.pdf.aim_of_each, SMALL);
}

/** @type {DrawPart} */
function gates(paper, { gates: all }) {
  if (!all.length) return;
  heading(paper, say.scorecard.gates);
  table(
    paper,
    [{ name: say.pdf.gate, width: paper.width * 0.75 }, { name: say.pdf.status, width: paper.width * 0.25 }],
    all.map(({ name, status }) => ({ style: { size: 9 }, cells: [name, status] })),
  );
}

/**
 * Patterns worth saying, by their kinds: side by side where there are several kinds.
 * @type {DrawPart}
 */
function findings(paper, { findings: all }) {
  const { doc, left, width } = paper;
  const kinds = KINDS.map(({ kind, name, color }) => ({ name, color, some: all.filter((one) => one.kind === kind) }));
  const groups = kinds.filter(({ some }) => some.length);
  if (!groups.length) return;
  const columns = Math.min(groups.length, 2);
  const column = (width - GUTTER * (columns - 1)) / columns;
  const heights = groups.map(({ some }) => some.reduce((sum, one) => sum + heightOfFinding(paper, one, column) + 6, 38));
  paper.room(Math.min(400, Math.max(...heights)));

  // The third kind goes below the shorter of the first two.
  /** @type {number[]} */
  const ends = Array(columns).fill(doc.y);
  groups.forEach(({ name, color, some }, index) => {
    const place = index < columns ? index : ends.indexOf(Math.min(...ends));
    const x = left + place * (column + GUTTER);
    doc.y = ends[place] + 12;
    paper.text(name, { type: "H2", size: 13, bold: true, x, width: column });
    doc.y += 4;
    for (const finding of some) drawFinding(paper, finding, { x, width: column, color });
    ends[place] = doc.y;
  });
  doc.y = Math.max(...ends);
}

/** @typedef {Summary["findings"][number]} Finding */

const findingStyle = (/** @type {number} */ width) => ({ width: width - 12, size: 9.5 });

/** @type {(paper: Paper, finding: Finding, width: number) => number} */
const heightOfFinding = (paper, { title, text }, width) =>
  paper.heightOf(title, { ...findingStyle(width), bold: true }) + paper.heightOf(text, findingStyle(width));

/**
 * A finding behind a line in the colour of its kind.
 * @param {Paper} paper
 * @param {Finding} finding
 * @param {{x: number, width: number, color: string}} place
 */
function drawFinding(paper, finding, { x, width, color }) {
  const { title, text } = finding;
  const { doc, colours } = paper;
  const style = { ...findingStyle(width), x: x + 12 };
  const height = heightOfFinding(paper, finding, width);
  paper.room(height);
  const { y } = doc;
  paper.artifact(() => doc.rect(x, y, 3, height).fill(colours[color]));
  paper.text(title, { ...style, y, type: "H3", bold: true });
  paper.text(text, style);
  doc.y += 6;
}

const itemsOf = (/** @type {import("./summary.js").Step[]} */ steps) => steps.map(({ text, effort }) => ({ text, aside: effort }));

/**
 * The way on, behind the first page: steps of the stage, answers that would have to rise, the roadmap.
 * @type {DrawPart}
 */
function wayOn(paper, { steps, rise, roadmap }) {
  if (!steps.length && !rise && !roadmap.length) return;
  if (paper.doc.bufferedPageRange().count === 1) paper.doc.addPage();
  if (steps.length) {
    heading(paper, say.common.next_steps);
    list(paper, itemsOf(steps), { isNumbered: true });
  }
  if (rise) {
    heading(paper, rise.title);
    list(paper, rise.questions.map((text) => ({ text })));
  }
  if (!roadmap.length) return;
  heading(paper, say.scorecard.roadmap);
  roadmap.forEach((one, index) => milestone(paper, one, index + 1));
}

/**
 * What moves one dimension to its target.
 * @param {Paper} paper
 * @param {Summary["roadmap"][number]} milestone
 * @param {number} number in the roadmap
 */
function milestone(paper, { dimension, gap, steps }, number) {
  const { doc, left, width } = paper;
  const split = width * 0.7;
  paper.room(70);
  paper.rule();
  const y = doc.y + 7;
  paper.text(`${number}. ${dimension}`, { type: "H3", size: 11, bold: true, y, width: split });
  const below = doc.y;
  paper.text(say.pdf.gap({ gap }), { ...SMALL, x: left + split, y: y + 2, align: "right", tabular: true });
  doc.y = below + 3;
  if (steps.length) list(paper, itemsOf(steps));
  doc.y += 5;
}

/**
 * What the chosen options suggest, question by question.
 * @type {DrawPart}
 */
function suggestions(paper, { answers: all }) {
  const advised = all.filter(({ advice }) => advice.length);
  if (!advised.length) return;
  paper.doc.addPage();
  heading(paper, say.option_advice.title);
  for (const { question, answer, advice } of advised) {
    heading(paper, question, { type: "H3", size: 11 });
    paper.text(answer, SMALL);
    for (const { kind, text } of advice) {
      paper.doc.y += kind === "heading" ? 6 : 2;
      if (kind === "item") list(paper, [{ text, aside: "" }], { size: 9 });
      else paper.text(text, { size: 9, bold: kind === "heading" });
    }
    paper.doc.y += 8;
  }
}

/**
 * Every question with its answer, and the notes below their questions.
 * @type {DrawPart}
 */
function answers(paper, { answers: all, source }) {
  paper.doc.addPage();
  heading(paper, say.report.answers);
  for (const dimension of new Set(all.map((one) => one.dimension))) {
    heading(paper, dimension, { type: "H3", size: 11 });
    paper.within("Table", {}, () => {
      for (const one of all.filter((other) => other.dimension === dimension)) drawAnswer(paper, one);
    });
  }
  if (!source) return;
  paper.doc.y += 14;
  paper.text(say.pdf.answered_at({ address: source }), SMALL);
}

/**
 * @param {Paper} paper
 * @param {Summary["answers"][number]} answer
 */
function drawAnswer(paper, { question, answer, note }) {
  const { doc, left, width } = paper;
  const split = width * 0.55;
  const asked = { size: 9, width: split - 14 };
  const given = { size: 9, x: left + split, width: width - split, bold: Boolean(answer), color: answer ? "ink" : "muted" };
  const text = answer || say.pdf.not_answered;
  const height = Math.max(paper.heightOf(question, asked), paper.heightOf(text, given));
  // A long answer or note runs on over pages; what is short stays together.
  paper.room(Math.min(height + 10 + (note ? 24 : 0), 400));
  paper.rule();
  const y = doc.y + 4;
  let below = y;
  paper.within("TR", {}, () => {
    paper.text(question, { ...asked, y, type: "TH", scope: "Row" });
    below = doc.y;
    paper.within("TD", {}, () => {
      paper.text(text, { ...given, y });
      if (!note) return;
      doc.y = Math.max(below, doc.y) + 2;
      paper.text(note, { size: 9, x: left + 14, width: width - 28, color: "muted" });
    });
  });
  doc.y = Math.max(doc.y, below) + 3;
}

/**
 * @typedef {(paper: Paper, summary: Summary & {logoPixels: string}) => void} DrawPart
 * @type {DrawPart[]}
 */
const PARTS_OF_DOCUMENT = [opening, whereYouStand, findOut, nextStep, invitation, gates, dimensions, findings, wayOn, suggestions, answers];
