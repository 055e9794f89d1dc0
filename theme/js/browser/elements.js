/** The elements of the page, with their types. What the page must have, and has not, is an error. */

/**
 * The first element within another that a selector finds.
 * @template {keyof HTMLElementTagNameMap} K
 * @overload
 * @param {K} selector
 * @param {ParentNode} [within] the page, unless another is named
 * @returns {HTMLElementTagNameMap[K]}
 */
/**
 * @overload
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
/**
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement}
 * @throws {Error} where it finds none
 */
export function find(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return /** @type {HTMLElement} */ (found);
}

/**
 * The element with this id.
 * @param {string} id
 * @returns {HTMLElement}
 * @throws {Error} where the page has none
 */
export const byId = (id) => find(`#${id}`);

/**
 * All elements within another that a selector finds, in the order of the page.
 * @template {keyof HTMLElementTagNameMap} K
 * @overload
 * @param {K} selector
 * @param {ParentNode} [within] the page, unless another is named
 * @returns {HTMLElementTagNameMap[K][]}
 */
/**
 * @overload
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
/**
 * @param {string} selector
 * @param {ParentNode} within
 * @returns {HTMLElement[]}
 */
export const findAll = (selector, within = document) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(selector)]);
