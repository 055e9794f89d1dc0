/** Where this page stands in its site, which other pages are found from. */

const PAGES = /(?:(?:assess|embed|team)\/(?:index(?:\.html)?)?|handout(?:\.html)?)$/;

/**
 * The root of the site that has this address for a page of the version; undefined for another's.
 * @param {{id: string, version: string}} framework
 * @param {string} [address]
 */
function rootBeside({ id, version }, address = "") {
  const [path = ""] = address.split(/[?#]/);
  const folder = path.replace(PAGES, "");
  const own = [`/${id}/${version}/`, `/${id}/`].find((end) => folder !== path && folder.endsWith(end));
  return own && folder.slice(0, 1 - own.length);
}

/**
 * The address of the site, with a slash at its end: as this page was reached, or else as its
 * publisher gave it. A file on its own may know neither; then it is undefined.
 * @param {{id: string, version: string}} framework
 * @param {RegExp} [scheme] what the address must begin with
 */
export function siteRootOf(framework, scheme = /^/) {
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector("link[rel=canonical]");
  return [location.href, canonical?.href].map((address) => rootBeside(framework, address)).find((root) => root && scheme.test(root));
}
