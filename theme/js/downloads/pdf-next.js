/** What to do next, in boxes on the first page of the document: the first step, and what the publisher offers. */
import { say } from "../say.js";
import { boxed, SMALL } from "./pdf-blocks.js";

/**
 * The one thing to do next, in a box, and how far it is to the next stage.
 * @type {import("./pdf.js").DrawPart}
 */
export function nextStep(paper, { rise, steps, roadmap }) {
  const first = roadmap.find((one) => one.steps.length);
  const [step] = first?.steps ?? steps;
  if (!step && !rise) return;
  const place = { x: paper.left + 14, width: paper.width - 28 };
  /** @type {{text: string, style: import("./pdf-paper.js").Tagged}[]} */
  const parts = [
    { text: say.pdf.next_step, style: { ...SMALL, ...place, type: "H2", bold: true, color: "accent" } },
    { text: step?.text ?? "", style: { ...place, size: 12, bold: true } },
    { text: step ? [first?.dimension, step.effort].filter(Boolean).join(" · ") : "", style: { ...place, ...SMALL } },
    { text: rise ? `${rise.title}.` : "", style: place },
  ];
  boxed(paper, parts, (doc, box) => doc.rect(...box).fill(paper.colours.tint));
}

/**
 * What the publisher says to it.
 * @type {import("./pdf.js").DrawPart}
 */
export function invitation(paper, { invitation: said }) {
  if (!said) return;
  const { title, text, label, address } = said;
  const place = { x: paper.left + 14, width: paper.width - 28 };
  boxed(
    paper,
    [
      { text: title, style: { ...place, type: "H2", size: 12, bold: true } },
      { text, style: place },
      { text: address ? say.report.way({ label, address }) : label, style: { ...place, bold: true, color: "accent" } },
    ],
    (doc, box) => doc.rect(...box).lineWidth(0.75).stroke(paper.colours.accent),
  );
}
