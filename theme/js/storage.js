/**
 * Keeps a response in this browser. Storage may be missing, full or forbidden at any access, as it
 * is in frames of other sites; then the page goes on in memory and says so.
 */
import { emptyResponse } from "./responses.js";

export const RESPONSE_FORMAT = "stagemark-response/1";
const EMPTY = JSON.stringify(emptyResponse());
const TIME = /"saved":\d+/;

/** What an access to storage gives; undefined where the browser refuses it. */
export function attempt(access) {
  try {
    return access();
  } catch {
    return undefined;
  }
}

/**
 * One run of an assessment. `run` is its key in storage, null for one that shall not be kept.
 * Pages from `file://` share one storage, so the key names all that must not be mixed up. A tab
 * stays with its run; a new one takes the run that was opened last.
 */
export function openStorage({ id, version, seal }) {
  const name = `${id}:${version}`;
  const last = `stagemark-run:${name}`;
  return {
    run: attempt(() => sessionStorage[last] ?? localStorage[last]) ?? `stagemark:${name}`,
    /** The saved response, if any. What this version cannot fully trust is also put aside. */
    load() {
      const text = attempt(() => localStorage[this.run]);
      const saved = attempt(() => JSON.parse(text));
      const isKnown = saved?.format === RESPONSE_FORMAT;
      if (text && !(isKnown && saved.seal === seal)) attempt(() => (localStorage[`${this.run}:aside`] = text));
      return isKnown ? saved : undefined;
    },
    /**
     * Whether all is well: it was saved, or shall not be. What is empty needs no place, and what is
     * the same stays as it was saved, so that its time is that of the last change.
     */
    save(response) {
      const text = JSON.stringify({ format: RESPONSE_FORMAT, seal, saved: Date.now(), ...response });
      return !this.run || attempt(() => {
        if (JSON.stringify(response) === EMPTY) delete localStorage[this.run];
        else if (localStorage[this.run]?.replace(TIME, "") !== text.replace(TIME, "")) localStorage[this.run] = text;
        return true;
      }) === true;
    },
  };
}
