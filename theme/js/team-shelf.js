/** Keeps a team in this browser, so that a reload in the middle of a workshop loses nothing. */
import { emptyTeam, memberOf, mergeTeams } from "./merge.js";
import { cleanResponse, isMapping } from "./responses.js";
import { textIn } from "./shelf.js";
import { attempt } from "./storage.js";
import { readTeam, TEAM_FORMAT } from "./team-file.js";

/** @param {object} framework */
export function openShelf(framework) {
  const { id, version, seal } = framework;
  const key = `stagemark-team:${id}:${version}`;
  return {
    key,
    /** @returns {{team: import("./merge.js").Team, isAnonymous: boolean}} */
    load() {
      const text = attempt(() => localStorage[key]);
      const saved = attempt(() => JSON.parse(text));
      const isKnown = saved?.format === TEAM_FORMAT && saved.seal === seal && Array.isArray(saved.members);
      // What another draft left is not lost: it is put aside before anything is written over it.
      if (text && !isKnown) attempt(() => (localStorage[`${key}:aside`] = text));
      if (!isKnown) return { team: emptyTeam(), isAnonymous: false };
      const { isAnonymous, members: kept, ...rest } = saved;
      const agreed = attempt(() => readTeam(framework, { ...rest, members: [] }, cleanResponse));
      const members = kept.filter(isMapping).map((member) =>
        memberOf(cleanResponse(framework, member), { created: textIn(member.created), hint: textIn(member.hint) }));
      const team = { members, consensus: agreed?.consensus ?? emptyTeam().consensus };
      return { team: mergeTeams(emptyTeam(), team), isAnonymous: isAnonymous === true };
    },
    /** Whether it was kept. */
    save(team, isAnonymous) {
      if (!team.members.length && !Object.keys(team.consensus).length) {
        return attempt(() => [localStorage.removeItem(key)]) !== undefined;
      }
      const text = JSON.stringify({ format: TEAM_FORMAT, framework: id, version, seal, isAnonymous, ...team });
      return attempt(() => (localStorage[key] = text)) !== undefined;
    },
  };
}
