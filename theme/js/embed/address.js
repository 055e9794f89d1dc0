/** What an element or a script says in its attributes, as the address of what is shown. */

/** Those that go into the address of the frame, by the same names. */
const PARAMETERS = ["view", "theme", "accent", "font", "radius", "box", "lang"];
export const ATTRIBUTES = ["framework", "version", "title", "scroll", ...PARAMETERS];

/**
 * @param {string} home the top of the site, with a slash at its end
 * @param {HTMLElement} element its attributes say what is wanted
 * @param {string} page a kind of page, such as "embed"
 */
export function addressOf(home, element, page) {
  const [framework, version] = ["framework", "version"].map((name) => element.getAttribute(name));
  const folders = [framework, version, page].map((one) => one && `${encodeURIComponent(one)}/`);
  return `${home}${folders.join("")}index.html`;
}

/**
 * The same for the frame, with all that it shall look like.
 * @param {string} home
 * @param {HTMLElement} element
 */
export function addressOfFrame(home, element) {
  const query = new URLSearchParams();
  for (const name of PARAMETERS) {
    const value = element.getAttribute(name);
    // The typefaces in which the page around would write here.
    const isInherited = name === "font" && value === "inherit";
    if (value !== null) query.set(name, isInherited ? getComputedStyle(element).fontFamily : value);
  }
  return `${addressOf(home, element, "embed")}?${query}`.replace(/\?$/, "");
}
