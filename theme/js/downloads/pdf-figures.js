/**
 * The picture of the PDF, the path of stages, and what shows there as everywhere that something is open.
 *
 * @typedef {import("./pdf-paper.js").Paper} Paper
 * @typedef {import("./summary.js").Summary} Summary
 */
import { say } from "../say.js";

const GAP = 3;
const RISE = 30;
const LOWEST = 18;

/**
 * How each mark is read out.
 * @param {boolean} isShared
 * @returns {{[mark in Summary["stages"][number]["mark"]]: (places: {stage: string}) => string}}
 */
const spokenFor = (isShared) => ({
  done: say.pdf.reached,
  here: isShared ? say.pdf.here_shared : say.pdf.here,
  range: say.pdf.possible,
  "": ({ stage }) => stage,
});

/**
 * Draws hatching into a box: what is not settled yet.
 * @param {Paper} paper
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
export function hatch({ doc, colours }, x, y, width, height) {
  doc.save().rect(x, y, width, height).clip();
  doc.rect(x, y, width, height).fill(colours.tint);
  for (let start = x - height; start < x + width; start += 5) {
    doc.moveTo(start, y + height).lineTo(start + height, y);
  }
  doc.lineWidth(1.4).stroke(colours.accent).restore();
}

/**
 * The largest size at which the longest word of all names fits its column.
 * @param {Paper} paper
 * @param {string[]} names
 * @param {number} width
 */
function sizeOfNames(paper, names, width) {
  const widest = Math.max(...names.flatMap((name) => name.split(/\s+/)).map((word) => paper.widthOf(word, { size: 9, bold: true })));
  return Math.max(5, Math.min(9, (9 * width) / widest));
}

/**
 * @param {Paper} paper
 * @param {Summary} summary its stages, lowest first
 */
export function drawPath(paper, { stages, isShared }) {
  const { doc, colours, left, width } = paper;
  const column = (width - GAP * (stages.length - 1)) / stages.length;
  const size = sizeOfNames(paper, stages.map(({ name }) => name), column);
  const style = (/** @type {string} */ mark) => ({ size, bold: mark === "here", width: column, color: mark ? "ink" : "muted" });
  const names = Math.max(...stages.map(({ name, mark }) => paper.heightOf(name, style(mark))));
  paper.room(RISE + LOWEST + names + 24);

  const top = doc.y + 12;
  const ground = top + RISE + LOWEST;
  const says = spokenFor(isShared);
  const spoken = stages.map(({ name, mark }) => says[mark]({ stage: name }));
  const alt = say.pdf.stages({ stages: spoken.reduce((before, next) => say.lists.comma({ before, next })) });
  paper.part("Figure", { alt, bbox: [left, top - 12, left + width, ground + names + 6] }, () => {
    stages.forEach(({ name, mark }, index) => {
      const x = left + index * (column + GAP);
      const height = LOWEST + (RISE * index) / (stages.length - 1);
      const y = ground - height;
      const isNext = stages[index - 1]?.mark === "here";
      if (mark === "range") hatch(paper, x, y, column, height);
      if (mark === "done") doc.rect(x, y, column, height).fill(colours.tint);
      if (mark === "here") doc.rect(x, y, column, height).fill(colours.brand);
      if (isNext) doc.dash(4, { space: 3 });
      doc.rect(x + 0.5, y + 0.5, column - 1, height - 1).lineWidth(isNext ? 1.5 : 0.75);
      doc.stroke(mark || isNext ? colours.accent : colours.edge).undash();
      if (mark !== "range") {
        paper.write(`${index + 1}`, { x: x + 5, y: y + 4, size: 8, color: mark === "here" ? "on-brand" : "muted" });
      }
      if (mark === "here") {
        const label = { size: Math.min(8, column / 6.5), bold: true, color: "accent" };
        paper.write(isShared ? say.picture.here_shared : say.picture.here, { ...label, x: x - 20, width: column + 40, y: y - 11, align: "center" });
      }
      paper.write(name, { x, y: ground + 4, ...style(mark) });
    });
  });
  doc.y = ground + names + 6;
}
