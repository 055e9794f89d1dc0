/** Drawings as pixels. */
import { make } from "../browser/make.js";
import { say } from "../say.js";

/** What draws on a canvas. */
export function contextOf(/** @type {HTMLCanvasElement} */ canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error(say.picture.no_canvas);
  return context;
}

/**
 * A canvas on which a drawing was put.
 * @param {string} svgText
 * @param {{width: number, height: number}} size in pixels
 */
export async function canvasOf(svgText, { width, height }) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText)}`;
  await image.decode();
  const canvas = make("canvas", { width, height });
  contextOf(canvas).drawImage(image, 0, 0, width, height);
  return canvas;
}
