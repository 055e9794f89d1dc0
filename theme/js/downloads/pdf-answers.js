/** What was answered: what the chosen options suggest, and every question with its answer and its note. */
import { say } from "../say.js";
import { heading, list, SMALL } from "./pdf-blocks.js";

/**
 * What the chosen options suggest, question by question.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function suggestions(paper, { answers: all }) {
  const advised = all.filter(({ advice }) => advice.length);
  if (!advised.length) return;
  heading(paper, say.option_advice.title, { below: 80 });
  for (const { question, answer, advice } of advised) {
    heading(paper, question, { type: "H3", size: 11 });
    paper.text(answer, SMALL);
    for (const { kind, text } of advice) {
      paper.skip(kind === "heading" ? 6 : 2);
      if (kind === "item") list(paper, [{ text }], { size: 9 });
      else paper.text(text, { size: 9, bold: kind === "heading" });
    }
    paper.skip(4);
  }
}

/**
 * Every question with its answer, and the notes below their questions.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function answers(paper, { answers: all, source, version }) {
  heading(paper, say.report.answers, { below: 80 });
  for (const dimension of new Set(all.map((one) => one.dimension))) {
    heading(paper, dimension, { type: "H3", size: 11 });
    paper.within("Table", {}, () => {
      for (const one of all.filter((other) => other.dimension === dimension)) drawAnswer(paper, one);
    });
  }
  paper.skip(14);
  paper.text(source ? say.pdf.answered_at({ address: source, version }) : say.report.version({ version }), SMALL);
}

/**
 * @param {import("./pdf-paper.js").Paper} paper
 * @param {import("./summary.js").Summary["answers"][number]} answer
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
  doc.y = Math.max(doc.y, below);
  paper.skip(3);
}
