/** Which letters the fonts of the PDF can set, and what stands for those that they cannot. */

const STAND_IN = "□";
/** Marks without a shape of their own: joiners, directions, variants, soft hyphens. */
const SHAPELESS = /[\p{Cf}\p{Variation_Selector}]/gu;

/**
 * @param {(codePoint: number) => boolean} hasLetter
 * @returns {{set: (text: string) => string, lost: () => string[]}} `set` gives a text that can be
 * set; `lost` gives what could not be set, once each
 */
export function openLetters(hasLetter) {
  const graphemes = new Intl.Segmenter();
  /** @type {Set<string>} */
  const lost = new Set();

  function settable(/** @type {string} */ segment) {
    const letter = segment.replace(SHAPELESS, "");
    if ([...letter].every((part) => hasLetter(part.codePointAt(0) ?? 0))) return letter;
    lost.add(letter);
    return STAND_IN;
  }
  return {
    set: (text) => [...graphemes.segment(text.normalize("NFC").replace(/\s*\n\s*/g, "\n").replace(/[^\S\n]/g, " "))]
      .map(({ segment }) => (segment === "\n" ? "\n" : settable(segment)))
      .join(""),
    lost: () => [...lost],
  };
}
