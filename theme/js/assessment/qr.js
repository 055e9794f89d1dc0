/** The result as a QR code, to be photographed off this screen: a piece, which loads at first use. */
import { css } from "../css.js";
import { dayIn } from "../browser/days.js";
import { make } from "../browser/make.js";
import { qrPicture } from "../browser/qr-picture.js";
import { saveFile } from "../browser/save-file.js";
import { addStyle } from "../browser/sheet.js";
import { writeLink } from "../exact/link.js";
import { LARGEST } from "../exact/qr.js";
import { say } from "../say.js";

/** Points of the picture to a module. */
const POINTS = 8;

/** @type {HTMLElement | undefined} */
let place;

/**
 * Shows the code in the panel, until the result is another one.
 * @param {Pick<import("../browser/page.js").Page, "framework" | "subscribe">} page
 * @param {import("./later.js").Tools["runs"]} runs
 * @param {import("./share.js").Panel} panel
 */
export function showCode({ framework, subscribe }, runs, panel) {
  if (!place) {
    addStyle(css("later/qr.css"));
    place = make("div", { id: "share-qr" });
    place.setAttribute("role", "status");
    panel.element.lastElementChild?.before(place);
  }
  const shown = place;
  let isCurrent = false;
  subscribe((response) => {
    shown.replaceChildren();
    if (isCurrent) return;
    isCurrent = true;
    const day = dayIn(runs.made());
    const { link } = panel;
    shown.append(...contentOf(link || writeLink(framework, response, day), Boolean(link), `${framework.id}-${framework.version}-${day}-qr`));
  });
  shown.scrollIntoView({ block: "nearest" });
}

/**
 * @param {string} text
 * @param {boolean} isLink whether it leads anywhere, or is to be pasted
 * @param {string} fileName without an ending
 */
function contentOf(text, isLink, fileName) {
  const picture = qrPicture(text, say.qr.title);
  if (!picture) return [make("p", {}, isLink ? say.qr.too_long({ version: LARGEST }) : say.qr.too_long_for_text({ version: LARGEST }))];
  /** @type {(label: string, save: () => void) => HTMLElement} */
  const button = (label, save) => make("button", { type: "button", onclick: save }, label);
  return [
    picture,
    make("p", {}, isLink ? say.qr.leads_here : say.qr.holds_text),
    make(
      "p",
      {},
      button(say.qr.save_svg, () => saveFile(`${fileName}.svg`, "image/svg+xml", svgText(picture))),
      " ",
      button(say.qr.save_png, () => pixelsOf(picture).toBlob((blob) => blob && saveFile(`${fileName}.png`, "image/png", blob))),
    ),
  ];
}

/** As a file of its own. */
function svgText(/** @type {SVGSVGElement} */ picture) {
  return `${new XMLSerializer().serializeToString(picture)}\n`;
}

function pixelsOf(/** @type {SVGSVGElement} */ picture) {
  const side = POINTS * picture.viewBox.baseVal.width;
  const canvas = make("canvas", { width: side, height: side });
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.scale(POINTS, POINTS);
  for (const path of picture.querySelectorAll("path")) {
    context.fillStyle = path.getAttribute("fill") ?? "";
    context.fill(new Path2D(path.getAttribute("d") ?? ""));
  }
  return canvas;
}
