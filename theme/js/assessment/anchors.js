/** Links within the page, and what they lead to. */
import { attempt } from "../exact/attempt.js";

/**
 * What a link within the page leads to.
 * @param {string} hash of the link, with its sign
 */
export function targetOf(hash) {
  const id = attempt(() => decodeURIComponent(hash.slice(1)));
  return id ? document.getElementById(id) : null;
}

/**
 * The link within the page that was pressed.
 * @param {Event} event
 */
export const pressedLink = ({ target }) =>
  /** @type {HTMLAnchorElement | null} */ (target instanceof Element ? target.closest("a[href^='#']") : null);
