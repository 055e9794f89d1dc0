/**
 * What stands out, and why the result is what it is.
 *
 * @typedef {import("./pdf-paper.js").Paper} Paper
 * @typedef {import("./summary.js").Summary["findings"][number]} Finding
 */
import { say } from "../say.js";
import { heading, list, SMALL } from "./pdf-blocks.js";

/** @type {{kind: Finding["kind"], name: string, color: string}[]} */
const KINDS = [
  { kind: "strength", name: say.pdf.strength, color: "good" },
  { kind: "warning", name: say.pdf.warning, color: "warn" },
  { kind: "note", name: say.pdf.note, color: "muted" },
];

/**
 * Patterns worth saying, by their kinds.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function findings(paper, { findings: all }) {
  for (const { kind, name, color } of KINDS) {
    const some = all.filter((one) => one.kind === kind);
    if (!some.length) continue;
    heading(paper, name);
    for (const finding of some) drawFinding(paper, finding, color);
  }
}

/**
 * A finding behind a line in the colour of its kind: its title, and beside it what it says.
 * @param {Paper} paper
 * @param {Finding} finding
 * @param {string} color
 */
function drawFinding(paper, { title, text }, color) {
  const { doc, colours, left, width } = paper;
  const split = width * 0.32;
  const titleStyle = { type: "H3", size: 9.5, bold: true, x: left + 12, width: split - 24 };
  const textStyle = { size: 9.5, x: left + split, width: width - split };
  const height = Math.max(paper.heightOf(title, titleStyle), paper.heightOf(text, textStyle));
  paper.room(height);
  const { y } = doc;
  paper.artifact(() => doc.rect(left, y, 3, height).fill(colours[color]));
  paper.text(title, { ...titleStyle, y });
  paper.text(text, { ...textStyle, y });
  doc.y = y + height;
  paper.skip(6);
}

/**
 * How the result comes about, and the answers that keep it from the next stage.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function whyThisStage(paper, { why, working, rise }) {
  if (!why) return;
  heading(paper, say.scorecard.why);
  paper.text(why, {});
  paper.text(working, { ...SMALL, tabular: true });
  if (!rise) return;
  heading(paper, rise.title, { type: "H3", size: 10.5, gap: 8 });
  list(paper, rise.questions.map((text) => ({ text })));
}
