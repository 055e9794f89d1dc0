/**
 * The parts of a page, each of which stands on its own: what throws in one stops no other, and the
 * page says by name what did not work.
 *
 * @param {HTMLElement} notice static text that says that nothing of this works; it goes, or it says
 *   what failed
 * @param {string} remains what works all the same, as a sentence
 */
export function openParts(notice, remains) {
  const place = notice.parentElement;
  const failed = new Set();

  function fail(name, error) {
    failed.add(name);
    const names = new Intl.ListFormat("en").format(failed);
    notice.textContent = `Something here did not work: ${names}. ${remains} Reload the page to try again; another browser may help.`;
    place.prepend(notice);
    // Whoever looks after the page finds the reason where browsers show errors.
    reportError(error);
  }

  return {
    /**
     * @param {string} name what visitors call the part
     * @param {Function} act what the part does
     * @returns {Function} the same, which gives undefined where it fails
     */
    guard: (name, act) => (...given) => {
      try {
        return act(...given);
      } catch (error) {
        return fail(name, error);
      }
    },
    /** All parts have been started. */
    settle() {
      if (!failed.size) notice.remove();
    },
  };
}
