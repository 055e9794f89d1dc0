/** The finding of a team as sentences: the claims of `exact/team-finding.js`, in the order in which they are made. */
import { listed } from "../browser/own-words.js";
import { teamFindingOf } from "../exact/team-finding.js";
import { say } from "../say.js";

/**
 * @typedef {import("../exact/team-finding.js").TeamClaim} TeamClaim
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 */

/** Of more dimensions than these, a sentence has their number. */
const NAMED = 3;

/** @param {Words} words */
function sentencesIn(words) {
  const voicesIn = (/** @type {{stage: string, count: number}[]} */ voices) =>
    listed(voices.map(({ stage, count }) => say.team_finding.voice({ count, stage: words.stage(stage) })));
  const named = (/** @type {string[]} */ ids, /** @type {number} */ all) =>
    ids.length > NAMED ? say.team_finding.some_dimensions({ count: ids.length, all }) : listed(ids.map(words.dimension));
  return (/** @type {TeamClaim} */ claim) => {
    switch (claim.says) {
      case "single":
        if (claim.silence === "open") return say.team_finding.single_open;
        if (claim.silence === "unsure") return say.team_finding.single_unsure;
        return claim.silence ? say.team_finding.single_nothing : say.team_finding.single({ stage: words.stage(claim.stage) });
      case "alike":
      case "most": {
        const { count, all } = claim;
        const stage = words.stage(claim.stage);
        if (claim.says === "most") return say.team_finding.most({ some: count, all, stage, voices: voicesIn(claim.others) });
        if (count === all) return all === 2 ? say.team_finding.both({ stage }) : say.team_finding.everyone({ all, stage });
        return 2 * count > all ? say.team_finding.most_alone({ some: count, all, stage }) : say.team_finding.some({ count, all, stage });
      }
      case "differ":
        return say.team_finding.differ({ voices: voicesIn(claim.voices) });
      case "none":
        return say.team_finding.none({ all: claim.all });
      case "open":
        return say.team_finding.open({ count: claim.count });
      case "unsure":
        return say.team_finding.unsure({ count: claim.count });
      case "nothing":
        return say.team_finding.nothing({ count: claim.count });
      case "apart":
        return say.team_finding.apart({ most: named(claim.most, claim.all), least: named(claim.least, claim.all) });
      case "equal":
        return claim.isSame ? say.team_finding.same({ all: claim.all }) : say.team_finding.equal({ all: claim.all });
    }
  };
}

/**
 * @param {import("../types.js").TeamFramework} framework
 * @param {Words} words
 * @param {import("./view.js").Person[]} people
 */
export const findingSentences = (framework, words, people) => teamFindingOf(framework, words, people).map(sentencesIn(words));
