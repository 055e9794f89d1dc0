/** Keeps a team in this browser, so that a reload in the middle of a workshop loses nothing. */
import { emptyTeam, memberOf, mergeTeams } from "../exact/merge.js";
import { cleanResponse, isMapping } from "../exact/responses.js";
import { textIn } from "../exact/result-file.js";
import { attempt } from "../exact/attempt.js";
import { isTeamFormat, readTeam, wordsOfTeam } from "./file.js";

/**
 * @typedef {import("../exact/merge.js").Team} Team
 * @typedef {{team: Team, isAnonymous: boolean, isPutAside: boolean}} Kept
 *   `isPutAside`: whether something was put aside, as it is none of what this page writes
 */

/**
 * What is kept under a key, as far as it fits.
 * @param {import("../types.js").TeamFramework} framework
 * @param {string | undefined} text
 * @returns {{team: Team, isAnonymous: boolean}}
 */
function keptIn(framework, text) {
  const saved = attempt(() => JSON.parse(text ?? ""));
  const isKnown = isTeamFormat(saved?.format) && saved.seal === framework.seal && Array.isArray(saved.members);
  if (!isKnown) return { team: emptyTeam(), isAnonymous: false };
  const { isAnonymous, members: kept, ...rest } = saved;
  const agreed = attempt(() => readTeam(framework, { ...rest, members: [] }));
  /** @type {unknown[]} */
  const entries = kept;
  const members = entries
    .filter(isMapping)
    .map((member) => memberOf(cleanResponse(framework, member), { created: textIn(member.created), hint: textIn(member.hint) }))
    .filter(({ answers }) => Object.keys(answers).length);
  const team = mergeTeams(emptyTeam(), { ...(agreed ?? emptyTeam()), members });
  return { team, isAnonymous: isAnonymous === true };
}

/** @param {import("../types.js").TeamFramework} framework */
export function openShelf(framework) {
  const { id, version, seal } = framework;
  const key = `stagemark-team:${id}:${version}`;
  const aside = `${key}:aside`;
  /**
   * @param {Team} team
   * @param {boolean} isAnonymous
   */
  const textOf = (team, isAnonymous) => {
    const { format, ...said } = wordsOfTeam(team);
    return JSON.stringify({ format, framework: id, version, seal, isAnonymous, members: team.members, ...said });
  };
  return {
    key,
    /** @returns {Kept} */
    load() {
      const text = attempt(() => localStorage[key]);
      const kept = keptIn(framework, text);
      if (!text || textOf(kept.team, kept.isAnonymous) === text) return { ...kept, isPutAside: false };
      // What another draft or another program left is not lost: it is put aside before it is written over.
      attempt(() => (localStorage[aside] = text));
      return { ...kept, isPutAside: true };
    },
    /** @returns {string} what was put aside */
    aside: () => attempt(() => localStorage[aside]) ?? "",
    dropAside: () => attempt(() => delete localStorage[aside]),
    /**
     * Where a part of the page keeps what is its own, such as what was begun; it fits this draft alone.
     * @param {string} name
     */
    drawer(name) {
      const place = `${key}:${name}`;
      return {
        /** @returns {unknown} what was kept, of whatever shape; undefined for nothing */
        load() {
          const kept = attempt(() => JSON.parse(localStorage[place]));
          return isMapping(kept) && kept.seal === seal ? kept.content : undefined;
        },
        /**
         * @param {unknown} content undefined for nothing
         * @returns {boolean} whether it was kept
         */
        save(content) {
          if (content === undefined) return attempt(() => [localStorage.removeItem(place)]) !== undefined;
          return attempt(() => (localStorage[place] = JSON.stringify({ seal, content }))) !== undefined;
        },
      };
    },
    /**
     * @param {Team} team
     * @param {boolean} isAnonymous
     * @returns {boolean} whether it was kept
     */
    save(team, isAnonymous) {
      if (!team.members.length && !Object.keys({ ...team.consensus, ...team.votes }).length) {
        return attempt(() => [localStorage.removeItem(key)]) !== undefined;
      }
      return attempt(() => (localStorage[key] = textOf(team, isAnonymous))) !== undefined;
    },
  };
}
