/**
 * Finds entries by the beginnings of their words, the best first. Knows no DOM.
 *
 * @typedef {[text: string, place: string]} Part
 * @typedef {{title: string, context: string, headings: Part[], texts: Part[]}} Entry
 * @typedef {{words: string[], text: string, place: string, weight: number}} Field
 * @typedef {{entry: number, text: string, place: string}} Hit
 */

const TITLE = 8;
const HEADING = 3;
const TEXT = 1;

// Scripts that put no space between words: a run of them is searched from any character on.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The words of a text without case, accents and punctuation.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  // Upper case first: it alone makes two letters of a sharp s.
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * @param {Entry} entry
 * @returns {Field[]}
 */
export function fields({ title, context, headings, texts }) {
  /** @type {(weight: number) => (part: Part) => Field} */
  const field = (weight) => ([text, place]) => ({ words: words(text), text, place, weight });
  return [
    { words: words(title), text: "", place: "", weight: TITLE },
    { words: words(context), text: "", place: "", weight: TEXT },
    ...headings.map(field(HEADING)),
    ...texts.map(field(TEXT)),
  ];
}

/**
 * Where all words of the query stand, best first and else in the order given. A hit names the field
 * that holds most of them, unless that is the title.
 * @param {Field[][]} entries
 * @param {string} query
 * @returns {Hit[]}
 */
export function find(entries, query) {
  const wanted = [...new Set(words(query))];
  if (wanted.length === 0) return [];
  return entries
    .map((entry, index) => ({ ...best(entry, wanted), entry: index }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.entry - other.entry)
    .map(({ entry, text, place }) => ({ entry, text, place }));
}

/**
 * Each word counts where it counts most, and again with those that stand beside it there.
 * @param {Field[]} entry
 * @param {string[]} wanted
 */
function best(entry, wanted) {
  const highest = wanted.map(() => 0);
  let shown = { text: "", place: "", held: 0 };
  let together = 0;
  for (const { words, weight, text, place } of entry) {
    const fits = wanted.map((word) => fit(words, word));
    fits.forEach((value, at) => highest[at] = Math.max(highest[at], value * weight));
    together = Math.max(together, weight * fits.reduce((sum, value) => sum + value));
    const held = fits.filter((value) => value > 0).length;
    if (held > shown.held) shown = { text, place, held };
  }
  const score = highest.includes(0) ? 0 : highest.reduce((sum, value) => sum + value, together);
  return { score, text: shown.text, place: shown.place };
}

/**
 * 2 for the word itself, 1 for its beginning, 0 for neither.
 * @param {string[]} words
 * @param {string} wanted
 */
function fit(words, wanted) {
  if (words.includes(wanted)) return 2;
  const isUnspaced = UNSPACED.test(wanted);
  return words.some((one) => one.startsWith(wanted) || (isUnspaced && one.includes(wanted))) ? 1 : 0;
}
