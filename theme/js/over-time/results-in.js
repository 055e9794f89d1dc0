/** The results to compare: those that this browser saved, of any version, and what is handed in. */
import { dayIn } from "../browser/days.js";
import { openDrops } from "../browser/drops.js";
import { make } from "../browser/make.js";
import { canonical } from "../exact/merge.js";
import { fileContent, eachResult, linkOf, resultOf } from "../browser/reader.js";
import { ResultError } from "../exact/result-file.js";
import { runName, resultOfRun, savedRuns, whyUnreadable } from "../browser/runs.js";

const flat = ({ version, created, response }) => ({ version: version.version, created, ...response });

/** What this browser saved, each with its name: every run of every version, and what is none. */
function savedResults({ id, versions }) {
  const { runs, unreadable } = savedRuns(id);
  const answered = runs.filter(({ answers }) => Object.keys(answers).length);
  return [
    ...answered.map((run) => [runName(run), () => flat(resultOf(versions, resultOfRun(id, run)))]),
    ...unreadable.map(({ text }) => ["A saved run", () => {
      throw new ResultError(whyUnreadable(text));
    }]),
  ];
}

const sameOf = ({ version, created, answers, targets }) => canonical([version, dayIn(created), answers, targets]);

/**
 * A result has one line, whether it came as a file, as a link or from this browser: of those alike
 * on one day, one for each name. Of copies the one stays that says most, as a link has no notes.
 */
function once(results) {
  const found = new Map();
  for (const result of results.toSorted((one, other) => canonical(other).length - canonical(one).length)) {
    const alike = found.get(sameOf(result)) ?? new Map();
    if (!alike.has(result.label) && (result.label || !alike.size)) alike.set(result.label, result);
    // What has no name is a copy of what has one.
    if (result.label) alike.delete("");
    found.set(sameOf(result), alike);
  }
  return [...found.values()].flatMap((alike) => [...alike.values()]);
}

/**
 * Takes results in and says of each that cannot be used why.
 * @param {(results: object[]) => void} onChange hears all results so far, in no order
 */
export function openResults(data, onChange) {
  const element = document.getElementById("results-in");
  const refused = document.getElementById("refused");
  const { id, versions } = data;
  let results = [];

  async function take(named, say = true) {
    const failed = [];
    const before = results.length;
    for (const [name, read] of named) {
      try {
        results = once([...results, ...[await read()].flat()]);
      } catch (error) {
        failed.push(`${name}: ${error instanceof ResultError ? error.message : "This cannot be read."}`);
      }
    }
    const count = results.length - before;
    if (say) document.getElementById("added").textContent = `${count || "No"} ${count === 1 ? "result" : "results"} added.`;
    document.getElementById("said").textContent = "";
    refused.replaceChildren(...failed.map((textContent) => make("li", { textContent })));
    onChange(results);
  }

  openDrops(element, {
    takeFiles: (files) =>
      take(files.map((file) => [file.name, async () => eachResult(id, await fileContent(file), (result) => flat(resultOf(versions, result)))])),
    takeLinks: (links) => take(links.map((link, place) => [`Link ${place + 1}`, () => flat(linkOf(versions, link))])),
  });
  // What is here from the beginning is no news.
  take(savedResults(data), false);
}
