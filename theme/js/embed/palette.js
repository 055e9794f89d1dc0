/**
 * Colours that can be read, made from the accent of the page around a frame: by the rules of
 * `stagemark/site/colours.py`, which looks after the publisher's own accent in the same way.
 */

// What theme/css/base.css puts text on, on light ground and on dark; text needs this contrast there.
const LIGHT = { end: "#1c2127", surfaces: ["#fcfbf8", "#ffffff"], share: 0.09 };
const DARK = { end: "#ffffff", surfaces: ["#15181c", "#1d2126"], share: 0.16 };
const AA_TEXT = 4.5;

/** @typedef {{accent: string, tint: string, contrast: string}} Shade `contrast`: that of the accent as given, where it is too little; else empty */

/**
 * The accent for light and for dark grounds: as given where it passes, else the nearest that does.
 * @param {string} accent `#rrggbb`, as all colours here
 * @returns {{light: Shade, dark: Shade}}
 */
export function palette(accent) {
  return { light: shade(accent, LIGHT), dark: shade(accent, DARK) };
}

/** @param {string} given @param {typeof LIGHT} ground @returns {Shade} */
function shade(given, { end, surfaces, share }) {
  const tint = (/** @type {string} */ accent) => mix(accent, surfaces[0], share);
  const lowest = (/** @type {string} */ accent) =>
    Math.min(...[...surfaces, tint(accent)].map((surface) => contrast(accent, surface)));
  let accent = given;
  for (let step = 1; lowest(accent) < AA_TEXT; step++) accent = mix(end, given, step / 100);
  return { accent, tint: tint(accent), contrast: accent === given ? "" : lowest(given).toFixed(1) };
}

/** The contrast of two colours after WCAG 2.2, from 1 to 21. */
export function contrast(/** @type {string} */ one, /** @type {string} */ other) {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(/** @type {string} */ colour) {
  const [red, green, blue] = channels(colour)
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @returns {number[]} red, green and blue, 0 to 255 */
function channels(/** @type {string} */ colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}

function mix(/** @type {string} */ one, /** @type {string} */ other, /** @type {number} */ share) {
  const rest = channels(other);
  return channels(one).reduce((mixed, channel, at) => {
    const part = Math.round(channel * share + rest[at] * (1 - share));
    return mixed + part.toString(16).padStart(2, "0");
  }, "#");
}
