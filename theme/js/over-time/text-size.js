/** Texts of a drawing as wide as they are, in the font that the page has. */
import { makeSvg } from "../browser/make-svg.js";

/** What stands where words were cut off. */
const CUT = "…";

/**
 * Measures texts by their class in a drawing of the page; each once.
 * @param {SVGSVGElement} svg
 */
export function measureIn(svg) {
  const rule = makeSvg("text", { visibility: "hidden" });
  svg.append(rule);
  /** @type {Map<string, number>} */
  const known = new Map();

  /** @type {(className: string, words: string) => number} */
  function width(className, words) {
    const key = `${className} ${words}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    rule.setAttribute("class", className);
    rule.textContent = words;
    const own = rule.getComputedTextLength();
    known.set(key, own);
    return own;
  }

  /**
   * As much of a text as is no wider than that; "" where not even one letter is.
   * @type {(className: string, words: string, most: number) => string}
   */
  function cut(className, words, most) {
    if (width(className, words) <= most) return words;
    const letters = [...words];
    let [fits, over] = [0, letters.length];
    while (over - fits > 1) {
      const half = (fits + over) >> 1;
      if (width(className, letters.slice(0, half).join("") + CUT) <= most) fits = half;
      else over = half;
    }
    return fits ? letters.slice(0, fits).join("").trimEnd() + CUT : "";
  }

  return {
    width,
    cut,

    /**
     * A text in so many lines at most, its last one cut off where it is still too long; none where
     * there is no room.
     * @type {(className: string, words: string, most: number, count: number) => string[]}
     */
    lines(className, words, most, count) {
      /** @type {string[]} */
      const lines = [];
      for (const word of words.split(" ")) {
        const longer = lines.length ? `${lines[lines.length - 1]} ${word}` : word;
        if (lines.length && (lines.length === count || width(className, longer) <= most)) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      return count > 0 ? lines.map((line) => cut(className, line, most)).filter(Boolean) : [];
    },

    /**
     * @param {string} className
     * @param {string} words
     * @param {{x: number, y: number, anchor: string}} at
     */
    at: (className, words, { x, y, anchor }) => makeSvg("text", { class: className, x, y, "text-anchor": anchor }, words),

    /** What was measured with goes. */
    done: () => rule.remove(),
  };
}
