/**
 * What to do next: on the first page of the document, in boxes, the beginning of the plan and what the publisher
 * offers; further on, all other steps.
 *
 * @typedef {import("./pdf-paper.js").Tagged} Tagged
 * @typedef {import("./summary.js").Step} Step
 */
import { say } from "../say.js";
import { boxed, heading, heightOfList, list, SMALL, textPart } from "./pdf-blocks.js";

/** To whom a step belongs and what it takes. */
const asideOf = (/** @type {Step} */ { dimension, effort }) => [dimension, effort].filter(Boolean).join(" · ");

/** Where things stand in a box. */
const within = (/** @type {import("./pdf-paper.js").Paper} */ { left, width }) => ({ x: left + 14, width: width - 28 });

/**
 * The one thing to begin with, and what follows it; at the top, what keeps it so.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function nextStep(paper, { plan }) {
  if (!plan) return;
  const { start, then, keeps } = plan;
  const place = within(paper);
  const label = (/** @type {string} */ text) => textPart(paper, text, { ...SMALL, ...place, bold: true, color: "accent" });
  const items = (keeps && start ? [start, ...then] : then).map((step) => ({ text: step.text, aside: asideOf(step) }));
  const beginning = start && !keeps
    ? [label(say.plan.start), textPart(paper, start.text, { ...place, size: 12, bold: true }), textPart(paper, asideOf(start), { ...place, ...SMALL })]
    : [label(start ? say.plan.keep : say.plan.top)];
  boxed(
    paper,
    [
      textPart(paper, say.plan.title, { ...place, type: "H2", size: 13, bold: true }),
      ...beginning,
      ...(keeps || !items.length ? [] : [label(say.plan.then)]),
      { height: items.length ? heightOfList(paper, items, place) : 0, draw: () => list(paper, items, place) },
    ],
    (doc, box) => doc.rect(...box).fill(paper.colours.tint),
  );
}

/**
 * What the publisher says to it.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function invitation(paper, { invitation: said }) {
  if (!said) return;
  const { title, text, label, address } = said;
  const place = within(paper);
  boxed(
    paper,
    [
      textPart(paper, title, { ...place, type: "H2", size: 12, bold: true }),
      textPart(paper, text, place),
      textPart(paper, address ? say.report.way({ label, address }) : label, { ...place, bold: true, color: "accent" }),
    ],
    (doc, box) => doc.rect(...box).lineWidth(0.75).stroke(paper.colours.accent),
  );
}

/**
 * All steps that the first page leaves out, by dimension.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function furtherSteps(paper, { plan }) {
  if (!plan?.rest.length) return;
  heading(paper, say.plan.rest, { below: 80 });
  plan.rest.forEach(({ dimension, gap, steps }, index) => {
    const { doc, left, width } = paper;
    const split = width * 0.7;
    const items = steps.map(({ text, effort }) => ({ text, aside: effort }));
    const name = { type: "H3", size: 11, bold: true, width: split };
    if (index) {
      paper.room(paper.heightOf(dimension, name) + Math.min(200, heightOfList(paper, items)) + 12);
      paper.skip(5);
    }
    paper.rule();
    const y = doc.y + 6;
    paper.text(dimension, { ...name, y });
    const below = doc.y;
    paper.text(gap, { ...SMALL, x: left + split, y: y + 2, align: "right", tabular: true });
    doc.y = below + 3;
    list(paper, items);
  });
}
