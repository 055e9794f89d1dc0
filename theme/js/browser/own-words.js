import { say } from "../say.js";

/**
 * For an element that holds the page's own words: the properties that say which language they are in.
 * The page says so of its first link; where all of it is in that language, there is nothing to say.
 */
const firstLink = /** @type {HTMLElement} */ (document.querySelector(".skip"));
export const OWN_WORDS = firstLink.lang ? { lang: firstLink.lang, dir: firstLink.dir } : {};

/** Texts in a row, as a sentence of the page names them. */
export const listed = (/** @type {Iterable<string>} */ texts) => new Intl.ListFormat(say.language).format(texts);
