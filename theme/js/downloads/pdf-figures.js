/** The pictures of the PDF: the path of stages, and a dimension's bar. */

const GAP = 3;
const RISE = 30;
const LOWEST = 18;
const SPOKEN = { done: "reached", here: "you are here", range: "possible" };

/** Draws hatching into a box: what is not settled yet. */
function hatch({ doc, colours }, x, y, width, height) {
  doc.save().rect(x, y, width, height).clip();
  doc.rect(x, y, width, height).fill(colours.tint);
  for (let start = x - height; start < x + width; start += 5) {
    doc.moveTo(start, y + height).lineTo(start + height, y);
  }
  doc.lineWidth(1.4).stroke(colours.accent).restore();
}

/** The largest size at which the longest word of all names fits its column. */
function sizeOfNames(paper, names, width) {
  const widest = Math.max(...names.flatMap((name) => name.split(/\s+/)).map((word) => paper.widthOf(word, { size: 9, bold: true })));
  return Math.max(5, Math.min(9, (9 * width) / widest));
}

/** @param {{name: string, mark: string}[]} stages lowest first */
export function drawPath(paper, stages) {
  const { doc, colours, left, width } = paper;
  const column = (width - GAP * (stages.length - 1)) / stages.length;
  const size = sizeOfNames(paper, stages.map(({ name }) => name), column);
  const style = (mark) => ({ size, bold: mark === "here", width: column, color: mark ? "ink" : "muted" });
  const names = Math.max(...stages.map(({ name, mark }) => paper.heightOf(name, style(mark))));
  paper.room(RISE + LOWEST + names + 24);

  const top = doc.y + 12;
  const ground = top + RISE + LOWEST;
  const alt = `Stages, lowest first: ${stages.map(({ name, mark }) => (mark ? `${name} (${SPOKEN[mark]})` : name)).join(", ")}.`;
  paper.part("Figure", { alt, bbox: [left, top - 12, left + width, ground + names + 6] }, () => {
    stages.forEach(({ name, mark }, index) => {
      const x = left + index * (column + GAP);
      const height = LOWEST + (RISE * index) / (stages.length - 1);
      const y = ground - height;
      const isNext = stages[index - 1]?.mark === "here";
      if (mark === "range") hatch(paper, x, y, column, height);
      if (mark === "done") doc.rect(x, y, column, height).fill(colours.tint);
      if (mark === "here") doc.rect(x, y, column, height).fill(colours.accent);
      if (isNext) doc.dash(4, { space: 3 });
      doc.rect(x + 0.5, y + 0.5, column - 1, height - 1).lineWidth(isNext ? 1.5 : 0.75);
      doc.stroke(mark || isNext ? colours.accent : colours.edge).undash();
      if (mark !== "range") {
        paper.write(`${index + 1}`, { x: x + 5, y: y + 4, size: 8, color: mark === "here" ? "on-accent" : "muted" });
      }
      if (mark === "here") {
        const label = { size: Math.min(8, column / 6.5), bold: true, color: "accent" };
        paper.write("You are here", { ...label, x: x - 20, width: column + 40, y: y - 11, align: "center" });
      }
      paper.write(name, { x, y: ground + 4, ...style(mark) });
    });
  });
  doc.y = ground + names + 6;
}

/**
 * A dimension's bar: filled as far as is reached, hatched as far as is possible, and a mark where
 * its target begins.
 * @param {{reach: number, until: number, aim: number, target: string}} dimension in thousandths
 */
export function drawBar(paper, { reach, until, aim, target }, x, y, width) {
  const { doc, colours } = paper;
  const height = 7;
  const at = (thousandths) => (width * thousandths) / 1000;
  paper.artifact(() => {
    doc.rect(x, y, width, height).fill(colours.tint);
    if (until > reach) hatch(paper, x + at(reach), y, at(until - reach), height);
    doc.rect(x, y, at(reach), height).fill(colours.accent);
    if (!target || !aim) return;
    doc.moveTo(x + at(aim), y - 3).lineTo(x + at(aim), y + height + 3);
    doc.lineWidth(1.5).stroke(colours.ink);
  });
}
