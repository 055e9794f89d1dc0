/**
 * The style in a file of `theme/css/`, shortened. The linker writes the style itself in its place.
 * @param {string} file its path in that folder
 * @returns {string}
 */
export function css(file) {
  throw new Error(`${file} is put in when the script is linked`);
}
