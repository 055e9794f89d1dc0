/**
 * Finds pages by the beginnings of their words, the best first. Knows no DOM.
 *
 * @typedef {[text: string, anchor: string]} Passage  a text of a page, and the id of where it stands; "" for the top
 * @typedef {{title: string, context: string, headings: Passage[], texts: Passage[]}} Entry  a page, as the search knows it
 * @typedef {{terms: string[], text: string, anchor: string, weight: number}} Field  something of a page that can be found
 * @typedef {{entry: number, text: string, anchor: string}} Hit
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
export function termsIn(text) {
  // Upper case first: it alone makes two letters of a sharp s.
  const folded = text.normalize("NFKD").replace(/\p{M}/gu, "").toUpperCase().toLowerCase();
  return folded.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * @param {Entry} entry
 * @returns {Field[]}
 */
export function fieldsOf({ title, context, headings, texts }) {
  /** @type {(weight: number) => (passage: Passage) => Field} */
  const field = (weight) => ([text, anchor]) => ({ terms: termsIn(text), text, anchor, weight });
  return [
    { terms: termsIn(title), text: "", anchor: "", weight: TITLE },
    { terms: termsIn(context), text: "", anchor: "", weight: TEXT },
    ...headings.map(field(HEADING)),
    ...texts.map(field(TEXT)),
  ];
}

/**
 * The pages with all words of the query, best first and else in the order given. A hit names the
 * field that holds most of them, unless that is the title.
 * @param {Field[][]} entries
 * @param {string} query
 * @returns {Hit[]}
 */
export function hitsFor(entries, query) {
  const wanted = [...new Set(termsIn(query))];
  if (wanted.length === 0) return [];
  return entries
    .map((fields, index) => ({ ...best(fields, wanted), entry: index }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.entry - other.entry)
    .map(({ entry, text, anchor }) => ({ entry, text, anchor }));
}

/**
 * Each word counts where it counts most, and again with those that stand beside it there.
 * @param {Field[]} fields
 * @param {string[]} wanted
 */
function best(fields, wanted) {
  const highest = wanted.map(() => 0);
  let shown = { text: "", anchor: "", held: 0 };
  let together = 0;
  for (const { terms, weight, text, anchor } of fields) {
    const fits = wanted.map((term) => fit(terms, term));
    fits.forEach((value, index) => highest[index] = Math.max(highest[index], value * weight));
    together = Math.max(together, weight * fits.reduce((sum, value) => sum + value));
    const held = fits.filter((value) => value > 0).length;
    if (held > shown.held) shown = { text, anchor, held };
  }
  const score = highest.includes(0) ? 0 : highest.reduce((sum, value) => sum + value, together);
  return { score, text: shown.text, anchor: shown.anchor };
}

/**
 * 2 for the word itself, 1 for its beginning, 0 for neither.
 * @param {string[]} terms
 * @param {string} wanted
 * @returns {number}
 */
function fit(terms, wanted) {
  if (terms.includes(wanted)) return 2;
  const isUnspaced = UNSPACED.test(wanted);
  return terms.some((term) => term.startsWith(wanted) || (isUnspaced && term.includes(wanted))) ? 1 : 0;
}
