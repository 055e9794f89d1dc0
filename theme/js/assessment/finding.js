/** The finding under the verdict: the claims of `exact/finding.js` as sentences, and what to find out first. */
import { css } from "../css.js";
import { byId } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { listed, OWN_WORDS } from "../browser/own-words.js";
import { addStyle } from "../browser/sheet.js";
import { findingOf } from "../exact/finding.js";
import { methodOf } from "../exact/methods.js";
import { say } from "../say.js";

/** Of more dimensions than these, a sentence has their number. */
export const NAMED = 3;

/**
 * @param {import("../types.js").Program} program
 * @param {import("../types.js").Record} record
 * @param {import("./page-words.js").PageWords} words
 */
function sentencesFor(program, record, words) {
  const { isPercent } = methodOf(program);
  /** Where a dimension stands: its stage, or its score where the stage would say no more than that of the whole. */
  const standing = (/** @type {{stage: string | null, score: string}} */ { stage, score }) =>
    stage && stage !== record.stage ? words.stage(stage) : words.figure(score);
  const named = (/** @type {{dimensions: string[], all: number}} */ { dimensions, all }) => {
    const names = dimensions.map(words.dimension);
    return { count: names.length, all, dimension: names[0], dimensions: listed(names) };
  };
  return (/** @type {import("../exact/finding.js").Claim} */ claim) => {
    switch (claim.says) {
      case "behind": {
        const places = { ...named(claim), standing: standing(claim) };
        if (places.count > NAMED) return say.finding.behind_many(places);
        return places.count > 1 ? say.finding.behind_several(places) : say.finding.behind(places);
      }
      case "decides": {
        const places = named(claim);
        if (places.count > NAMED) return say.finding.decides_many(places);
        return places.count > 1 ? say.finding.decides_several(places) : say.finding.decides(places);
      }
      case "even":
        return say.finding.even({ all: claim.all, standing: standing(claim) });
      case "only":
        return say.finding.only({ dimension: words.dimension(claim.dimension) });
      case "cap": {
        const places = { ...named(claim), stage: words.stage(claim.stage) };
        if (places.count > NAMED) return say.finding.holds_back_many(places);
        return places.count > 1 ? say.finding.holds_back_several(places) : say.finding.holds_back(places);
      }
      case "limit": {
        const { above: count, without } = claim;
        const reached = words.stage(without);
        return count ? say.finding.capped({ count, reached }) : say.finding.capped_level({ reached });
      }
      case "gate": {
        const { gate, stage, needed: count, passing } = claim;
        return say.finding.gate({ gate: words.gate(gate), stage: words.stage(stage), count, passing });
      }
      case "away": {
        const places = { stage: words.stage(claim.stage), short: words.figure(claim.short) };
        return isPercent ? say.finding.away_percent(places) : say.finding.away(places);
      }
      case "top":
        return say.finding.top({ stage: words.stage(claim.stage) });
      case "open":
        return say.finding.open({ count: claim.count });
      case "nothing":
        return say.finding.nothing;
      case "unknown": {
        const { count, stages: [low, high], settled, more } = claim;
        const where = high ? say.common.between_stages({ low: words.stage(low), high: words.stage(high) }) : words.stage(low);
        if (more) return say.finding.unknown_more({ count, where });
        return settled ? say.finding.unknown_settled({ count }) : say.finding.unknown({ count, where });
      }
    }
  };
}

/**
 * @param {import("../browser/page.js").Page} page
 * @param {import("./page-words.js").PageWords} words
 */
export function showFinding({ framework: { program }, subscribe }, words) {
  addStyle(css("later/finding.css"));
  const links = make("ul");
  const first = make("div", { id: "find-out", className: "notice" }, make("h3", { ...OWN_WORDS }, say.finding.find_out), links);
  byId(`step_${program.stages[0]}`).parentElement?.after(first);
  subscribe((_, record, doubt) => {
    const claims = findingOf(program, words, record, doubt);
    byId("finding").textContent = claims.map(sentencesFor(program, record, words)).join(" ");
    first.hidden = doubt.shown === record;
    links.replaceChildren(
      ...doubt.unknown.map((index) => {
        const { id } = program.questions[index];
        return make("li", {}, make("a", { href: `#q_${id}` }, words.question(id)));
      }),
    );
  });
}
