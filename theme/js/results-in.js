/** The results to compare: those that this browser saved, of any version, and what is handed in. */
import { openDrops } from "./drops.js";
import { linkIn, namedIn, readLink } from "./link.js";
import { make } from "./make.js";
import { cleanResponse, isMapping } from "./responses.js";
import { parseJson, readResult, responseIn, ResultError, textOf } from "./result-file.js";
import { runsOf } from "./shelf.js";

const RUNS_FORMAT = "stagemark-runs/1";

const hasAnswers = ({ answers }) => Object.keys(answers).length > 0;

/** The version that a result was made with, as the page holds it. */
function versionNamed({ id, title, versions }, { framework, version }) {
  if (framework !== id) throw new ResultError(`This result is of “${framework}”; this page compares results of “${title}”.`);
  const found = versions.find((one) => one.version === version);
  if (!found) throw new ResultError(`This result was made with version ${version}, which this site does not have.`);
  return found;
}

function resultIn(data, value) {
  const result = readResult(value);
  const response = responseIn(versionNamed(data, result), result);
  return { version: result.version, created: result.created, ...response };
}

/** One result, or the many of an export of saved runs. */
function resultsIn(data, value) {
  const isExport = isMapping(value) && value.format === RUNS_FORMAT && Array.isArray(value.runs);
  return isExport ? value.runs.map((run) => resultIn(data, run)) : [resultIn(data, value)];
}

function resultInLink(data, text) {
  const hash = linkIn(text);
  const version = versionNamed(data, namedIn(hash));
  const { response, made } = readLink(version, hash);
  return { version: version.version, created: made.toISOString(), ...response };
}

/** What this browser saved, of each version that the page holds. */
const savedResults = ({ id, versions }) =>
  runsOf(id)
    .flatMap((run) => {
      const version = versions.find((one) => one.version === run.version);
      const created = run.saved ? new Date(run.saved).toISOString() : "";
      return version ? [{ version: run.version, created, ...cleanResponse(version, run) }] : [];
    })
    .filter(hasAnswers);

/**
 * Takes results in and says of each that cannot be used why.
 * @param {(results: object[]) => void} onChange hears all results so far, in no order
 */
export function openResults(data, onChange) {
  const element = document.getElementById("results-in");
  const refused = document.getElementById("refused");
  let results = savedResults(data);

  async function take(named) {
    const failed = [];
    const before = results.length;
    for (const [name, read] of named) {
      try {
        const found = await read();
        const known = new Set(results.map((one) => JSON.stringify(one)));
        results = [...results, ...found.filter((one) => !known.has(JSON.stringify(one)))];
      } catch (error) {
        failed.push(`${name}: ${error instanceof ResultError ? error.message : "This cannot be read."}`);
      }
    }
    const count = results.length - before;
    document.getElementById("added").textContent = `${count || "No"} ${count === 1 ? "result" : "results"} added.`;
    document.getElementById("said").textContent = "";
    refused.replaceChildren(...failed.map((textContent) => make("li", { textContent })));
    onChange(results);
  }

  openDrops(element, {
    takeFiles: (files) => take(files.map((file) => [file.name, async () => resultsIn(data, parseJson(await textOf(file)))])),
    takeLinks: (links) => take(links.map((link, place) => [`Link ${place + 1}`, () => [resultInLink(data, link)]])),
  });
  onChange(results);
}
