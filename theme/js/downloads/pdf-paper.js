/**
 * Paper: pages that are filled from top to bottom, where everything set is also tagged, so that a
 * screen reader finds headings, lists and tables, or is marked as decoration.
 *
 * Lengths are points. A style is {size, bold, color, align, tabular}; a color is the name of one of
 * the page's custom properties.
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
const xmlText = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/**
 * @param {{title: string, language: string, date: string, site: string, size: "A4" | "LETTER",
 *   colours: Record<string, string>}} sheet
 * @param {{PDFDocument: Function, regular: string, bold: string}} vendored the fonts packed
 */
export async function openPaper({ title, language, date, site, size, colours }, { PDFDocument, regular, bold }) {
  class Sheets extends PDFDocument {
    /** pdfkit puts the title into XML as it stands, after it has put it everywhere else. */
    endMetadata() {
      this.info.Title = xmlText(this.info.Title);
      this.info.Author = xmlText(this.info.Author);
      super.endMetadata();
    }
  }
  const doc = new Sheets({
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
  const chunks = [];
  doc.on("data", (chunk) => chunks.push(chunk));
  doc.registerFont("regular", await unpacked(regular)).registerFont("bold", await unpacked(bold)).font("regular");
  const { font } = doc._font;
  const letters = openLetters((codePoint) => font.hasGlyphForCodePoint(codePoint));

  const left = MARGINS.left;
  const right = doc.page.width - MARGINS.right;
  const bottom = doc.page.height - MARGINS.bottom;
  const root = doc.struct("Document");
  doc.addStructure(root);
  const parents = [root];

  /** A part that holds others, such as a table or a list. */
  function within(type, options, draw) {
    const element = doc.struct(type, options);
    parents.at(-1).add(element);
    parents.push(element);
    draw();
    parents.pop().end();
  }
  /** A part that holds what is drawn. */
  const part = (type, options, draw) => parents.at(-1).add(doc.struct(type, options, [draw]));
  /** What only adorns, or repeats what is said elsewhere. */
  function artifact(draw, options = {}) {
    doc.markContent("Artifact", options);
    draw();
    doc.endMarkedContent();
  }

  function take({ size: points = 10, bold: isBold = false, color = "ink" }) {
    doc.font(isBold ? "bold" : "regular").fontSize(points).fillColor(colours[color]);
    return points;
  }
  const optionsOf = ({ align, tabular }, points, width) => ({
    width,
    align,
    lineGap: points * LEADING,
    features: tabular ? ["tnum"] : undefined,
  });
  function heightOf(text, { width = right - left, ...style }) {
    return text ? doc.heightOfString(letters.set(text), optionsOf(style, take(style), width)) : 0;
  }
  const widthOf = (text, style) => {
    take(style);
    return doc.widthOfString(letters.set(text));
  };
  /** Draws text without a tag of its own, within whatever is open. */
  function write(text, { x = left, y = doc.y, width = right - x, ...style }) {
    doc.text(letters.set(text), x, y, optionsOf(style, take(style), width));
  }
  function text(content, { type = "P", scope, ...style }) {
    if (content) part(type, { scope }, () => write(content, style));
  }

  const isNew = () => doc.y <= MARGINS.top;

  /** Goes to the next page if less than this height is left. @returns whether it did */
  function room(height) {
    const isShort = doc.y + height > bottom && !isNew();
    if (isShort) doc.addPage();
    return isShort;
  }
  function rule(color = "line", y = doc.y) {
    artifact(() => doc.moveTo(left, y).lineTo(right, y).lineWidth(0.75).stroke(colours[color]));
  }

  /** The foot of every page, once it is known how many there are. */
  function number(foot) {
    const { count } = doc.bufferedPageRange();
    for (let index = 0; index < count; index++) {
      doc.switchToPage(index);
      rule("line", bottom + 12);
      artifact(() => {
        take({ size: 8, color: "muted" });
        const place = `${index + 1} / ${count}`;
        const y = bottom + 18;
        doc.text(letters.set(foot), left, y, { width: right - left - 60, height: 12, ellipsis: true });
        doc.text(place, right - doc.widthOfString(place), y, { lineBreak: false });
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
    within, part, artifact, heightOf, widthOf, write, text, room, isNew, rule, number, close,
  };
}
