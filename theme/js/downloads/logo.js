/**
 * The publisher's logo, contact and fonts for pictures and documents, which are always in the page's light dress.
 *
 * @typedef {{name: string, url?: string, email?: string, phone?: string}} Publisher
 *   who answers for the site and how one reaches them, as they wrote it; `url` is a whole address
 * @typedef {{address: string, width: number, height: number, alone: boolean}} Logo
 *   `address` holds the picture itself; `alone`: whether no name stands beside it
 */

/**
 * All are put beside the program by the build, where the settings name them.
 * @typedef {{stagemarkLogo?: Logo, stagemarkPublisher?: Publisher, stagemarkFonts?: {heading?: string, body?: string}}} Given
 */
const given = /** @type {Window & Given} */ (/** @type {unknown} */ (window));
export const logo = given.stagemarkLogo;
export const publisher = given.stagemarkPublisher;
/** Families that systems have, as in CSS: a picture is seen where no font of the site's is. */
export const fonts = given.stagemarkFonts ?? {};

/** How wide the logo is at a height. */
export const widthAt = (/** @type {Logo} */ { width, height }, /** @type {number} */ wanted) => (width * wanted) / height;
