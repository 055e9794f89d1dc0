/** What the signs on strips mean, for documents and pictures. */
import { say } from "../say.js";

/**
 * The signs that there are on the strips of some dimensions, each with its meaning; `brief` where there is less room.
 * @param {import("./summary.js").Summary["dimensions"]} dimensions
 * @returns {{sign: "dot" | "open" | "ring", text: string, brief: string}[]}
 */
export function keyOf(dimensions) {
  const strips = dimensions.map(({ strip }) => strip);
  const targets = new Set(dimensions.filter(({ strip }) => strip.aim !== null).map(({ target }) => target));
  const [stage] = targets;
  /** @type {ReturnType<typeof keyOf>} */
  const all = [
    { sign: "dot", text: say.strips.now, brief: say.strips.now },
    { sign: "open", text: say.strips.possible, brief: say.strips.possible },
    { sign: "ring", text: targets.size === 1 ? say.strips.begins({ stage }) : say.strips.begins_each, brief: say.strips.begins_each },
  ];
  const isSeen = {
    dot: strips.some(({ from, to }) => from !== null && from === to),
    open: strips.some(({ from, to }) => from !== to),
    ring: targets.size > 0,
  };
  return all.filter(({ sign }) => isSeen[sign]);
}

/**
 * Whether one axis is true of all strips: some may have other lowest or highest scores, and so their stages elsewhere.
 * @param {import("./summary.js").Summary["dimensions"]} dimensions
 */
export const haveOneAxis = (dimensions) => new Set(dimensions.map(({ strip: { bands }, ends }) => JSON.stringify([bands, ends]))).size === 1;
