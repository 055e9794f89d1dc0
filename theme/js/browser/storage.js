/**
 * Keeps a response in this browser. Storage may be missing, full or forbidden at any access, as it
 * is in frames of other sites; then the page goes on in memory and says so.
 */
import { cleanResponse, emptyResponse } from "../exact/responses.js";
import { attempt } from "../exact/attempt.js";
import { entryIn, lastRunKey, PARTS, RESPONSE_FORMAT, runKey } from "./shelf.js";

const EMPTY = JSON.stringify(emptyResponse());
const TIME = /"saved":.*?"zone":-?\d+/;

const sizeOf = (response) => PARTS.flatMap((part) => Object.keys(response[part])).length;

/**
 * One run of an assessment. `run` is its key in storage, null for one that shall not be kept. A tab
 * stays with its run; a new one takes the run that was opened last.
 */
export function openStorage(framework) {
  const { seal } = framework;
  const first = runKey(framework);
  const last = lastRunKey(framework);
  const known = [() => sessionStorage[last], () => localStorage[last]].map(attempt);
  return {
    run: known.find((key) => key?.startsWith(first)) ?? first,
    /** The saved response, if any. What this version cannot fully trust is also put aside. */
    load() {
      const text = attempt(() => localStorage[this.run]);
      const saved = entryIn(text);
      const response = saved && cleanResponse(framework, saved);
      const isWhole = response && saved.seal === seal && sizeOf(response) === sizeOf(saved);
      if (text && !isWhole) attempt(() => (localStorage[`${this.run}:aside`] = text));
      return response;
    },
    /**
     * Whether all is well: it was saved, or shall not be. What is empty needs no place, and what is
     * the same stays as it was saved, so that its time is that of the last change.
     */
    save(response) {
      const zone = new Date().getTimezoneOffset();
      const text = JSON.stringify({ format: RESPONSE_FORMAT, seal, saved: Date.now(), zone, ...response });
      return !this.run || attempt(() => {
        if (JSON.stringify(response) === EMPTY) delete localStorage[this.run];
        else if (localStorage[this.run]?.replace(TIME, "") !== text.replace(TIME, "")) localStorage[this.run] = text;
        return true;
      }) === true;
    },
  };
}
