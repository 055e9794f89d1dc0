/**
 * What the document is built of: headings, tables and lists.
 *
 * @typedef {import("./pdf-paper.js").Paper} Paper
 * @typedef {import("./pdf-paper.js").Tagged} Tagged
 *
 * @typedef {(paper: Paper, summary: import("./summary.js").Summary & {logoPixels: string}) => void} DrawPart
 *   what draws a part of the document; nothing where the result has nothing of it
 * @typedef {{x?: number, width?: number, isNumbered?: boolean, size?: number}} ListOptions
 * @typedef {{text: string, aside?: string}} Item  `aside`: what stands small beside it
 */

/** @type {Tagged} */
export const SMALL = { size: 8.5, color: "muted" };

/** How much of a list is at most for what stands beside its items. */
const ASIDE = 0.3;
/** Of what a heading stands above, this much stays with it at least. */
const BELOW = 48;

/**
 * The heading of a part: it stays with what follows it, and keeps away from what stands before it.
 * @param {Paper} paper
 * @param {string} text
 * @param {{below?: number, type?: string, size?: number, gap?: number}} [options] `below`: how much of what follows
 */
export function heading(paper, text, { below = BELOW, type = "H2", size = 13, gap = 12 } = {}) {
  const style = { type, size, bold: true };
  paper.room(below + paper.heightOf(text, style) + gap);
  paper.skip(gap);
  paper.text(text, style);
  paper.doc.y += 4;
}

/**
 * A table: heads of columns, then rows of cells. A column may leave room `after` itself, where the head and
 * the rows adorn themselves. On a further page its head is said once more, for the eye alone.
 * @param {Paper} paper
 * @param {{name: string, width: number, after?: number, align?: Tagged["align"]}[]} columns
 * @param {{cells: string[], style: Tagged, least?: number, adorn?: (y: number) => void}[]} rows `least`: how high each is at least
 * @param {{height: number, adorn: (y: number) => void}} [axis] what stands over the room that is left
 */
export function table(paper, columns, rows, axis = { height: 0, adorn: () => {} }) {
  const { doc, left } = paper;
  let x = left;
  const places = columns.map(({ width, after = 0 }) => {
    const place = { x, width: width - 8 };
    x += width + after;
    return place;
  });
  const headHeight = Math.max(axis.height, ...columns.map(({ name }, index) => paper.heightOf(name, { ...SMALL, ...places[index] })));
  /** @type {(put: (name: string, style: Tagged) => void) => void} */
  const head = (put) => {
    const { y } = doc;
    columns.forEach(({ name, align }, index) => {
      const style = { ...SMALL, ...places[index], align };
      put(name, { ...style, y: y + headHeight - paper.heightOf(name, style) });
    });
    axis.adorn(y + headHeight - axis.height);
    doc.y = y + headHeight + 2;
  };
  paper.within("Table", {}, () => {
    paper.within("TR", {}, () => head((name, style) => paper.text(name, { ...style, type: "TH", scope: "Column" })));
    for (const { cells, style, least = 0, adorn } of rows) {
      const shown = cells.map((text, index) => {
        /** @type {Tagged} */
        const as = index ? { type: "TD" } : { type: "TH", scope: "Row", bold: true };
        return { text: text || "–", style: { ...style, ...as, ...places[index], align: columns[index].align } };
      });
      const height = Math.max(least, ...shown.map((cell) => paper.heightOf(cell.text, cell.style)));
      if (paper.room(height + 6)) head((name, again) => paper.artifact(() => paper.write(name, again)));
      paper.rule();
      const y = doc.y + 4;
      paper.within("TR", {}, () => shown.forEach((cell) => paper.text(cell.text, { ...cell.style, y })));
      adorn?.(y);
      doc.y = y + height;
      paper.skip(2);
    }
  });
}

/**
 * Where the parts of a list's items stand.
 * @param {Paper} paper
 * @param {Item[]} items
 * @param {ListOptions} options
 */
function placesIn(paper, items, { x = paper.left, width = paper.width, isNumbered = false, size = 10 }) {
  const indent = isNumbered ? 18 : 12;
  const widest = Math.max(0, ...items.map(({ aside = "" }) => (aside ? paper.widthOf(aside, SMALL) + 2 : 0)));
  const beside = Math.min(width * ASIDE, widest);
  const body = { x: x + indent, width: width - indent - (beside ? beside + 12 : 0), size };
  const aside = { ...SMALL, x: x + width - beside, width: beside, align: /** @type {const} */ ("right") };
  const heights = items.map((item) => Math.max(paper.heightOf(item.text, body), paper.heightOf(item.aside ?? "", aside)));
  return { mark: { x, width: indent, size }, body, aside, heights };
}

/** How high a list is. */
export const heightOfList = (/** @type {Paper} */ paper, /** @type {Item[]} */ items, /** @type {ListOptions} */ options = {}) =>
  placesIn(paper, items, options).heights.reduce((sum, height) => sum + height + 3, 0);

/**
 * Items with their bullets or numbers.
 * @param {Paper} paper
 * @param {Item[]} items
 * @param {ListOptions} [options]
 */
export function list(paper, items, options = {}) {
  const { doc } = paper;
  const { mark, body, aside: small, heights } = placesIn(paper, items, options);
  paper.within("L", {}, () => {
    items.forEach(({ text, aside }, index) => {
      paper.room(Math.min(200, heights[index]));
      const { y } = doc;
      let below = y;
      paper.within("LI", {}, () => {
        paper.text(options.isNumbered ? `${index + 1}.` : "•", { ...mark, type: "Lbl", y, color: "accent", bold: true });
        paper.within("LBody", {}, () => {
          paper.text(text, { ...body, y });
          below = doc.y;
          paper.text(aside, { ...small, y: y + 1 });
        });
      });
      // What runs on over a page ends below its beginning on another.
      doc.y = aside && below - y < heights[index] ? y + heights[index] : below;
      paper.skip(3);
    });
  });
}

/**
 * Parts one below the other in a box, which stays whole; those without a height are left out.
 * @param {Paper} paper
 * @param {{height: number, draw: () => void}[]} parts
 * @param {(doc: Paper["doc"], box: [x: number, y: number, width: number, height: number]) => void} draw the box
 */
export function boxed(paper, parts, draw) {
  const { doc, left, width } = paper;
  const shown = parts.filter(({ height }) => height);
  const height = shown.reduce((sum, part) => sum + part.height + 2, 18);
  paper.room(height + 14);
  paper.skip(14);
  const { y } = doc;
  paper.artifact(() => draw(doc, [left, y, width, height]));
  doc.y = y + 10;
  for (const part of shown) {
    const top = doc.y;
    part.draw();
    doc.y = top + part.height + 2;
  }
  doc.y = y + height;
}

/** A text as a part of a box. */
export const textPart = (/** @type {Paper} */ paper, /** @type {string} */ text, /** @type {Tagged} */ style) => ({
  height: paper.heightOf(text, style),
  draw: () => paper.text(text, style),
});
