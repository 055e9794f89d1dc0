/**
 * Saved runs as files: all of them in one, and files back in as runs. A file is read in whole, and
 * strictly, before anything is changed; what cannot be used is refused with its name and the reason.
 */
import { createdAt, momentIn, today } from "../browser/days.js";
import { complete, FILE_KINDS, importFile, refuseTeam, RUNS_FORMAT } from "../browser/importers.js";
import { fileContent } from "../browser/file-content.js";
import { resultOf } from "../browser/reader.js";
import { createdOf, runName } from "../browser/runs.js";
import { saveFile } from "../browser/save-file.js";
import { attempt } from "../exact/attempt.js";
import { isText } from "../exact/responses.js";
import { responseIn, ResultError, resultFile } from "../exact/result-file.js";
import { say } from "../say.js";
import { canCarryOver } from "./earlier.js";
import { isStorageClosed } from "./storage-notices.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("../browser/runs.js").Run} Run
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Response} Response
 * @typedef {ReturnType<typeof import("../exact/result-file.js").readResult>} Result
 * @typedef {Omit<Run, "key" | "text">} UnsavedRun
 * @typedef {import("../browser/importers.js").FileImporters<UnsavedRun>} Importers
 */

/**
 * All runs in one file, each as a result file of the time when it was saved.
 * @param {Page} page
 * @param {Run[]} saved
 */
export function runsFile(page, saved) {
  const { id, version, seal } = page.framework;
  const nothing = { stage: null, score: null };
  const one = (/** @type {Run} */ run) => {
    const { version: own, seal: made, label, answers, notes, profile, targets } = run;
    const response = { label, answers, notes, profile, targets };
    const record = own === version && made === seal ? page.score(answers, targets) : nothing;
    return resultFile({ id, version: own, seal: made }, response, record, createdOf(run));
  };
  return { format: RUNS_FORMAT, framework: id, runs: saved.map(one) };
}

const isAnswer = (/** @type {unknown} */ value) => isText(value) || (Array.isArray(value) && value.every(isText));

/**
 * A result of another version or draft: as nothing here knows its questions, only its shape is sure.
 * @param {Result} result
 */
function checkedShape(result) {
  const { answers, notes, profile, targets, label } = result;
  const texts = [notes, profile, targets].flatMap((entries) => Object.values(entries));
  if (![...texts, label].every(isText) || !Object.values(answers).every(isAnswer)) throw new ResultError(say.import.damaged);
  return /** @type {Response} */ (result);
}

/**
 * One result as a run that is not saved yet.
 * @param {Framework} framework
 * @param {Result} result
 * @param {Response} response
 * @returns {UnsavedRun}
 */
function runOf(framework, result, { answers, notes, profile, targets, label }) {
  const { version, seal = framework.seal, created } = result;
  const { moment, zone } = momentIn(created || createdAt(Date.now()));
  return { version, seal, saved: moment, zone, answers, notes, profile, targets, label };
}

/** A result of an earlier version, whose answers come over if its owner wants it. */
class OlderResult extends ResultError {
  /**
   * @param {Result} result
   * @param {string} version that of this page
   */
  constructor(result, version) {
    super(say.import.older({ made: result.version, version }));
    this.result = result;
  }
}

/**
 * What this page makes of each kind of file. In one of saved runs, those of other versions are kept
 * as they are.
 * @param {Framework} framework
 * @returns {Importers}
 */
function importersOf(framework) {
  const { id, version, seal } = framework;
  /** @param {Result} result */
  const isOwn = (result) => result.framework !== id || (result.version === version && (result.seal ?? seal) === seal);
  /** @type {Importers} */
  const importers = {
    result(result) {
      if (result.framework === id && canCarryOver(result.version)) throw new OlderResult(result, version);
      return runOf(framework, result, responseIn(framework, result));
    },
    runs: (result) => runOf(framework, result, isOwn(result) ? responseIn(framework, result) : checkedShape(result)),
    team: refuseTeam,
  };
  return complete(importers, FILE_KINDS);
}

/** Why a file was refused. */
class RefusedFile extends ResultError {
  /**
   * @param {File} file
   * @param {unknown} error
   */
  constructor(file, error) {
    const reason = error instanceof ResultError ? error.message : say.import.unreadable;
    super(say.import.refused({ file: file.name, reason }));
    /** The result in it that could be carried over. */
    this.older = error instanceof OlderResult ? error.result : undefined;
  }
}

/**
 * @param {Importers} importers
 * @param {string} id the framework's
 * @param {File} file
 */
async function runsInFile(importers, id, file) {
  try {
    return importFile(importers, await fileContent(file), { id, name: file.name });
  } catch (error) {
    throw new RefusedFile(file, error);
  }
}

/**
 * Takes files in.
 * @param {Page} page
 * @param {Pick<import("./later.js").Tools, "runs" | "notify"> & Partial<import("./later.js").Tools>} tools
 */
export function openImport(page, { runs, notify, showRuns, carryOver }) {
  const { framework } = page;
  const importers = importersOf(framework);
  /** @type {Response} */
  let response;
  page.subscribe((latest) => {
    response = latest;
  });

  /** @param {File[]} files */
  async function take(files) {
    if (document.documentElement.classList.contains("shared")) return void notify.inform("import", say.import.shared);
    try {
      const found = await Promise.all(files.map((file) => runsInFile(importers, framework.id, file)));
      accept(found.flat(), files.map(({ name }) => name).join(", "));
    } catch (error) {
      if (!(error instanceof ResultError)) throw error;
      const older = error instanceof RefusedFile && error.older;
      /** @type {[string, () => void][]} */
      const choices = [];
      if (older && carryOver) {
        const over = () => void carryOver((versions) => resultOf(versions, older));
        choices.push([say.carried.offer({ version: framework.version }), over]);
      }
      notify.warn("import", error.message, choices);
    }
  }

  /**
   * Makes each a run of its own, and opens the last one that this page can show.
   * @param {UnsavedRun[]} found
   * @param {string} files their names
   */
  function accept(found, files) {
    const before = { response, run: page.run };
    const isOwn = (/** @type {UnsavedRun} */ { version, seal }) => version === framework.version && seal === framework.seal;
    const isClosed = isStorageClosed();
    const kept = isClosed ? [] : keep(found);
    const last = isClosed ? undefined : kept.findLast(isOwn);
    const shown = last ?? found.findLast(isOwn);
    if (last) runs.go(last, last.key);
    else if (shown) page.open(shown);
    showRuns?.();
    const undo = () => {
      for (const { key, text } of kept) if (attempt(() => localStorage[key]) === text) runs.remove(key);
      if (shown) runs.go(before.response, before.run);
      showRuns?.();
    };
    const count = found.length;
    const text = shown ? say.import.opened({ files, run: runName(shown), count }) : say.import.listed({ files, count });
    notify.confirm("import", text, [[say.common.undo, undo]]);
  }

  /**
   * Saves all, or none.
   * @param {UnsavedRun[]} found
   */
  function keep(found) {
    /** @type {Run[]} */
    const kept = [];
    for (const one of found) {
      const key = runs.unused(one.version);
      if (!runs.put({ ...one, key })) {
        for (const run of kept) runs.remove(run.key);
        throw new ResultError(say.import.no_room);
      }
      kept.push({ ...one, key, text: localStorage[key] });
    }
    return kept;
  }

  return {
    take,
    exportRuns() {
      const text = `${JSON.stringify(runsFile(page, runs.all()), null, 2)}\n`;
      saveFile(`${framework.id}-runs-${today()}.json`, "application/json", text);
    },
  };
}
