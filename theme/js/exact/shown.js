/**
 * The figures of a framework as people see them, in words and in drawings: whatever shows a score
 * asks here, so that one figure is the same everywhere and a difference is that of the two shown.
 *
 * Scores are exact texts such as "12/5".
 *
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {(score: string) => string} Write  a score as a figure
 */
import { say } from "../say.js";
import { parse, reaches, show } from "./fractions.js";
import { methodOf } from "./methods.js";

/**
 * How far a score is on the way from the lowest to the highest possible one, in whole thousandths; for
 * drawings only.
 * @param {[string, string]} bounds
 * @param {string} score
 */
export function placeOf(bounds, score) {
  const [[a, b], [low, c], [high, d]] = [score, ...bounds].map(parse);
  const way = b * (high * c - low * d);
  return way ? Math.max(0, Math.min(1000, Number((1000n * d * (a * c - low * b)) / way))) : 0;
}

/**
 * `bounds` holds the lowest and the highest possible score of each dimension by its id, and under
 * "" of the whole; of a dimension without scored questions both are 0, and it reaches nothing.
 * @param {Pick<import("../types.js").Framework, "program" | "bounds">} framework
 */
export function figuresIn({ program, bounds }) {
  const { decimals, gates, stages, thresholds, unit } = program;
  const { countsGates, isPercent } = methodOf(program);
  const percent = isPercent ? "%" : "";
  const scale = 10n ** BigInt(decimals);
  /** @type {Write} */
  const figure = (score) => show(parse(score), decimals) + percent;
  /** @type {Write} */
  const overall = (score) => (countsGates ? score.split("/")[0] : figure(score));
  /** @type {Write} */
  const most = (highest) => (parse(highest)[1] === 1n ? highest.split("/")[0] : figure(highest));
  const cut = (/** @type {Fraction} */ [a, b]) => (a * scale) / b;
  const apart = (/** @type {string} */ lower, /** @type {string} */ higher) => `${cut(parse(higher)) - cut(parse(lower))}/${scale}`;
  const start = (/** @type {string} */ stage) => `${thresholds?.[stages.indexOf(stage) - 1] ?? 0}/${unit}`;
  const short = (/** @type {string} */ stage, /** @type {string} */ score) => figure(apart(score, start(stage)));
  const beside = (/** @type {string} */ shown) => {
    if (countsGates) return say.figures.of_gates({ figure: shown, count: gates.length });
    return percent ? shown : say.figures.of_most({ figure: shown, most: most(bounds[""][1]) });
  };
  return {
    figure,
    overall,
    /** The overall score and what it is of: 2.40 of 5; without what counts low, it may be beyond. */
    whole: (/** @type {string} */ score) => (reaches(parse(bounds[""][1]), parse(score)) ? beside : String)(overall(score)),
    /** A highest possible score: whole numbers without decimals. */
    most,
    apart,
    /** Where a stage begins, and what a score lacks to there. */
    start,
    short,
    /**
     * What a dimension of a record lacks to its target; "" where it has none.
     * @param {Pick<import("../types.js").DimensionRecord, "gap" | "target" | "score">} record
     */
    gap: ({ gap, target, score }) => (gap && score && target ? figure(gap === "0/1" ? gap : apart(score, start(target))) : ""),
    /**
     * The share of the way from the lowest to the highest possible score; for drawings only.
     * @param {string | null | undefined} score
     * @param {string} id  of a dimension, "" for the whole
     */
    along: (score, id = "") => (score ? placeOf(bounds[id], score) / 1000 : 0),
  };
}
