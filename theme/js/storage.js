/**
 * Keeps a response in this browser. Storage may be missing, full or forbidden at any access, as it
 * is in frames of other sites; then the page goes on in memory and says so.
 */
const FORMAT = "stagemark-response/1";

/** Pages from `file://` share one storage, so the key names all that must not be mixed up. */
export function openStorage({ id, version, seal }) {
  const key = `stagemark:${id}:${version}`;
  return {
    /** The saved response, or undefined where there is none that this version can trust. */
    load() {
      try {
        const saved = JSON.parse(localStorage.getItem(key));
        return saved?.format === FORMAT && saved.seal === seal ? saved : undefined;
      } catch {
        return undefined;
      }
    },
    /** Whether it was saved. */
    save(response) {
      try {
        localStorage.setItem(key, JSON.stringify({ format: FORMAT, seal, ...response }));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        localStorage.removeItem(key);
      } catch {
        // Nothing was kept, so nothing is left to remove.
      }
    },
  };
}
