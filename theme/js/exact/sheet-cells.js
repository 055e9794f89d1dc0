/**
 * The cells of a workbook's sheets, as texts: from the XML that ECMA-376 (part 1, 18.3) gives them.
 * Pages may not hand text to the browser's own reader of XML, which would also make HTML.
 */
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)|<[^>]*>/g;
const ATTRIBUTE = /(?:^|\s)(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const ENTITIES = /** @type {{[name: string]: string}} */ ({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" });

/** @param {string} text */
const plainText = (text) =>
  text
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, number, name) =>
      hex || number ? String.fromCodePoint(Number.parseInt(hex ?? number, hex ? 16 : 10)) : (ENTITIES[name] ?? whole),
    )
    .replace(/_x([\da-f]{4})_/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

/**
 * @param {string} attributes
 * @returns {{[name: string]: string}}
 */
const attributesIn = (attributes) =>
  Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name, plainText(double ?? single)]));

/**
 * Goes through a text of XML.
 * @param {string} xml
 * @param {(name: string, attributes: {[name: string]: string}) => void} onOpen
 * @param {(name: string) => void} onClose
 * @param {(text: string) => void} onText
 */
function walk(xml, onOpen, onClose, onText) {
  for (const [, closes, name, attributes, isEmpty, text] of xml.matchAll(TAG)) {
    if (text !== undefined) onText(text);
    if (!name) continue;
    if (!closes) onOpen(name, attributesIn(attributes));
    if (closes || isEmpty) onClose(name);
  }
}

/**
 * The texts that cells share, in their order; how Japanese is pronounced is no part of them.
 * @param {string} xml
 * @returns {string[]}
 */
export function sharedTexts(xml) {
  /** @type {string[]} */
  const texts = [];
  let isText = false;
  let asides = 0;
  walk(
    xml,
    (name) => {
      if (name === "si") texts.push("");
      if (name === "rPh") asides += 1;
      isText = name === "t" && !asides;
    },
    (name) => {
      if (name === "rPh") asides -= 1;
      isText = false;
    },
    (text) => {
      if (isText) texts[texts.length - 1] += plainText(text);
    },
  );
  return texts;
}

/**
 * The texts of a sheet's cells by their addresses, such as `C12`; empty ones are left out.
 * @param {string} xml
 * @param {string[]} shared
 * @returns {Map<string, string>}
 */
export function cellTexts(xml, shared) {
  /** @type {Map<string, string>} */
  const cells = new Map();
  let [address, type, inside, text] = ["", "", "", ""];
  walk(
    xml,
    (name, { r = "", t = "" }) => {
      if (name === "c") [address, type, text] = [r, t, ""];
      inside = name;
    },
    (name) => {
      inside = "";
      if (name !== "c" || !text) return;
      cells.set(address, type === "s" ? (shared[Number(text)] ?? "") : type === "b" ? (text === "1" ? "TRUE" : "FALSE") : text);
    },
    (piece) => {
      if (inside === "v" || inside === "t") text += plainText(piece);
    },
  );
  return cells;
}

/**
 * The sheets of a workbook by their names: the path of each.
 * @param {string} workbook the XML that lists them
 * @param {string} relations the XML that says where they are
 * @returns {Map<string, string>}
 */
export function sheetPaths(workbook, relations) {
  /** @type {Map<string, string>} */
  const targets = new Map();
  /** @type {Map<string, string>} */
  const paths = new Map();
  const nothing = () => {};
  walk(relations, (name, { Id, Target = "" }) => name === "Relationship" && void targets.set(Id, Target), nothing, nothing);
  const find = (/** @type {{[name: string]: string}} */ { name = "", id = "" }) =>
    paths.set(name, (targets.get(id) ?? "").replace(/^(?:\/xl\/|\.\/)?/, "xl/"));
  walk(workbook, (name, attributes) => name === "sheet" && void find(attributes), nothing, nothing);
  return paths;
}
