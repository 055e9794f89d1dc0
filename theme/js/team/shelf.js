/** Keeps a team in this browser, so that a reload in the middle of a workshop loses nothing. */
import { emptyTeam, memberOf, mergeTeams } from "../exact/merge.js";
import { cleanResponse, isMapping } from "../exact/responses.js";
import { textIn } from "../exact/result-file.js";
import { attempt } from "../exact/attempt.js";
import { readTeam, TEAM_FORMAT } from "./file.js";

/** @param {object} framework */
export function openShelf(framework) {
  const { id, version, seal } = framework;
  const key = `stagemark-team:${id}:${version}`;
  return {
    key,
    /**
     * `aside`: whether something was put aside, as it is none of what this page writes.
     * @returns {{team: import("../exact/merge.js").Team, isAnonymous: boolean, aside: boolean}}
     */
    load() {
      const text = attempt(() => localStorage[key]);
      const saved = attempt(() => JSON.parse(text));
      const isKnown = saved?.format === TEAM_FORMAT && saved.seal === seal && Array.isArray(saved.members);
      const { isAnonymous, members: kept, ...rest } = isKnown ? saved : { members: [] };
      const agreed = isKnown && attempt(() => readTeam(framework, { ...rest, members: [] }));
      const members = kept
        .filter(isMapping)
        .map((member) => memberOf(cleanResponse(framework, member), { created: textIn(member.created), hint: textIn(member.hint) }))
        .filter(({ answers }) => Object.keys(answers).length);
      const whole = { members, consensus: agreed?.consensus ?? emptyTeam().consensus };
      const team = mergeTeams(emptyTeam(), whole);
      // What another draft or somebody else left is not lost: it is put aside before it is written over.
      const aside = Boolean(text) && textOf(framework, team, isAnonymous === true) !== text;
      if (aside) attempt(() => (localStorage[`${key}:aside`] = text));
      return { team, isAnonymous: isAnonymous === true, aside };
    },
    aside: () => attempt(() => localStorage[`${key}:aside`]) ?? "",
    dropAside: () => attempt(() => delete localStorage[`${key}:aside`]),
    /** Whether it was kept. */
    save(team, isAnonymous) {
      if (!team.members.length && !Object.keys(team.consensus).length) {
        return attempt(() => [localStorage.removeItem(key)]) !== undefined;
      }
      return attempt(() => (localStorage[key] = textOf(framework, team, isAnonymous))) !== undefined;
    },
  };
}

const textOf = ({ id, version, seal }, team, isAnonymous) =>
  JSON.stringify({ format: TEAM_FORMAT, framework: id, version, seal, isAnonymous, ...team });
