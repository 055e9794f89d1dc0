/**
 * The publisher's logo for pictures and documents, which are always in the page's light dress.
 *
 * @typedef {{address: string, width: number, height: number, alone: boolean}} Logo
 *   `address` holds the picture itself; `alone`: whether no name stands beside it
 */

/** Put beside the program by the build, where there is one. */
export const logo = /** @type {Window & {stagemarkLogo?: Logo}} */ (/** @type {unknown} */ (window)).stagemarkLogo;

/** How wide the logo is at a height. */
export const widthAt = (/** @type {Logo} */ { width, height }, /** @type {number} */ wanted) => (width * wanted) / height;
