/**
 * Saved runs as files: all of them in one, and files back in as runs. A file is read in whole, and
 * strictly, before anything is changed; what cannot be used is refused with its name and the reason.
 */
import { comesOver } from "./carry-over.js";
import { createdAt, momentIn, today } from "../browser/days.js";
import { takeChosen, takeDropped } from "../browser/dropped.js";
import { make } from "../browser/make.js";
import { fileContent, eachResult, isRunsFile, resultOf, RUNS_FORMAT } from "../browser/reader.js";
import { isText } from "../exact/responses.js";
import { resultFile, responseIn, ResultError } from "../exact/result-file.js";
import { createdOf, runName } from "../browser/runs.js";
import { saveFile } from "../browser/save-file.js";
import { attempt } from "../exact/attempt.js";

const NO_ROOM = "There is no room for it in this browser’s storage. Delete saved runs that you no longer need, and try again.";
const SHARED = "Go back to your own answers first: a shared result is open.";

/**
 * All runs in one file, each as a result file of the time when it was saved.
 * @param {import("../browser/runs.js").Run[]} saved
 */
export function runsFile(page, saved) {
  const { id, version, seal } = page.framework;
  const one = (run) => {
    const { version: own, seal: made, label, answers, notes, profile, targets } = run;
    const response = { label, answers, notes, profile, targets };
    const framework = { id, version: own, seal: made };
    const record = own === version && made === seal ? page.score(answers, targets) : { stage: null, score: null };
    return resultFile(framework, response, record, createdOf(run));
  };
  return { format: RUNS_FORMAT, framework: id, runs: saved.map(one) };
}

const isAnswer = (value) => isText(value) || (Array.isArray(value) && value.every(isText));

/** A result of another version or draft: as nobody here knows its questions, only its shape is sure. */
function elsewhere(result) {
  const { answers, notes, profile, targets, label } = result;
  const texts = [notes, profile, targets].flatMap(Object.values);
  if (![...texts, label].every(isText) || !Object.values(answers).every(isAnswer)) {
    throw new ResultError("This file is damaged: it has entries that no answer or note can have.");
  }
  return result;
}

/** One result as a run that is not saved yet. */
function runOf(framework, result, response) {
  const { version, seal = framework.seal, created } = result;
  const { moment, zone } = momentIn(created || createdAt(Date.now()));
  return { version, seal, saved: moment, zone, ...response };
}

/** A result of an earlier version, whose answers come over if its owner wants it. */
class OlderResult extends ResultError {
  constructor(result, version) {
    super(`This result was made with version ${result.version}; this page is for version ${version}.`);
    this.result = result;
  }
}

/** The runs in what a file holds; in one of several, those of other versions are kept as they are. */
export function runsIn(framework, value) {
  const { id, version, seal } = framework;
  return eachResult(id, value, (result) => {
    const isOwn = result.framework !== id || (result.version === version && (result.seal ?? seal) === seal);
    if (!isRunsFile(value) && result.framework === id && comesOver(result.version)) throw new OlderResult(result, version);
    const { answers, notes, profile, targets, label } = isOwn || !isRunsFile(value) ? responseIn(framework, result) : elsewhere(result);
    return runOf(framework, result, { answers, notes, profile, targets, label });
  });
}

async function runsInFile(framework, file) {
  try {
    return runsIn(framework, await fileContent(file));
  } catch (error) {
    const reason = error instanceof ResultError ? error.message : "This file could not be read.";
    const refused = new ResultError(`${file.name}: ${reason} Nothing was changed.`);
    throw Object.assign(refused, { older: error.result });
  }
}

/**
 * Takes files in, chosen or dropped on the page.
 * @param {object} page what the page offers
 * @returns {Object<string, () => void>} what the buttons do
 */
export function openImport(page, { runs, say, showRuns, carryOver }) {
  const { framework } = page;
  let response;
  page.subscribe((latest) => {
    response = latest;
  });

  async function take(files) {
    if (document.documentElement.classList.contains("shared")) return say("import", SHARED);
    try {
      const found = await Promise.all(Array.from(files, (file) => runsInFile(framework, file)));
      return accept(found.flat(), Array.from(files, ({ name }) => name).join(", "));
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      const { older } = error;
      const over = () => carryOver((versions) => resultOf(versions, older));
      return say("import", error.message, older && carryOver ? [[`Carry it over to ${framework.version}`, over]] : []);
    }
  }

  /** Makes each a run of its own, and opens the last one that this page can show. */
  function accept(found, source) {
    const before = { response, run: page.run };
    const isOwn = ({ version, seal }) => version === framework.version && seal === framework.seal;
    const isClosed = attempt(() => localStorage.length) === undefined;
    const kept = isClosed ? found : keep(found);
    const last = kept.findLast(isOwn);
    if (last && isClosed) page.open(last);
    else if (last) runs.go(last, last.key);
    showRuns();
    const undo = () => {
      for (const { key, text } of kept) if (key && attempt(() => localStorage[key]) === text) runs.remove(key);
      if (last) runs.go(before.response, before.run);
      showRuns();
    };
    say("import", tell(kept.length, last, source), [["Undo", undo]]);
  }

  function tell(count, last, source) {
    const open = last ? `${runName(last)} is open` : "Those of other versions are listed among your saved runs";
    return `${source}: ${open}. ${count > 1 ? `${count} runs were taken in. ` : ""}What was on the screen before is still there.`;
  }

  /** Saves all, or none. */
  function keep(found) {
    const kept = [];
    for (const one of found) {
      const run = { ...one, key: runs.unused(one.version) };
      if (!runs.put(run)) {
        for (const { key } of kept) runs.remove(key);
        throw new ResultError(NO_ROOM);
      }
      kept.push({ ...run, text: localStorage[run.key] });
    }
    return kept;
  }

  const input = make("input", { type: "file", accept: ".json,application/json", multiple: true, hidden: true });
  document.body.append(input);
  takeChosen(input, take);
  takeDropped({ takeFiles: take });

  return {
    import: () => input.click(),
    export: () => {
      const text = `${JSON.stringify(runsFile(page, runs.all()), null, 2)}\n`;
      saveFile(`${framework.id}-runs-${today()}.json`, "application/json", text);
    },
  };
}
