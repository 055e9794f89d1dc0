/**
 * Keeps a response in this browser. Storage may be missing, full or forbidden at any access, as it
 * is in frames of other sites; then the page goes on in memory and says so.
 */
import { cleanResponse, emptyResponse } from "../exact/responses.js";
import { attempt } from "../exact/attempt.js";
import { entryIn, lastRunKey, PARTS, RESPONSE_FORMAT, runKey } from "./shelf.js";

/** @typedef {import("../types.js").Response} Response */

const EMPTY = JSON.stringify(emptyResponse());
const TIME = /"saved":.*?"zone":-?\d+/;

const sizeOf = (/** @type {Response} */ response) => PARTS.flatMap((part) => Object.keys(response[part])).length;

/**
 * One run of an assessment. `run` is its key in storage, null for one that shall not be kept. A tab
 * stays with its run; a new one takes the run that was opened last.
 * @param {import("../types.js").Framework} framework
 */
export function openStorage(framework) {
  const { seal } = framework;
  const first = runKey(framework);
  const last = lastRunKey(framework);
  /** @type {(string | undefined)[]} */
  const known = [attempt(() => sessionStorage[last]), attempt(() => localStorage[last])];
  return {
    run: /** @type {string | null} */ (known.find((key) => key?.startsWith(first)) ?? first),
    /** The saved response, if any. What this version cannot fully trust is also put aside. */
    load() {
      const key = this.run;
      /** @type {string | undefined} */
      const text = attempt(() => localStorage[key ?? ""]);
      const saved = entryIn(text);
      const response = saved && cleanResponse(framework, saved);
      const isWhole = response && saved.seal === seal && sizeOf(response) === sizeOf(saved);
      if (text && !isWhole) attempt(() => (localStorage[`${key}:aside`] = text));
      return response;
    },
    /**
     * Whether all is well: it was saved, or shall not be. What is empty needs no place, and what is
     * the same stays as it was saved, so that its time is that of the last change.
     */
    save(/** @type {Response} */ response) {
      const zone = new Date().getTimezoneOffset();
      const text = JSON.stringify({ format: RESPONSE_FORMAT, seal, saved: Date.now(), zone, ...response });
      const key = this.run;
      return !key || attempt(() => {
        if (JSON.stringify(response) === EMPTY) delete localStorage[key];
        else if (localStorage[key]?.replace(TIME, "") !== text.replace(TIME, "")) localStorage[key] = text;
        return true;
      }) === true;
    },
  };
}
