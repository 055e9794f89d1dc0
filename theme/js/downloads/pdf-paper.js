/**
 * Paper: pages that are filled from top to bottom, where everything set is also tagged, so that a
 * screen reader finds headings, lists and tables, or is marked as decoration.
 *
 * Lengths are points; a colour goes by the name of one of the page's custom properties.
 *
 * @typedef {object} Style
 * @property {number} [size]
 * @property {boolean} [bold]
 * @property {string} [color]
 * @property {"left" | "right" | "center"} [align]
 * @property {boolean} [tabular]  figures of one width
 *
 * @typedef {Style & {x?: number, y?: number, width?: number}} Placed  `width` is to the right edge where none is given
 * @typedef {Placed & {type?: string, scope?: "Row" | "Column"}} Tagged  `type`: of the tag, a paragraph's where none is given
 *
 * @typedef {{size: "A4" | "LETTER", title: string, language: string, date: string, site: string,
 *   colours: {[name: string]: string}, density: number}} PaperOptions
 *   `density`: what is left free between lines and parts, as a multiple of what is usual
 *
 * @typedef {object} Tag  an element of the document's structure
 * @property {(child: Tag) => Tag} add
 * @property {() => void} end
 *
 * @typedef {{
 *   y: number,
 *   page: {width: number, height: number},
 *   info: {[key: string]: string},
 *   _font: {font: {hasGlyphForCodePoint: (codePoint: number) => boolean}},
 *   on: (event: string, listener: (chunk: BlobPart) => void) => void,
 *   end: () => void,
 *   endMetadata(): void,
 *   addPage: () => void,
 *   image: (address: string, x: number, y: number, options: {width: number, height: number}) => Doc,
 *   switchToPage: (index: number) => void,
 *   bufferedPageRange: () => {count: number},
 *   registerFont: (name: string, font: Uint8Array) => Doc,
 *   font: (name: string) => Doc,
 *   fontSize: (points: number) => Doc,
 *   fillColor: (colour: string) => Doc,
 *   text: (text: string, x: number, y: number, options: object) => Doc,
 *   heightOfString: (text: string, options: object) => number,
 *   widthOfString: (text: string) => number,
 *   struct: (type: string, options?: object, children?: (() => void)[]) => Tag,
 *   addStructure: (tag: Tag) => void,
 *   markContent: (type: string, options: object) => void,
 *   endMarkedContent: () => void,
 *   save: () => Doc,
 *   restore: () => Doc,
 *   clip: () => Doc,
 *   rect: (x: number, y: number, width: number, height: number) => Doc,
 *   circle: (x: number, y: number, radius: number) => Doc,
 *   moveTo: (x: number, y: number) => Doc,
 *   lineTo: (x: number, y: number) => Doc,
 *   lineWidth: (points: number) => Doc,
 *   dash: (length: number, options: {space: number}) => Doc,
 *   undash: () => Doc,
 *   fill: (colour: string) => Doc,
 *   stroke: (colour: string) => Doc,
 *   fillAndStroke: (fill: string, stroke: string) => Doc,
 * }} Doc  what is used of pdfkit's documents
 *
 * @typedef {{PDFDocument: new (options: object) => Doc, regular: string, bold: string}} Vendored
 *   pdfkit, and the fonts as gzip in base64
 * @typedef {Awaited<ReturnType<typeof unpackedFonts>>} Fonts
 * @typedef {ReturnType<typeof openPaper>} Paper
 */
import { openLetters } from "./pdf-letters.js";

const MARGINS = { top: 40, left: 52, right: 52, bottom: 52 };
/** What stands between lines besides the font's own height, in parts of its size. */
const LEADING = 0.18;

