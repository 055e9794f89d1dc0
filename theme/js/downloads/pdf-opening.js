/** The beginning of the document: whose it is, of whom and when, and where one stands. */
import { dayText } from "../browser/days.js";
import { makeSvg } from "../browser/make-svg.js";
import { say } from "../say.js";
import { logo, widthAt } from "./logo.js";
import { heading, list, SMALL } from "./pdf-blocks.js";
import { drawPath } from "./pdf-figures.js";
import { canvasOf } from "./pixels.js";

const LOGO_HEIGHT = 24;
const PIXELS_PER_POINT = 8;

/**
 * The logo in pixels on white, as an address, since a PDF cannot hold a drawing; "" where there is none.
 * As PNG with what shows through, pdfkit would unpack it in a worker, which the page's policy forbids.
 */
export async function pixelsOfLogo() {
  if (!logo) return "";
  const height = LOGO_HEIGHT * PIXELS_PER_POINT;
  const size = { width: Math.round(widthAt(logo, height)), height };
  const ground = makeSvg("rect", { ...size, fill: "#fff" });
  const drawing = makeSvg("svg", size, ground, makeSvg("image", { ...size, href: logo.address }));
  return (await canvasOf(new XMLSerializer().serializeToString(drawing), size)).toDataURL("image/jpeg", 0.95);
}

/**
 * Whose site the result is from: the logo, the name, or both.
 * @param {import("./pdf-paper.js").Paper} paper
 * @param {string} site
 * @param {string} pixels of the logo, as an address; "" where there is none
 */
function drawSender(paper, site, pixels) {
  const { doc, left } = paper;
  const { y } = doc;
  const width = logo ? widthAt(logo, LOGO_HEIGHT) : 0;
  const draw = () => doc.image(pixels, left, y, { width, height: LOGO_HEIGHT });
  const style = { ...SMALL, bold: true, color: "accent" };
  if (logo?.alone) {
    paper.part("Figure", { alt: site, bbox: [left, y, left + width, y + LOGO_HEIGHT] }, draw);
  } else if (logo) {
    paper.artifact(draw);
    paper.text(site, { ...style, x: left + width + 8, y: y + LOGO_HEIGHT / 2 - 6, width: paper.width * 0.7 - width - 8 });
  } else {
    paper.text(site, { ...style, width: paper.width / 2 });
  }
  if (logo) doc.y = Math.max(doc.y, y + LOGO_HEIGHT);
}

/** @type {import("./pdf-blocks.js").DrawPart} */
export function opening(paper, { title, site, date, label, sender, logoPixels }) {
  const { doc, left, width } = paper;
  const { y } = doc;
  drawSender(paper, site, logoPixels);
  let below = doc.y;
  paper.text(dayText(date), { ...SMALL, y, x: left + width / 2, align: "right" });
  below = Math.max(below, doc.y);
  const contact = [sender.name, ...sender.ways].filter(Boolean).join(" · ");
  doc.y = below + (contact ? 4 : 0);
  paper.text(contact, SMALL);
  doc.y += 8;
  paper.text(title, { type: "H1", size: 21, bold: true });
  paper.text(label, { size: 12, color: "muted" });
  doc.y += 6;
  paper.rule("accent");
}

/** @type {import("./pdf-blocks.js").DrawPart} */
export function whereYouStand(paper, summary) {
  const { state, isShared, isUnsure, verdict, finding, standing, stageText } = summary;
  paper.skip(8);
  paper.text(isShared ? say.pdf.standing_shared : say.pdf.standing, { ...SMALL, type: "H2", bold: true });
  paper.text(verdict, { size: 26, bold: true, color: "accent" });
  paper.text(finding, { size: 12.5 });
  paper.text(standing, { size: 10.5, color: "muted", tabular: true });
  paper.skip(6);
  drawPath(paper, summary);
  paper.skip(8);
  if (!isUnsure) paper.text(state === "incomplete" ? say.pdf.open : stageText, {});
}

/**
 * What to find out before anything else, where too much is not known.
 * @type {import("./pdf-blocks.js").DrawPart}
 */
export function findOut(paper, { first }) {
  if (!first.length) return;
  heading(paper, say.finding.find_out);
  list(paper, first.map((text) => ({ text })));
}
