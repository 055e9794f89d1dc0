/** The dimensions as strips with their figures, and the gates. */
import { say } from "../say.js";
import { heading, SMALL, table } from "./pdf-blocks.js";
import { axisOf, drawStrip, SIGNS, STRIP_HEIGHT } from "./pdf-strip.js";
import { haveOneAxis, keyOf } from "./strip-key.js";

const GUTTER = 16;
const OPEN_WIDTH = 20;

/** The sizes of a row's letters and of the room between columns. */
const ROW = { size: 9, gap: 14 };

/**
 * `most`: of the table's width; what needs less leaves it to the strips.
 * @type {{key: "figure" | "stage" | "target" | "gap", name: string, most: number, align?: import("./pdf-paper.js").Tagged["align"]}[]}
 */
const FIGURES = [
  { key: "figure", name: say.common.score, most: 0.15, align: "right" },
  { key: "stage", name: say.common.stage, most: 0.26 },
  { key: "target", name: say.scorecard.target, most: 0.16 },
  { key: "gap", name: say.scorecard.gap, most: 0.13, align: "right" },
];

/**
 * Names with their strips beside them, then whichever figures there are.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function dimensions(paper, { dimensions: all, dimensionsTitle, stages }) {
  const targets = new Set(all.map(({ target }) => target).filter(Boolean));
  // One target for all is said once, in the key; the strips get its room.
  const shown = FIGURES.filter(({ key }) => all.some((one) => one[key]) && (key !== "target" || targets.size > 1));
  const columns = shown.map(({ key, name, align, most }) => {
    const widths = [paper.widthOf(name, SMALL), ...all.map((one) => paper.widthOf(one[key], { size: ROW.size, tabular: true }))];
    return { name, align, width: Math.min(most * paper.width, Math.max(...widths) + ROW.gap) };
  });
  const rest = paper.width - columns.reduce((sum, { width }) => sum + width, 0);
  const names = rest * 0.42;
  const x = paper.left + names;
  const width = rest - names - GUTTER;
  const isOne = haveOneAxis(all);
  heading(paper, dimensionsTitle, { below: 110 });
  drawKey(paper, all);
  table(
    paper,
    [{ name: say.common.dimension, width: names, after: rest - names }, ...columns],
    all.map((dimension) => {
      const own = isOne ? null : axisOf(paper, dimension, stages, x, width);
      return {
        style: { size: ROW.size, tabular: true },
        cells: [dimension.name, ...shown.map(({ key }) => dimension[key])],
        least: STRIP_HEIGHT + (own?.height ?? 0),
        adorn: (y) => {
          own?.adorn(y);
          drawStrip(paper, dimension.strip, x, y + (own?.height ?? 0), width);
        },
      };
    }),
    isOne ? axisOf(paper, all[0], stages, x, width) : undefined,
  );
}

/**
 * What the signs on the strips mean, of those that there are.
 * @param {import("./pdf-paper.js").Paper} paper
 * @param {import("./summary.js").Summary["dimensions"]} all
 */
function drawKey(paper, all) {
  const { doc, left, right } = paper;
  let [x, y] = [left, doc.y];
  for (const { sign, text } of keyOf(all)) {
    const room = sign === "open" ? OPEN_WIDTH : STRIP_HEIGHT;
    const width = paper.widthOf(text, SMALL) + 2;
    if (x > left && x + room + width > right) [x, y] = [left, y + STRIP_HEIGHT + 3];
    paper.artifact(() => SIGNS[sign](paper, sign === "open" ? x : x + STRIP_HEIGHT / 2, y + STRIP_HEIGHT / 2, room));
    paper.text(text, { ...SMALL, x: x + room + 5, y, width });
    x += room + width + 18;
  }
  doc.y = y + STRIP_HEIGHT;
  paper.skip(6);
}

/** @type {import("./pdf-blocks.js").DrawPart} */
export function gates(paper, { gates: all }) {
  if (!all.length) return;
  heading(paper, say.scorecard.gates);
  table(
    paper,
    [{ name: say.pdf.gate, width: paper.width * 0.75 }, { name: say.pdf.status, width: paper.width * 0.25 }],
    all.map(({ name, status }) => ({ style: { size: 9 }, cells: [name, status] })),
  );
}
