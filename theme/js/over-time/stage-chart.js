/** The stages of results one after the other, as a picture; the table beside it says the same. */
import { makeSvg } from "../browser/make-svg.js";

const SIZE = { column: 120, row: 40, left: 190, right: 30, top: 20, bottom: 40 };

/**
 * @param {{program: object, words: object}} version whose stages are the rows, lowest at the bottom
 * @param {{record: object, name: string}[]} results oldest first
 */
export function drawStages({ program, words }, results) {
  const { stages } = program;
  const y = (stage) => SIZE.top + (stages.length - 0.5 - stages.indexOf(stage)) * SIZE.row;
  const x = (index) => SIZE.left + (index + 0.5) * SIZE.column;
  const [width, height] = [x(results.length - 0.5) + SIZE.right, SIZE.top + stages.length * SIZE.row + SIZE.bottom];
  const known = (stage) => stages.includes(stage);
  const points = results
    .map(({ record }, index) => [record.stage, index])
    .filter(([stage]) => known(stage))
    .map(([stage, index]) => `${x(index)},${y(stage)}`);
  return makeSvg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, "aria-hidden": "true" },
    ...stages.flatMap((stage) => [
      makeSvg("line", { x1: SIZE.left, x2: width, y1: y(stage), y2: y(stage), stroke: "var(--line)" }),
      makeSvg("text", { x: SIZE.left - 12, y: y(stage) + 5, "text-anchor": "end", fill: "currentColor" }, words.stages[stage].slice(0, 24)),
    ]),
    makeSvg("polyline", { points: points.join(" "), fill: "none", stroke: "var(--accent)", "stroke-width": 2 }),
    ...results.flatMap(({ record, name }, index) => [
      record.low && known(record.low.stage) && known(record.high.stage)
        ? makeSvg("line", { x1: x(index), x2: x(index), y1: y(record.low.stage), y2: y(record.high.stage), stroke: "var(--accent)", "stroke-width": 10, "stroke-linecap": "round", "stroke-opacity": 0.4 })
        : makeSvg("circle", { cx: x(index), cy: known(record.stage) ? y(record.stage) : -20, r: 8, fill: "var(--accent)" }),
      makeSvg("text", { x: x(index), y: height - 10, "text-anchor": "middle", fill: "currentColor" }, name),
    ]),
  );
}
