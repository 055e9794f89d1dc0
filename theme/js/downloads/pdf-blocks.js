/**
 * What the document is built of: headings, tables and lists.
 *
 * @typedef {import("./pdf-paper.js").Paper} Paper
 * @typedef {import("./pdf-paper.js").Tagged} Tagged
 */

/** @type {Tagged} */
export const SMALL = { size: 8.5, color: "muted" };

/**
 * The heading of a part: it stays with what follows it, and keeps away from what stands before it.
 * @param {Paper} paper
 * @param {string} text
 * @param {{below?: number, type?: string, size?: number, gap?: number}} [options] `below`: how much of what follows
 */
export function heading(paper, text, { below = 60, type = "H2", size = 13, gap = 12 } = {}) {
  paper.room(below + size + gap);
  if (!paper.isNew()) paper.doc.y += gap;
  paper.text(text, { type, size, bold: true });
  paper.doc.y += 4;
}

/**
 * A table: heads of columns, then rows of cells. A column may leave room `after` itself, where a row
 * adorns itself.
 * @param {Paper} paper
 * @param {{name: string, width: number, after?: number, align?: Tagged["align"]}[]} columns
 * @param {{cells: string[], style: Tagged, adorn?: (y: number) => void}[]} rows
 */
export function table(paper, columns, rows) {
  const { doc, left } = paper;
  let x = left;
  const places = columns.map(({ width, after = 0 }) => {
    const place = { x, width: width - 8 };
    x += width + after;
    return place;
  });
  paper.within("Table", {}, () => {
    paper.within("TR", {}, () => {
      const { y } = doc;
      columns.forEach(({ name, align }, index) => {
        paper.text(name, { ...SMALL, ...places[index], align, y, type: "TH", scope: "Column" });
      });
    });
    doc.y += 2;
    for (const { cells, style, adorn } of rows) {
      const height = Math.max(...cells.map((text, index) => paper.heightOf(text, { ...style, ...places[index] })));
      paper.room(height + 6);
      paper.rule();
      const y = doc.y + 4;
      paper.within("TR", {}, () => {
        cells.forEach((text, index) => {
          /** @type {Tagged} */
          const as = index ? { type: "TD" } : { type: "TH", scope: "Row", bold: true };
          paper.text(text || "–", { ...style, ...as, ...places[index], align: columns[index].align, y });
        });
      });
      adorn?.(y);
      doc.y = y + height + 2;
    }
  });
}

/**
 * Items with their bullets or numbers; `aside` is what stands small behind an item.
 * @param {Paper} paper
 * @param {{text: string, aside?: string}[]} items
 * @param {{x?: number, width?: number, isNumbered?: boolean, size?: number}} [options]
 */
export function list(paper, items, { x = paper.left, width = paper.width, isNumbered = false, size = 10 } = {}) {
  const { doc } = paper;
  const indent = isNumbered ? 18 : 12;
  paper.within("L", {}, () => {
    items.forEach(({ text, aside }, index) => {
      const body = { x: x + indent, width: width - indent, size };
      paper.room(Math.min(200, paper.heightOf(text, body)));
      const { y } = doc;
      paper.within("LI", {}, () => {
        paper.text(isNumbered ? `${index + 1}.` : "•", { type: "Lbl", x, y, width: indent, size, color: "accent", bold: true });
        paper.within("LBody", {}, () => {
          paper.text(text, { ...body, y });
          paper.text(aside, { ...body, ...SMALL });
        });
      });
      doc.y += 3;
    });
  });
}

/**
 * Texts one below the other in a box; those that say nothing take no room.
 * @param {Paper} paper
 * @param {{text: string, style: Tagged}[]} texts
 * @param {(doc: Paper["doc"], box: [x: number, y: number, width: number, height: number]) => void} draw the box
 */
export function boxed(paper, texts, draw) {
  const { doc, left, width } = paper;
  const parts = texts.filter(({ text }) => text);
  const height = parts.reduce((sum, { text, style }) => sum + paper.heightOf(text, style) + 2, 18);
  if (!paper.room(height + 14)) doc.y += 14;
  const { y } = doc;
  paper.artifact(() => draw(doc, [left, y, width, height]));
  doc.y = y + 10;
  for (const { text, style } of parts) {
    paper.text(text, style);
    doc.y += 2;
  }
  doc.y = y + height;
}
