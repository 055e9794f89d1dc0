/**
 * The address at which the site will stand, with a slash at its end, or "" where the build was not
 * told. The linker writes it in its place.
 * @type {string}
 */
export const siteUrl = "";
