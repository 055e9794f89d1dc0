/** The saved runs of a framework in this browser: which there are, which is open, and new ones. */
import { createdAt, dayText, momentText } from "./days.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";
import { entryIn, lastRunKey, PARTS, RESPONSE_FORMAT, runKey } from "./shelf.js";

/**
 * @typedef {import("../types.js").Response} Response
 *
 * @typedef {Response & {key: string, version: string, text: string, seal: string, saved: number, zone: number}} Run
 *   what is saved under a key, its shape certain and its entries not; `saved`: milliseconds, or 0
 * @typedef {{key: string, version: string, text: string}} Unreadable  what is saved there and is no run
 */

const KEY = /^stagemark:([^:]+):([^:]+)(?::\d+)?$/;

export const hasEntries = (/** @type {Partial<Response>} */ response) => PARTS.some((part) => Object.keys(response[part] ?? {}).length);

/** When a run was saved last, as a result says it; "" where that is not known. */
export const createdOf = (/** @type {{saved: number, zone?: number}} */ { saved, zone }) => (saved ? createdAt(saved, zone) : "");

/**
 * A saved run as the result that a file of it would hold.
 * @param {string} framework its id
 * @param {Run} run
 */
export const resultOfRun = (framework, { version, seal, label, answers, notes, profile, targets, ...run }) => ({
  ...{ framework, version, seal, created: createdOf(run), label },
  ...{ answers, notes, profile, targets },
});

/** What a run is called: its label, else the day when it was saved last. */
export const runName = (/** @type {Pick<Run, "label" | "saved" | "zone">} */ run) =>
  run.label.slice(0, 80) || (run.saved ? say.runs.run_of({ day: dayText(createdOf(run)) }) : say.runs.unnamed);

/**
 * What each of several runs is called, by its key. Those that would be called alike have their time too,
 * and if need be a number.
 * @param {Run[]} runs  the latest first
 */
export function namesOf(runs) {
  const plain = runs.map(runName);
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {Map<string, number>} */
  const numbers = new Map();
  for (const run of [...runs].reverse()) {
    const own = runName(run);
    const isTimed = !run.label && run.saved && plain.filter((one) => one === own).length > 1;
    const name = isTimed ? say.runs.run_of({ day: momentText(createdOf(run)) }) : own;
    const number = (numbers.get(name) ?? 0) + 1;
    numbers.set(name, number);
    names.set(run.key, number > 1 ? say.common.same_name({ name, number }) : name);
  }
  return names;
}

const zoneIn = (/** @type {{zone?: number}} */ { zone = 0 }) => (Number.isInteger(zone) && Math.abs(zone) < 1440 ? zone : 0);

/** Why what is saved under a key is none that this page can show. */
export function whyUnreadable(/** @type {string} */ text) {
  const format = attempt(() => `${JSON.parse(text).format}`) ?? "";
  return format.startsWith("stagemark-response/") && format !== RESPONSE_FORMAT ? say.runs.other_format : say.runs.unreadable;
}

/**
 * Everything that this browser has saved of a framework, the latest first.
 * @param {string} id
 */
export function savedRuns(id) {
  /** @type {Run[]} */
  const runs = [];
  /** @type {Unreadable[]} */
  const unreadable = [];
  for (const key of attempt(() => Object.keys(localStorage)) ?? []) {
    const [, framework, version = ""] = KEY.exec(key) ?? [];
    if (framework !== id) continue;
    const text = attempt(() => localStorage[key]) ?? "";
    const entry = entryIn(text);
    if (entry) runs.push({ ...entry, key, version, text, zone: zoneIn(entry) });
    else unreadable.push({ key, version, text });
  }
  runs.sort((one, other) => other.saved - one.saved || (one.key < other.key ? -1 : 1));
  return { runs, unreadable };
}

/** @typedef {ReturnType<typeof openRuns>} Runs */

/** @param {import("./page.js").Page} page */
export function openRuns(page) {
  const { id, version, seal } = page.framework;
  const first = runKey(page.framework);
  const pointerOf = (/** @type {string} */ which) => lastRunKey({ id, version: which });

  /** This tab stays with its run, and a new one begins with it. */
  function point(/** @type {string} */ key, which = version) {
    const last = pointerOf(which);
    const isPlain = key === runKey({ id, version: which });
    attempt(() => {
      if (isPlain) delete localStorage[last];
      else localStorage[last] = key;
    });
    attempt(() => {
      if (!isPlain || last in sessionStorage) sessionStorage[last] = key;
    });
  }

  /** A key that no run has. */
  function unused(which = version) {
    let number = Date.now();
    const keyOf = () => `${runKey({ id, version: which })}:${number}`;
    while (attempt(() => keyOf() in localStorage)) number += 1;
    return keyOf();
  }

  /** What this browser has saved under a key. */
  const savedAt = (/** @type {string | null} */ key) => (key ? attempt(() => localStorage[key]) : undefined);

  // Where nothing is kept, a response is as old as its last change on the screen.
  let made = createdAt(Date.now());
  /** @type {import("../types.js").Response | undefined} */
  let shown;
  page.subscribe((response) => {
    // What loads later may have the same response scored once more, which makes it no younger.
    if (response !== shown) made = createdAt(Date.now());
    shown = response;
  });

  const runs = {
    /** What is on the screen was made by another person, or earlier. */
    madeAt(/** @type {string} */ created) {
      made = created;
    },

    unused,
    point,

    /** All runs of the framework, those saved last first. */
    all: () => savedRuns(id).runs,

    /** What is saved under keys of this framework and is no run. */
    unreadable: () => savedRuns(id).unreadable,

    /** When the response on the screen was made, as a result says it: at its last change. */
    made() {
      const entry = entryIn(savedAt(page.run));
      return (entry && createdOf(entry)) || made;
    },

    /**
     * Saves a run; false where the browser refuses it.
     * @param {Omit<Run, "text" | "version" | "zone"> & {zone?: number}} run
     */
    put({ key, label, ...run }) {
      const parts = PARTS.map((part) => [part, run[part]]);
      const { seal: own, saved, zone = 0 } = run;
      const entry = { format: RESPONSE_FORMAT, seal: own, saved, zone, ...Object.fromEntries(parts), label };
      return attempt(() => (localStorage[key] = JSON.stringify(entry))) !== undefined;
    },

    remove: (/** @type {string} */ key) => attempt(() => delete localStorage[key]),

    /**
     * Goes on with a response under a key; null keeps it nowhere.
     * @param {unknown} response what fits the framework is taken
     * @param {string | null} key
     */
    go(response, key) {
      if (key) point(key);
      page.open(response, key);
    },

    /** Opens a saved run; of another draft, what may no longer fit is put aside before. */
    open(/** @type {Run} */ run) {
      if (run.seal !== seal) attempt(() => (localStorage[`${run.key}:aside`] = run.text));
      runs.go(run, run.key);
    },

    /** Begins an empty run beside those that there are. */
    begin() {
      const isTaken = attempt(() => first in localStorage);
      runs.go({}, isTaken ? unused() : first);
    },
  };

  // When another tab opens another run, this one is told where it was: it stays there.
  const stay = () =>
    attempt(() => {
      const last = pointerOf(version);
      if (page.run && localStorage[last] && !sessionStorage[last]) sessionStorage[last] = page.run;
    });
  addEventListener("storage", ({ key }) => key === pointerOf(version) && stay());
  addEventListener("pageshow", ({ persisted }) => persisted && stay());
  return runs;
}
