/** The features of a page, each of which stands on its own: what throws in one stops no other. */
import { say } from "../say.js";
import { listed } from "./own-words.js";

/**
 * Where a feature fails, the page says by name what did not work.
 * @param {HTMLElement} notice static text that says that nothing of this works; it goes, or it says
 *   what failed
 * @param {string} remains what works all the same, as a sentence
 */
export function openFeatures(notice, remains) {
  const place = notice.parentElement;
  /** @type {Set<string>} */
  const failed = new Set();

  function fail(/** @type {string} */ name, /** @type {unknown} */ error) {
    failed.add(name);
    notice.textContent = say.features.failed({ names: listed(failed), remains });
    place?.prepend(notice);
    notice.hidden = false;
    // Publishers find the reason where browsers show errors.
    reportError(error);
    return undefined;
  }

  return {
    /**
     * @template {unknown[]} Given
     * @template Result
     * @param {string} name what visitors call the feature
     * @param {(...given: Given) => Result} act
     * @returns {(...given: Given) => Result | undefined} the same, which gives undefined where it fails
     */
    guard: (name, act) => (...given) => {
      try {
        return act(...given);
      } catch (error) {
        return fail(name, error);
      }
    },
    /** All features have been started. */
    settle() {
      if (!failed.size) notice.remove();
    },
  };
}
