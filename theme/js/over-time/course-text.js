/** The claims of `course.js` as sentences. */
import { listed } from "../browser/own-words.js";
import { say } from "../say.js";
import { aloneClaim } from "./course.js";
import { dayOf, standingText, stepText, unbroken } from "./standing.js";
import { spanOf } from "./time-axis.js";

/**
 * @typedef {import("./course.js").Claim} Claim
 * @typedef {import("./course.js").Stop} Stop
 * @typedef {import("./standing.js").Words} Words
 */

/** Of more dimensions than these, a sentence has their number. */
const NAMED = 3;

/**
 * When something moved, as words in a sentence: in 18 months.
 * @param {import("./course.js").Moved} moved
 */
function timeText({ from, to, when }) {
  if (when === "since") return say.course.since({ day: dayOf(from.result) });
  if (when === "between") return say.course.between({ from: dayOf(from.result), to: dayOf(to.result) });
  const { unit, count, more } = spanOf(/** @type {number} */ (from.day), /** @type {number} */ (to.day));
  if (more) return say.course.more_than_years({ count });
  return { days: say.course.days, weeks: say.course.weeks, months: say.course.months, years: say.course.years }[unit]({ count });
}

/**
 * @param {import("./course.js").Moved} moved
 * @param {Words} words  of the version that counts both
 */
function movedText(moved, words) {
  const { before, after, stages, scores, recounted, to } = moved;
  const time = timeText(moved);
  const [low, high] = [words.overall(before.score), unbroken(words.whole(after.score))];
  const ends = { before: words.stage(before.stage), after: words.stage(after.stage), time };
  const sentence = () => {
    if (stages && !scores) return stages > 0 ? say.course.climbed_level({ ...ends, score: high }) : say.course.fell_back_level({ ...ends, score: high });
    if (stages) return stages > 0 ? say.course.climbed({ ...ends, low, high }) : say.course.fell_back({ ...ends, low, high });
    const places = { low, high, time, stage: ends.after };
    if (scores) return scores > 0 ? say.course.rose(places) : say.course.fell(places);
    return say.course.level({ from: dayOf(moved.from.result), to: dayOf(to.result), standing: standing(words, after) });
  };
  return recounted ? `${sentence()} ${say.course.recounted({ version: to.result.version.version })}` : sentence();
}

/**
 * @param {Words} words
 * @param {import("./course.js").Standing} at
 */
const standing = (words, { stage, score }) => say.over_time.standing({ stage: words.stage(stage), score: unbroken(words.whole(score)) });

/**
 * @param {import("./course.js").Dimensions} claim
 * @param {Words} words
 */
function dimensionsText({ all: count, rose, fell, least, stayed }, words) {
  if (count < 2) return "";
  const names = (/** @type {string[]} */ ids) => (ids.length > NAMED ? say.course.dimensions({ count: ids.length }) : listed(ids.map(words.dimension)));
  const step = (/** @type {import("./course.js").Steps} */ steps) => (steps.step ? stepText(words, steps.step) : "");
  if (stayed.length === count) return say.course.stayed({ count });
  if (rose.ids.length === count) return say.course.all_rose({ count, step: step(rose) });
  if (fell.ids.length === count) return say.course.all_fell({ count, step: step(fell) });
  const places = { most: names(rose.ids.length ? rose.ids : fell.ids), by: step(rose.ids.length ? rose : fell) };
  if (rose.ids.length && fell.ids.length) return say.course.rose_and_fell({ rose: places.most, rise: places.by, fell: names(fell.ids), fall: step(fell) });
  if (stayed.length) {
    const stays = { ...places, stayed: names(stayed) };
    return rose.ids.length ? say.course.rose_most(stays) : say.course.fell_most(stays);
  }
  const others = { ...places, least: names(least.ids), step: step(least) };
  return rose.ids.length ? say.course.rose_and_least(others) : say.course.fell_and_least(others);
}

/**
 * @param {Claim} claim
 * @param {(result: import("./results.js").Result) => Words} wordsFor
 * @param {Words} last  of the version that counts what is compared
 * @returns {string}
 */
function sentenceOf(claim, wordsFor, last) {
  switch (claim.says) {
    case "moved":
      return movedText(claim, last);
    case "dimensions":
      return dimensionsText(claim, last);
    case "beyond": {
      const places = { standing: standing(last, claim), day: dayOf(claim.at.result) };
      return claim.side === "higher" ? say.course.higher(places) : say.course.lower(places);
    }
    case "apart":
      return say.course.apart({ count: claim.count });
    case "undated":
      return say.course.undated({ count: claim.count });
    case "one_day": {
      const { count, to } = claim;
      const [lowest, highest] = [claim.lowest, claim.highest].map((one) => standing(last, one));
      const places = { count, day: dayOf(to.result) };
      return lowest === highest ? say.course.one_day_level({ ...places, standing: lowest }) : say.course.one_day({ ...places, lowest, highest });
    }
    case "stood": {
      const { result } = claim.at;
      const places = { standing: standing(wordsFor(result), claim), day: dayOf(result) };
      return claim.at.day === null ? say.course.stood_undated(places) : say.course.stood(places);
    }
    default:
      return unsettledText(claim, wordsFor(claim.at.result), say.course.newest({ day: dayOf(claim.at.result) }));
  }
}

/**
 * @param {import("./course.js").Unsettled} claim
 * @param {Words} words
 * @param {string} result  what it is called in the sentence
 */
function unsettledText({ says, stages }, words, result) {
  const [low, high] = stages.map(words.stage);
  if (says === "nothing") return say.course.nothing({ result });
  if (high) {
    const where = say.common.between_stages({ low, high });
    return says === "open" ? say.course.open({ result, where }) : say.course.unsure({ result, where });
  }
  return says === "open" ? say.course.open_within({ result, stage: low }) : say.course.unsure_within({ result, stage: low });
}

/**
 * Where the two stood that are compared: one sentence for both, and one for each where either has no stage.
 * @param {[Stop, Stop]} stops
 * @param {(result: import("./results.js").Result) => Words} wordsFor
 */
export function bothText(stops, wordsFor) {
  const [before, after] = stops.map(({ result, record }) => standingText(record, wordsFor(result)));
  if (stops.every(({ state }) => state === "sure")) return say.over_time.sum({ before, after });
  const names = [say.over_time.first_of_two, say.over_time.second_of_two];
  return stops.map((stop, index) => {
    const claim = aloneClaim(stop);
    return claim.says === "stood" ? sentenceOf(claim, wordsFor, wordsFor(stop.result)) : unsettledText(claim, wordsFor(stop.result), names[index]);
  }).join(" ");
}

/**
 * @param {Claim[]} claims
 * @param {(result: import("./results.js").Result) => Words} wordsFor
 */
export function courseText(claims, wordsFor) {
  // Only where something is compared is there a claim that needs these.
  const [last] = claims.flatMap((claim) => ("to" in claim ? [wordsFor(claim.to.result)] : []));
  return claims.map((claim) => sentenceOf(claim, wordsFor, last)).filter(Boolean).join(" ");
}
