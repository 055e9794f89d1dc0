/** What a publisher copies: the embed in each of its forms, as text, with all that was chosen. */

/**
 * @typedef {object} Wanted
 * @property {string} site the address of the site, with a slash at its end
 * @property {string} framework its id
 * @property {string} version "" for the latest
 * @property {string} title
 * @property {[name: string, value: string | true][]} look what is not left as it is, by the name of
 *   the attribute; true for one that has no value
 */

export const TAG = "stagemark-assessment";

/** How an attribute's text is written, word for word as the page was built with it. @type {Record<string, string>} */
const WRITTEN = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&#34;", "'": "&#39;" };

/** @param {string} name @param {[string, string | true][]} attributes */
function element(name, attributes) {
  const written = attributes.map(([key, value]) =>
    value === true ? ` ${key}` : ` ${key}="${value.replace(/[&<>"']/g, (sign) => WRITTEN[sign])}"`);
  return `<${name}${written.join("")}></${name}>`;
}

/**
 * Where the frame finds its page.
 * @param {Pick<Wanted, "site" | "framework" | "version" | "look">} wanted
 * @param {string} [file] behind the folder's address, where no server finds it
 */
export function frameAddress({ site, framework, version, look }, file = "") {
  const query = look
    // What stands in a frame cannot ask what the page around it is written in.
    .filter(([name, value]) => name !== "font" || value !== "inherit")
    .map(([name, value]) => (value === true ? name : `${name}=${encodeURIComponent(value.replace("#", ""))}`));
  const folders = [framework, version, "embed"].filter(Boolean).map((one) => `${one}/`);
  return `${site}${folders.join("")}${file}${query.length ? "?" : ""}${query.join("&")}`;
}

/** The attributes of the element. @param {Wanted} wanted @returns {[string, string | true][]} */
export function attributesOf({ framework, version, title, look }) {
  return [["framework", framework], ...(version ? [/** @type {[string, string]} */ (["version", version])] : []), ["title", title], ...look];
}

/**
 * Every snippet by the id of its place in the page.
 * @param {Wanted} wanted
 * @returns {Record<string, string>}
 */
export function snippets(wanted) {
  const { site, framework, title } = wanted;
  const address = frameAddress(wanted);
  const attributes = attributesOf(wanted);
  const loader = `${site}embed.js`;
  const frame = element("iframe", [
    ["src", address],
    ["title", title],
    ["width", "100%"],
    ["height", "640"],
    ["loading", "lazy"],
    ["allow", "clipboard-write"],
  ]);
  const picture = element("img", [
    ["src", `${site}${framework}/card.png`],
    ["alt", title],
    ["width", "600"],
    ["height", "315"],
  ]).replace("></img>", ">");
  return {
    frame,
    script: element("script", [
      ["src", loader],
      ...attributes.map(([name, value]) => /** @type {[string, string | true]} */ ([`data-${name}`, value])),
      ["async", true],
    ]),
    element: [element("script", [["src", loader], ["async", true]]), element(TAG, attributes)].join("\n"),
    address,
    link: element("a", [["href", `${site}${framework}/`]]).replace("></a>", `>${picture}</a>`),
    hugo: frame,
  };
}
