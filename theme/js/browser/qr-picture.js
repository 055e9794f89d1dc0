/** A QR code as a drawing: dark on white whatever the page looks like, as some readers take nothing else. */
import { qrOf, qrPath } from "../exact/qr.js";
import { makeSvg } from "./make-svg.js";

/**
 * @param {string} text
 * @param {string} title what it is, for those who do not see it
 * @returns {SVGSVGElement | null} null for a text that is too long for a code that phones read
 */
export function qrPicture(text, title) {
  const modules = qrOf(text);
  if (!modules) return null;
  const { path, side } = qrPath(modules);
  return makeSvg(
    "svg",
    { viewBox: `0 0 ${side} ${side}`, role: "img", class: "qr", "shape-rendering": "crispEdges" },
    makeSvg("title", {}, title),
    makeSvg("path", { fill: "#fff", d: `M0 0h${side}v${side}h-${side}z` }),
    makeSvg("path", { fill: "#000", d: path }),
  );
}
