/**
 * The dimensions as a radar: what is reached, and the targets around it. The table beside it holds
 * the same figures, so the picture is for the eye alone.
 */
import { css } from "../css.js";
import { byId, find } from "../browser/elements.js";
import { makeSvg } from "../browser/make-svg.js";
import { make } from "../browser/make.js";
import { addStyle } from "../browser/sheet.js";

const SIZE = { width: 380, height: 290, radius: 95, line: 15 };
const LEAST = 3;

/**
 * Where one of several rays is so far from the middle.
 * @param {number} index
 * @param {number} count
 * @param {number} reach 0 for the middle, 1 for the end
 */
function point(index, count, reach) {
  const angle = (2 * Math.PI * index) / count - Math.PI / 2;
  return [SIZE.width / 2 + SIZE.radius * reach * Math.cos(angle), SIZE.height / 2 + SIZE.radius * reach * Math.sin(angle)];
}

/**
 * @param {number[]} reaches on each ray
 * @param {{[attribute: string]: string | number}} attributes
 */
function polygon(reaches, attributes) {
  const points = reaches.map((reach, index) => point(index, reaches.length, reach).map(Math.round).join());
  return makeSvg("polygon", { points: points.join(" "), ...attributes });
}

/**
 * A name around the picture, a word or two a line.
 * @param {string} name
 * @param {number} index
 * @param {number} count
 */
function label(name, index, count) {
  const [x, y] = point(index, count, 1.14);
  const side = Math.round(x) - SIZE.width / 2;
  const lines = (name.match(/.{1,14}(?=\s|$)|\S+/g) ?? []).map((line) => line.trim());
  const anchor = Math.abs(side) < 8 ? "middle" : side > 0 ? "start" : "end";
  const top = y - (lines.length - 1) * SIZE.line * (Math.abs(side) < 8 ? (y < SIZE.height / 2 ? 1 : 0) : 0.5);
  return makeSvg(
    "text",
    { "text-anchor": anchor, "font-size": 13, fill: "currentColor", "dominant-baseline": "middle" },
    ...lines.map((line, number) => makeSvg("tspan", { x, y: top + number * SIZE.line }, line)),
  );
}

/**
 * Draws the radar beside the table and keeps it current; fewer than three dimensions have none.
 * @param {import("../browser/page.js").Page} page
 * @param {import("./page-words.js").PageWords} words
 */
export function drawRadar({ framework: { program }, subscribe }, words) {
  const { dimensions, thresholds } = program;
  const count = dimensions.length;
  if (count < LEAST) return;
  const picture = makeSvg("svg", {
    viewBox: `0 0 ${SIZE.width} ${SIZE.height}`,
    width: "100%",
    "aria-hidden": "true",
  });
  const table = find("table", byId("scorecard"));
  const beside = make("div", { className: "beside" });
  table.before(beside);
  beside.append(table, picture);
  addStyle(css("later/radar.css"));

  const grid = { fill: "none", stroke: "var(--line)" };
  subscribe((_, __, { shown: record }) => {
    const reached = dimensions.map(({ id }) => {
      const { score, low } = record.dimensions[id];
      return words.along(score ?? low?.score, id);
    });
    const aimed = dimensions.map(({ id }, index) => {
      const { target } = record.dimensions[id];
      return Math.max(reached[index], target ? words.along(words.start(target), id) : 0);
    });
    picture.replaceChildren(
      ...[0.25, 0.5, 0.75, 1].map((ring) => polygon(dimensions.map(() => ring), grid)),
      ...dimensions.map((_, index) => {
        const [x, y] = point(index, count, 1);
        return makeSvg("line", { x1: SIZE.width / 2, y1: SIZE.height / 2, x2: x, y2: y, stroke: "var(--line)" });
      }),
      ...(thresholds && record.state === "complete"
        ? [polygon(aimed, { fill: "none", stroke: "var(--accent)", "stroke-width": 2, "stroke-dasharray": "5 4" })]
        : []),
      polygon(reached, { fill: "var(--accent)", "fill-opacity": 0.25, stroke: "var(--accent)", "stroke-width": 2 }),
      ...dimensions.map(({ id }, index) => label(words.dimension(id), index, count)),
    );
  });
}
