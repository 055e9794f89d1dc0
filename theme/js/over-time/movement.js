/**
 * What moved between two results of a framework, and why: what the respondent changed apart from
 * what the framework changed. Knows no DOM and no clock.
 *
 * @typedef {{version: string, answers: object, targets: object}} Result
 * @typedef {{id: string, before?: string | string[], after?: string | string[],
 *   kind: "up" | "down" | "other" | "new" | "gone"}} Moved
 */
import { carriedAnswers, carry, wayBetween } from "../exact/carry.js";
import { nextStage } from "../exact/next.js";
import { load, recordOf, statesOf } from "../exact/score.js";

/** A scorer for results of any of these versions. */
export function scorerOf(versions) {
  const models = new Map(versions.map(({ version, program }) => [version, load(program, nextStage)]));
  return ({ version, answers, targets = {} }) => {
    const model = models.get(version);
    const states = statesOf(model, answers);
    return { ...recordOf(model, states, targets), states };
  };
}

/**
 * The records of both results and, where the versions differ and say how answers come over, of the
 * earlier answers scored by the later version: from `before` to `carried` the framework changed
 * something, from `carried` to `after` the respondent did.
 *
 * @param {Result} before
 * @param {Result} after
 * @returns {{before: object, carried: object | null, after: object, moved: Moved[] | null,
 *   fates: import("../exact/carry.js").Fate[] | null}}
 */
export function movement(versions, before, after) {
  const score = scorerOf(versions);
  const way = wayBetween(versions, before.version, after.version);
  const fates = way && carry(way, before.answers);
  const answers = fates && carriedAnswers(fates);
  const carried = fates && score({ ...before, version: after.version, answers });
  const { program } = versions.find(({ version }) => version === after.version);
  const now = score(after);
  return {
    before: score(before),
    carried: way?.length ? carried : null,
    after: now,
    fates: way?.length ? fates : null,
    moved: fates && movedIn(program, [answers, carried.states], [after.answers, now.states]),
  };
}

function movedIn({ questions }, [earlier, earlierStates], [later, laterStates]) {
  const text = (answer) => JSON.stringify(Array.isArray(answer) ? [...answer].sort() : answer);
  return questions.flatMap(({ id }, index) => {
    const [from, to] = [earlierStates[index], laterStates[index]];
    // What was not asked was not answered, whatever is still saved of an earlier day.
    const [before, after] = [from.state === "hidden" ? undefined : earlier[id], to.state === "hidden" ? undefined : later[id]];
    if (text(before) === text(after)) return [];
    if (before === undefined || after === undefined) return [{ id, before, after, kind: after === undefined ? "gone" : "new" }];
    const isBoth = from.state === "answered" && to.state === "answered" && from.low !== to.low;
    return [{ id, before, after, kind: !isBoth ? "other" : to.low > from.low ? "up" : "down" }];
  });
}
