import { say } from "../say.js";

/**
 * The page's own words are English, whatever the language of the framework around them: for an
 * element that holds some, the properties that say so. On an English page there is nothing to say.
 */
export const ENGLISH = /^en\b/i.test(document.documentElement.lang) ? {} : { lang: "en", dir: "ltr" };

/** Texts in a row, as a sentence of the page names them. */
export const listed = (/** @type {Iterable<string>} */ texts) => new Intl.ListFormat(say.language).format(texts);
