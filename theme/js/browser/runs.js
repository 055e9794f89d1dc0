/** The saved runs of a framework in this browser: which there are, which is open, and new ones. */
import { createdAt, dayText } from "./days.js";
import { attempt } from "../exact/attempt.js";
import { entryIn, lastRunKey, PARTS, RESPONSE_FORMAT, runKey } from "./shelf.js";

const KEY = /^stagemark:([^:]+):([^:]+)(?::\d+)?$/;

const OTHER_FORMAT = "What was saved here has a format that this page does not know, so it cannot be shown.";
const UNREADABLE = "What was saved here could not be read.";

export const hasEntries = (response) => PARTS.some((part) => Object.keys(response[part] ?? {}).length);

/** When a run was saved last, as a result says it; "" where nobody knows. */
export const createdOf = ({ saved, zone }) => (saved ? createdAt(saved, zone) : "");

/** A saved run as the result that a file of it would hold. */
export const resultOfRun = (framework, { version, seal, label, answers, notes, profile, targets, ...run }) => ({
  ...{ framework, version, seal, created: createdOf(run), label },
  ...{ answers, notes, profile, targets },
});

/** What a run is called: its label, else the day when it was saved last. */
export const runName = (run) => run.label.slice(0, 80) || (run.saved ? `Run of ${dayText(createdOf(run))}` : "Unnamed run");

const zoneIn = ({ zone }) => (Number.isInteger(zone) && Math.abs(zone) < 1440 ? zone : 0);

/** Why what is saved under a key is none that this page can show. */
export function whyUnreadable(text) {
  const format = attempt(() => `${JSON.parse(text).format}`) ?? "";
  return format.startsWith("stagemark-response/") && format !== RESPONSE_FORMAT ? OTHER_FORMAT : UNREADABLE;
}

/**
 * Everything that this browser has saved of a framework, the latest first.
 *
 * @typedef {{key: string, version: string, text: string, seal: string, saved: number, zone: number,
 *   label: string, answers: object, notes: object, profile: object, targets: object}} Run
 *   what is saved under a key, its shape certain and its entries not; `saved`: milliseconds, or 0
 * @returns {{runs: Run[], unreadable: {key: string, version: string, text: string}[]}}
 */
export function savedRuns(id) {
  const keys = attempt(() => Object.keys(localStorage)) ?? [];
  const found = keys
    .map((key) => ({ key, version: KEY.exec(key)?.[1] === id && KEY.exec(key)[2] }))
    .filter(({ version }) => version)
    .map((one) => ({ ...one, text: attempt(() => localStorage[one.key]) ?? "" }));
  const entries = found.map((one) => [one, entryIn(one.text)]);
  return {
    runs: entries
      .filter(([, entry]) => entry)
      .map(([one, entry]) => ({ ...entry, ...one, zone: zoneIn(entry) }))
      .sort((one, other) => other.saved - one.saved || (one.key < other.key ? -1 : 1)),
    unreadable: entries.filter(([, entry]) => !entry).map(([one]) => one),
  };
}

/** @param {object} page what the page offers: `window.stagemark` */
export function openRuns(page) {
  const { id, version, seal } = page.framework;
  const first = runKey(page.framework);
  const pointerOf = (which) => lastRunKey({ id, version: which });

  /** This tab stays with its run, and a new one begins with it. */
  function point(key, which = version) {
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

  // Where nothing is kept, a response is as old as its last change on the screen.
  let made = createdAt(Date.now());
  page.subscribe(() => {
    made = createdAt(Date.now());
  });

  const runs = {
    /** What is on the screen was made by somebody else, or earlier. */
    madeAt(created) {
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
      const entry = page.run && entryIn(attempt(() => localStorage[page.run]));
      return (entry && createdOf(entry)) || made;
    },

    /** Saves a run; false where the browser refuses it. */
    put({ key, label, ...run }) {
      const parts = PARTS.map((part) => [part, run[part]]);
      const { seal: own, saved, zone = 0 } = run;
      const entry = { format: RESPONSE_FORMAT, seal: own, saved, zone, ...Object.fromEntries(parts), label };
      return attempt(() => (localStorage[key] = JSON.stringify(entry))) !== undefined;
    },

    remove: (key) => attempt(() => delete localStorage[key]),

    /** Goes on with a response under a key; null keeps it nowhere. */
    go(response, key) {
      if (key) point(key);
      page.open(response, key);
    },

    /** Opens a saved run; of another draft, what may no longer fit is put aside before. */
    open(run) {
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
