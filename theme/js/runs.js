/** The saved runs of a framework in this browser: which there are, which is open, and new ones. */
import { PARTS, runsOf } from "./shelf.js";
import { attempt, RESPONSE_FORMAT } from "./storage.js";

const DAY_STYLE = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium" });

export const hasEntries = (response) => PARTS.some((part) => Object.keys(response[part] ?? {}).length);

/** What a run is called: its label, else the day when it was saved last. */
export const nameOf = ({ label, saved }) => label.slice(0, 80) || (saved ? `Run of ${DAY_STYLE.format(saved)}` : "Unnamed run");

/** @param {object} page what the page offers: `window.stagemark` */
export function openRuns(page) {
  const { id, version, seal } = page.framework;
  const first = `stagemark:${id}:${version}`;
  const pointerOf = (which) => `stagemark-run:${id}:${which}`;

  /** This tab stays with its run, and a new one begins with it. */
  function point(key, which = version) {
    const last = pointerOf(which);
    const isPlain = key === `stagemark:${id}:${which}`;
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
    const keyOf = () => `stagemark:${id}:${which}:${number}`;
    while (attempt(() => keyOf() in localStorage)) number += 1;
    return keyOf();
  }

  const runs = {
    unused,
    point,

    /** All runs of the framework, those saved last first. */
    all() {
      return runsOf(id).sort((one, other) => other.saved - one.saved || (one.key < other.key ? -1 : 1));
    },

    /** Saves a run; false where the browser refuses it. */
    put({ key, label, ...run }) {
      const parts = PARTS.map((part) => [part, run[part]]);
      const entry = { format: RESPONSE_FORMAT, seal: run.seal, saved: run.saved, ...Object.fromEntries(parts), label };
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
