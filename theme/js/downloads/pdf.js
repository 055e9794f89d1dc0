/**
 * The scorecard as a document: a page that says where one stands, what to do next and how the dimensions do; then
 * the rest of the plan, what stands out, why, and the answers with their notes. It is a piece that
 * loads with the first PDF, with pdfkit and its fonts.
 */
import { dayText } from "../browser/days.js";
import { find } from "../browser/elements.js";
import { answers, suggestions } from "./pdf-answers.js";
import { dimensions, gates } from "./pdf-dimensions.js";
import { findings, whyThisStage } from "./pdf-findings.js";
import { furtherSteps, invitation, nextStep } from "./pdf-next.js";
import { findOut, opening, pixelsOfLogo, whereYouStand } from "./pdf-opening.js";
import { openPaper, unpackedFonts } from "./pdf-paper.js";

/** Put beside this program by the build. */
const vendored = /** @type {Window & {stagemarkVendored: import("./pdf-paper.js").Vendored}} */ (
  /** @type {unknown} */ (window)
).stagemarkVendored;

/** @type {import("./pdf-blocks.js").DrawPart[]} */
const PARTS_OF_DOCUMENT = [
  opening,
  whereYouStand,
  findOut,
  nextStep,
  invitation,
  dimensions,
  gates,
  findings,
  furtherSteps,
  whyThisStage,
  suggestions,
  answers,
];

/** As usual, then closer and wider. */
const DENSITIES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 1.3];
/** How much of the last page is filled at least, so that it does not stand nearly empty. */
const FILLED = 0.25;
/** What runs over the first page by more than this, in parts of a page, no density brings back. */
const OVER = 0.25;

/**
 * The document, and the letters that could not be set in it; equal wishes make equal bytes.
 * @param {{summary: import("./summary.js").Summary, pageSize: import("./paper-size.js").PageSize}} wish
 */
export async function writePdf({ summary, pageSize: size }) {
  const { title, language, date, site, label, sender } = summary;
  const name = [title, label].filter(Boolean).join(", ");
  const options = { title: name, language, date, site, size, colours: coloursOfPage() };
  const fonts = await unpackedFonts(vendored);
  const logoPixels = await pixelsOfLogo();
  const drawn = (/** @type {number} */ density) => {
    const paper = openPaper({ ...options, density }, vendored, fonts);
    let over = 0;
    for (const draw of PARTS_OF_DOCUMENT) {
      draw(paper, { ...summary, logoPixels });
      if (draw === dimensions) over = paper.pages() - 2 + paper.filled();
    }
    const isFilled = paper.pages() === 1 || paper.filled() >= FILLED;
    return { paper, isFilled, isWhole: over <= 0, isHopeless: over > OVER };
  };
  // The result is to stand whole on the first page, where it can, and the last is not to be nearly empty.
  let best = drawn(DENSITIES[0]);
  const merits = (/** @type {typeof best} */ one) => Number(one.isFilled) + Number(one.isWhole);
  const most = best.isHopeless ? 1 : 2;
  for (const density of DENSITIES.slice(1)) {
    if (merits(best) >= most) break;
    const other = drawn(density);
    if (merits(other) > merits(best)) best = other;
  }
  best.paper.number([name, dayText(date)].join(" · "), [sender.name, ...sender.ways].filter(Boolean).join(" · "));
  return best.paper.close();
}

/** The page's colours in its light dress, which is that of paper, by the names of their properties. */
function coloursOfPage() {
  const rules = [...(find("style").sheet?.cssRules ?? [])].filter((rule) => rule instanceof CSSStyleRule);
  const roots = rules.filter(({ selectorText }) => selectorText === ":root").map(({ style }) => style);
  const colours = Object.fromEntries(
    roots.flatMap((style) =>
      [...style].filter((name) => name.startsWith("--")).map((name) => [name.slice(2), style.getPropertyValue(name).trim()]),
    ),
  );
  // Large fills are in the accent where the publisher has no colour of their own for them.
  return { brand: colours.accent, "on-brand": colours["on-accent"], ...colours };
}
