/**
 * Takes results in: files that are chosen or dropped, links that are pasted, and the runs that this
 * browser saved itself. Each is read strictly; what cannot be used is named with the reason.
 *
 * @typedef {{name: string, reason: string}} Refused
 */
import { openDrops } from "./drops.js";
import { fileContent } from "./file-content.js";
import { complete, importFile } from "./importers.js";
import { resultOfRun, savedRuns } from "./runs.js";
import { ResultError } from "../exact/result-file.js";
import { say } from "../say.js";

/**
 * Something to take in, under the name by which the page speaks of it.
 * @template T
 * @typedef {{name: string, read: () => T[] | Promise<T[]>}} Source
 */

/**
 * What became of some sources: `taken` is what the page's importers made of them.
 * @template T
 * @typedef {{taken: {name: string, found: T[]}[], refused: Refused[]}} Outcome
 */

/**
 * @template T
 * @param {Source<T>[]} sources
 * @returns {Promise<Outcome<T>>}
 */
export async function takeIn(sources) {
  /** @type {Outcome<T>} */
  const outcome = { taken: [], refused: [] };
  const read = await Promise.allSettled(sources.map(async (source) => await source.read()));
  read.forEach((one, index) => {
    const { name } = sources[index];
    if (one.status === "fulfilled") outcome.taken.push({ name, found: one.value });
    else outcome.refused.push({ name, reason: one.reason instanceof ResultError ? one.reason.message : say.intake.unreadable });
  });
  return outcome;
}

/**
 * The runs of a framework in this browser in which something is answered, and the entries beside
 * them that are none.
 * @param {string} id
 */
export function answeredRuns(id) {
  const { runs, unreadable } = savedRuns(id);
  return { runs: runs.filter(({ answers }) => Object.keys(answers).length), unreadable };
}

/**
 * A saved run, to be taken in like one from a file.
 * @template T
 * @param {string} name
 * @param {string} id
 * @param {import("./runs.js").Run} run
 * @param {import("./importers.js").Importers<T>} importers
 * @returns {Source<T>}
 */
export const runSource = (name, id, run, importers) => ({ name, read: () => [importers.runs(resultOfRun(id, run))] });

/**
 * Makes an element take files and links in: it holds a file input, and a form with a field for links.
 * Files may be dropped anywhere on the page.
 * @template T
 * @param {HTMLElement} element
 * @param {string} id the framework's
 * @param {import("./importers.js").Importers<T>} importers
 * @param {(outcome: Outcome<T>) => void} onTaken
 */
export function openIntake(element, id, importers, onTaken) {
  complete(importers);
  /** @param {Source<T>[]} sources */
  const take = async (sources) => sources.length ? onTaken(await takeIn(sources)) : undefined;
  openDrops(element, {
    takeFiles: (files) =>
      take(files.map((file) => ({ name: file.name, read: async () => importFile(importers, await fileContent(file), { name: file.name, id }) }))),
    takeLinks: (links) => take(links.map((text, index) => ({ name: say.intake.link({ number: index + 1 }), read: () => [importers.link(text)] }))),
  });
}
