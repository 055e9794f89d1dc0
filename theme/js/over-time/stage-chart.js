/** The stages of results one after the other, as a picture; the table beside it says the same. */
import { makeSvg } from "../browser/make-svg.js";

const SIZE = { column: 120, row: 40, left: 190, right: 30, top: 20, bottom: 40 };
/** Letters of a stage's name for which there is room. */
const NAME_LENGTH = 24;

/**
 * @param {import("../types.js").WordedVersion} version whose stages are the rows, lowest at the bottom
 * @param {{record: import("../types.js").Record, name: string}[]} results oldest first
 */
export function drawStages({ program, words }, results) {
  const { stages } = program;
  /** @param {string} stage */
  const y = (stage) => SIZE.top + (stages.length - 0.5 - stages.indexOf(stage)) * SIZE.row;
  /** @param {number} index */
  const x = (index) => SIZE.left + (index + 0.5) * SIZE.column;
  const [width, height] = [x(results.length - 0.5) + SIZE.right, SIZE.top + stages.length * SIZE.row + SIZE.bottom];
  /**
   * A stage that is a row here; another version may have others.
   * @param {string | null | undefined} stage
   */
  const known = (stage) => (stage && stages.includes(stage) ? stage : undefined);
  const points = results.flatMap(({ record }, index) => {
    const stage = known(record.stage);
    return stage ? [`${x(index)},${y(stage)}`] : [];
  });
  return makeSvg(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, width, "aria-hidden": "true" },
    ...stages.flatMap((stage) => [
      makeSvg("line", { x1: SIZE.left, x2: width, y1: y(stage), y2: y(stage), stroke: "var(--line)" }),
      makeSvg("text", { x: SIZE.left - 12, y: y(stage) + 5, "text-anchor": "end", fill: "currentColor" }, words.stages[stage].slice(0, NAME_LENGTH)),
    ]),
    makeSvg("polyline", { points: points.join(" "), fill: "none", stroke: "var(--accent)", "stroke-width": 2 }),
    ...results.flatMap(({ record, name }, index) => {
      const [stage, low, high] = [record.stage, record.low?.stage, record.high?.stage].map(known);
      return [
        low && high
          ? makeSvg("line", { x1: x(index), x2: x(index), y1: y(low), y2: y(high), stroke: "var(--accent)", "stroke-width": 10, "stroke-linecap": "round", "stroke-opacity": 0.4 })
          : makeSvg("circle", { cx: x(index), cy: stage ? y(stage) : -20, r: 8, fill: "var(--accent)" }),
        makeSvg("text", { x: x(index), y: height - 10, "text-anchor": "middle", fill: "currentColor" }, name),
      ];
    }),
  );
}