/** @param {string} font gzip as base64 */
async function unpacked(font) {
  const packed = Uint8Array.from(atob(font), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
/**
 * The fonts as they are registered; one paper after the other may have them.
 * @param {Vendored} vendored
 */
export const unpackedFonts = async ({ regular, bold }) => ({ regular: await unpacked(regular), bold: await unpacked(bold) });

const xmlText = (/** @type {string} */ text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * @param {PaperOptions} options
 * @param {Vendored} vendored
 * @param {Fonts} fonts
 */
export function openPaper({ title, language, date, site, size, colours, density }, { PDFDocument }, { regular, bold }) {
  class EscapedDocument extends PDFDocument {
    /**
     * pdfkit puts the title into XML as it stands, after it has put it everywhere else.
     * @override
     */
    endMetadata() {
      this.info.Title = xmlText(this.info.Title);
      this.info.Author = xmlText(this.info.Author);
      super.endMetadata();
    }
  }
  const doc = new EscapedDocument({
    size,
    margins: MARGINS,
    pdfVersion: "1.7",
    tagged: true,
    lang: language,
    displayTitle: true,
    bufferPages: true,
    font: null,
    info: { Title: title, Author: site, Creator: "Stagemark", CreationDate: new Date(date) },
  });
  /** @type {BlobPart[]} */
  const chunks = [];
  doc.on("data", (chunk) => chunks.push(chunk));
  doc.registerFont("regular", regular).registerFont("bold", bold).font("regular");
  const { font } = doc._font;
  const letters = openLetters((codePoint) => font.hasGlyphForCodePoint(codePoint));

  const left = MARGINS.left;
  const right = doc.page.width - MARGINS.right;
  const bottom = doc.page.height - MARGINS.bottom;
  const root = doc.struct("Document");
  doc.addStructure(root);
  const parents = [root];

  /**
   * A part that holds others, such as a table or a list.
   * @type {(type: string, options: object, draw: () => void) => void}
   */
  const within = (type, options, draw) => {
    const element = doc.struct(type, options);
    parents[parents.length - 1].add(element);
    parents.push(element);
    draw();
    parents.pop();
    element.end();
  };
  /**
   * A part that holds what is drawn.
   * @type {(type: string, options: object, draw: () => void) => void}
   */
  const part = (type, options, draw) => {
    parents[parents.length - 1].add(doc.struct(type, options, [draw]));
  };
  /** What only adorns, or repeats what is said elsewhere. */
  function artifact(/** @type {() => void} */ draw, options = {}) {
    doc.markContent("Artifact", options);
    draw();
    doc.endMarkedContent();
  }

  /** Sets letters in a style; gives their size. */
  function use(/** @type {Style} */ { size: points = 10, bold: isBold = false, color = "ink" }) {
    doc.font(isBold ? "bold" : "regular").fontSize(points).fillColor(colours[color]);
    return points;
  }
  /** @type {(style: Style, points: number, width: number) => object} */
  const optionsOf = ({ align, tabular }, points, width) => ({
    width,
    align,
    lineGap: points * LEADING * density,
    features: tabular ? ["tnum"] : undefined,
  });
  function heightOf(/** @type {string} */ text, /** @type {Placed} */ { width = right - left, ...style }) {
    return text ? doc.heightOfString(letters.set(text), optionsOf(style, use(style), width)) : 0;
  }
  const widthOf = (/** @type {string} */ text, /** @type {Style} */ style) => {
    use(style);
    return doc.widthOfString(letters.set(text));
  };
  /** Draws text without a tag of its own, within whatever is open. */
  function write(/** @type {string} */ text, /** @type {Placed} */ { x = left, y = doc.y, width = right - x, ...style }) {
    doc.text(letters.set(text), x, y, optionsOf(style, use(style), width));
  }
  /** Draws text as a part; nothing where there is none. */
  function text(/** @type {string | undefined} */ content, /** @type {Tagged} */ { type = "P", scope, ...style }) {
    if (content) part(type, { scope }, () => write(content, style));
  }

  const isNew = () => doc.y <= MARGINS.top;
  /** Leaves free what is usually so many points; nothing at the top of a page. */
  function skip(/** @type {number} */ points) {
    if (!isNew()) doc.y += points * density;
  }

  /** Goes to the next page if less than this height is left. @returns whether it did */
  function room(/** @type {number} */ height) {
    const isShort = doc.y + height > bottom && !isNew();
    if (isShort) doc.addPage();
    return isShort;
  }
  function rule(color = "line", y = doc.y) {
    artifact(() => doc.moveTo(left, y).lineTo(right, y).lineWidth(0.75).stroke(colours[color]));
  }

  const pages = () => doc.bufferedPageRange().count;
  /** How much of the page is filled, from 0 to 1. */
  const filled = () => (doc.y - MARGINS.top) / (bottom - MARGINS.top);

  /** The foot of every page, once it is known how many there are: of what it is, and below that whose. */
  function number(/** @type {string} */ foot, /** @type {string} */ sender) {
    const { count } = doc.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      doc.switchToPage(index);
      rule("line", bottom + 12);
      artifact(() => {
        use({ size: 8, color: "muted" });
        const place = `${index + 1} / ${count}`;
        const line = { width: right - left - 60, height: 12, ellipsis: true };
        doc.text(letters.set(foot), left, bottom + 16, line);
        doc.text(letters.set(sender), left, bottom + 27, line);
        doc.text(place, right - doc.widthOfString(place), bottom + 16, { lineBreak: false });
      }, { type: "Pagination" });
    }
  }

  /** @returns {Promise<{bytes: Blob, lost: string[]}>} */
  function close() {
    root.end();
    return new Promise((resolve) => {
      doc.on("end", () => resolve({ bytes: new Blob(chunks), lost: letters.lost() }));
      doc.end();
    });
  }
  return {
    doc, colours, left, right, bottom, width: right - left,
    within, part, artifact, heightOf, widthOf, write, text, room, isNew, skip, rule, pages, filled, number, close,
  };
}
