/**
 * The scorecard as a document: a page that says where one stands and why, a page that says what
 * next, and the answers with their notes. It is loaded on demand, with pdfkit and its fonts, and
 * says so by an event whose detail is `writePdf`.
 */
import { dayText } from "../browser/days.js";
import { drawBar, drawPath } from "./pdf-figures.js";
import { openPaper } from "./pdf-paper.js";

const vendored = window.stagemarkVendored;
const OPEN =
  "Not everything is answered yet, so this is a range: one end takes every open question at its lowest, the other at its highest.";
const GUTTER = 24;
const KINDS = [["strength", "What is strong", "good"], ["warning", "What to watch", "warn"], ["note", "Worth knowing", "muted"]];
const SMALL = { size: 8.5, color: "muted" };

/**
 * @param {{summary: import("./summary.js").Summary, pageSize: "A4" | "LETTER"}} wish
 * @returns {Promise<{bytes: Blob, lost: string[]}>} `lost`: letters that could not be set;
 * equal wishes make equal bytes
 */
async function writePdf({ summary, pageSize }) {
  const { title, language, date, site, label, version } = summary;
  const colours = coloursOfPage();
  const heading = [title, label].filter(Boolean).join(", ");
  const paper = await openPaper({ title: heading, language, date, site, size: pageSize, colours }, vendored);
  opening(paper, summary);
  whereYouStand(paper, summary);
  gates(paper, summary);
  dimensions(paper, summary);
  findings(paper, summary);
  nextStep(paper, summary);
  wayOn(paper, summary);
  suggestions(paper, summary);
  answers(paper, summary);
  paper.number(`${heading} · ${version} · ${dayText(date)}`);
  return paper.close();
}

/** The page's colours in its light dress, which is that of paper, by the names of their properties. */
function coloursOfPage() {
  const rules = [...document.querySelector("style").sheet.cssRules];
  const roots = rules.filter(({ selectorText }) => selectorText === ":root").map(({ style }) => style);
  return Object.fromEntries(
    roots.flatMap((style) =>
      [...style].filter((name) => name.startsWith("--")).map((name) => [name.slice(2), style.getPropertyValue(name).trim()]),
    ),
  );
}

/** The heading of a part: it stays with what follows it, and keeps away from what stands before it. */
function head(paper, text, { below = 60, type = "H2", size = 13, gap = 12 } = {}) {
  paper.room(below + size + gap);
  if (!paper.isNew()) paper.doc.y += gap;
  paper.text(text, { type, size, bold: true });
  paper.doc.y += 4;
}

function opening(paper, { title, site, date, label, version }) {
  const { doc } = paper;
  const { y } = doc;
  paper.text(site, { ...SMALL, bold: true, color: "accent", width: paper.width / 2 });
  paper.text(`${version} · ${dayText(date)}`, { ...SMALL, y, x: paper.left + paper.width / 2, align: "right" });
  doc.y += 8;
  paper.text(title, { type: "H1", size: 21, bold: true });
  paper.text(label, { size: 12, color: "muted" });
  doc.y += 6;
  paper.rule("accent");
}

function whereYouStand(paper, { state, verdict, standing, stage, stages, why }) {
  const { doc } = paper;
  doc.y += 8;
  paper.text("Where you stand", { ...SMALL, type: "H2", bold: true });
  paper.text(verdict, { size: 26, bold: true, color: "accent" });
  paper.text(stage?.tagline, { size: 12 });
  paper.text(standing, { size: 10.5, color: "muted", tabular: true });
  doc.y += 6;
  drawPath(paper, stages);
  doc.y += 8;
  paper.text(state === "incomplete" ? OPEN : stage?.summary, {});
  if (why) {
    head(paper, "Why this stage");
    paper.text(why, {});
  }
}

/**
 * A table: heads of columns, then rows of cells. A column may leave room `after` itself, where a row
 * adorns itself.
 */
function table(paper, columns, rows) {
  const { doc, left } = paper;
  let x = left;
  const places = columns.map(({ width, after = 0 }) => {
    const place = { x, width: width - 8 };
    x += width + after;
    return place;
  });
  paper.within("Table", {}, () => {
    paper.within("TR", {}, () => {
      const { y } = doc;
      columns.forEach(({ name, align }, index) => {
        paper.text(name, { ...SMALL, ...places[index], align, y, type: "TH", scope: "Column" });
      });
    });
    doc.y += 2;
    for (const { cells, style, adorn } of rows) {
      const height = Math.max(...cells.map((text, index) => paper.heightOf(text, { ...style, ...places[index] })));
      paper.room(height + 6);
      paper.rule();
      const y = doc.y + 4;
      paper.within("TR", {}, () => {
        cells.forEach((text, index) => {
          const as = index ? { type: "TD" } : { type: "TH", scope: "Row", bold: true };
          paper.text(text || "–", { ...style, ...as, ...places[index], align: columns[index].align, y });
        });
      });
      adorn?.(y);
      doc.y = y + height + 2;
    }
  });
}

const FIGURES = [
  { key: "figure", name: "Score", share: 0.1, align: "right" },
  { key: "stage", name: "Stage", share: 0.2 },
  { key: "target", name: "Target", share: 0.2 },
  { key: "gap", name: "Gap", share: 0.08, align: "right" },
];

/** Names with their bars beside them, then whichever figures there are. */
function dimensions(paper, { dimensions: all }) {
  const targets = new Set(all.map(({ target }) => target).filter(Boolean));
  // One target for all is said once, below; the names of stages get its room.
  const shown = FIGURES.filter(({ key }) => all.some((one) => one[key]) && (key !== "target" || targets.size > 1));
  const free = Math.max(0, 4 - shown.length) * 0.1;
  const columns = shown.map(({ key, name, share, align }) => ({
    name,
    align,
    width: paper.width * (key === "stage" ? share + free : share),
  }));
  const rest = paper.width - columns.reduce((sum, { width }) => sum + width, 0);
  const names = rest / 2;
  const bars = rest - names - GUTTER / 2;
  head(paper, "Dimensions", { below: 90 });
  table(
    paper,
    [{ name: "Dimension", width: names, after: rest - names }, ...columns],
    all.map((dimension) => ({
      style: { size: 9, tabular: true },
      cells: [dimension.name, ...shown.map(({ key }) => dimension[key])],
      adorn: (y) => drawBar(paper, dimension, paper.left + names, y + 2, bars),
    })),
  );
  if (!targets.size) return;
  paper.doc.y += 4;
  const aim = targets.size === 1 ? `${[...targets][0]} begins, the target` : "its target begins";
  paper.text(`The mark on a bar is where ${aim}; the gap is what is missing to it.`, SMALL);
}

function gates(paper, { gates: all }) {
  if (!all.length) return;
  head(paper, "Gates");
  table(
    paper,
    [{ name: "Gate", width: paper.width * 0.75 }, { name: "Status", width: paper.width * 0.25 }],
    all.map(({ name, status }) => ({ style: { size: 9 }, cells: [name, status] })),
  );
}

/** Patterns worth saying, by their kinds: side by side where there are several kinds. */
function findings(paper, { findings: all }) {
  const { doc, left, width } = paper;
  const kinds = KINDS.map(([kind, name, color]) => ({ name, color, some: all.filter((one) => one.kind === kind) }));
  const groups = kinds.filter(({ some }) => some.length);
  if (!groups.length) return;
  const columns = Math.min(groups.length, 2);
  const column = (width - GUTTER * (columns - 1)) / columns;
  const heights = groups.map(({ some }) => some.reduce((sum, one) => sum + heightOfFinding(paper, one, column) + 6, 38));
  paper.room(Math.min(400, Math.max(...heights)));

  // The third kind goes below the shorter of the first two.
  const ends = Array(columns).fill(doc.y);
  groups.forEach(({ name, color, some }, index) => {
    const place = index < columns ? index : ends.indexOf(Math.min(...ends));
    const x = left + place * (column + GUTTER);
    doc.y = ends[place] + 12;
    paper.text(name, { type: "H2", size: 13, bold: true, x, width: column });
    doc.y += 4;
    for (const finding of some) drawFinding(paper, finding, { x, width: column, color });
    ends[place] = doc.y;
  });
  doc.y = Math.max(...ends);
}

const findingStyle = (width) => ({ width: width - 12, size: 9.5 });

const heightOfFinding = (paper, { title, text }, width) =>
  paper.heightOf(title, { ...findingStyle(width), bold: true }) + paper.heightOf(text, findingStyle(width));

/** A finding behind a line in the colour of its kind. */
function drawFinding(paper, { title, text }, { x, width, color }) {
  const { doc, colours } = paper;
  const style = { ...findingStyle(width), x: x + 12 };
  const height = heightOfFinding(paper, { title, text }, width);
  paper.room(height);
  const { y } = doc;
  paper.artifact(() => doc.rect(x, y, 3, height).fill(colours[color]));
  paper.text(title, { ...style, y, type: "H3", bold: true });
  paper.text(text, style);
  doc.y += 6;
}

/** Items with their bullets or numbers; `aside` is what stands small behind an item. */
function list(paper, items, { x = paper.left, width = paper.width, isNumbered = false, size = 10 } = {}) {
  const { doc } = paper;
  const indent = isNumbered ? 18 : 12;
  paper.within("L", {}, () => {
    items.forEach(({ text, aside }, index) => {
      const body = { x: x + indent, width: width - indent, size };
      paper.room(Math.min(200, paper.heightOf(text, body)));
      const { y } = doc;
      paper.within("LI", {}, () => {
        paper.text(isNumbered ? `${index + 1}.` : "•", { type: "Lbl", x, y, width: indent, size, color: "accent", bold: true });
        paper.within("LBody", {}, () => {
          paper.text(text, { ...body, y });
          paper.text(aside, { ...body, ...SMALL });
        });
      });
      doc.y += 3;
    });
  });
}

const itemsOf = (steps) => steps.map(({ text, effort }) => ({ text, aside: effort }));

/** The one thing to do next, in a box, and how far it is to the next stage. */
function nextStep(paper, { rise, steps, roadmap }) {
  const first = roadmap.find((one) => one.steps.length);
  const [step] = first?.steps ?? steps;
  if (!step && !rise) return;
  const { doc, left, width, colours } = paper;
  const place = { x: left + 14, width: width - 28 };
  const parts = [
    { text: "What to do next", style: { ...SMALL, ...place, type: "H2", bold: true, color: "accent" } },
    step && { text: step.text, style: { ...place, size: 12, bold: true } },
    step && { text: [first?.dimension, step.effort].filter(Boolean).join(" · "), style: { ...place, ...SMALL } },
    rise && { text: `${rise.title}.`, style: place },
  ].filter((one) => one?.text);
  const height = parts.reduce((sum, { text, style }) => sum + paper.heightOf(text, style) + 2, 18);
  if (!paper.room(height + 14)) doc.y += 14;
  const { y } = doc;
  paper.artifact(() => doc.rect(left, y, width, height).fill(colours.tint));
  doc.y = y + 10;
  for (const { text, style } of parts) {
    paper.text(text, style);
    doc.y += 2;
  }
  doc.y = y + height;
}

/** The way on, behind the first page: steps of the stage, answers that would have to rise, the roadmap. */
function wayOn(paper, { steps, rise, roadmap }) {
  if (!steps.length && !rise && !roadmap.length) return;
  if (paper.doc.bufferedPageRange().count === 1) paper.doc.addPage();
  if (steps.length) {
    head(paper, "Next steps");
    list(paper, itemsOf(steps), { isNumbered: true });
  }
  if (rise) {
    head(paper, rise.title);
    list(paper, rise.questions.map((text) => ({ text })));
  }
  if (!roadmap.length) return;
  head(paper, "Roadmap, largest gap first");
  roadmap.forEach((one, index) => milestone(paper, one, index + 1));
}

/** What moves one dimension to its target. */
function milestone(paper, { dimension, gap, steps }, place) {
  const { doc, left, width } = paper;
  const split = width * 0.7;
  paper.room(70);
  paper.rule();
  const y = doc.y + 7;
  paper.text(`${place}. ${dimension}`, { type: "H3", size: 11, bold: true, y, width: split });
  const below = doc.y;
  paper.text(`${gap} to its target`, { ...SMALL, x: left + split, y: y + 2, align: "right", tabular: true });
  doc.y = below + 3;
  if (steps.length) list(paper, itemsOf(steps));
  doc.y += 5;
}

/** What the chosen options suggest, question by question. */
function suggestions(paper, { answers: all }) {
  const advised = all.filter(({ advice }) => advice.length);
  if (!advised.length) return;
  paper.doc.addPage();
  head(paper, "What your answers suggest");
  for (const { question, answer, advice } of advised) {
    head(paper, question, { type: "H3", size: 11 });
    paper.text(answer, SMALL);
    for (const { kind, text } of advice) {
      paper.doc.y += kind === "heading" ? 6 : 2;
      if (kind === "item") list(paper, [{ text, aside: "" }], { size: 9 });
      else paper.text(text, { size: 9, bold: kind === "heading" });
    }
    paper.doc.y += 8;
  }
}

/** Every question with its answer, and the notes below their questions. */
function answers(paper, { answers: all, source }) {
  paper.doc.addPage();
  head(paper, "Answers and notes");
  for (const dimension of new Set(all.map((one) => one.dimension))) {
    head(paper, dimension, { type: "H3", size: 11 });
    paper.within("Table", {}, () => {
      for (const one of all.filter((other) => other.dimension === dimension)) drawAnswer(paper, one);
    });
  }
  if (!source) return;
  paper.doc.y += 14;
  paper.text(`Answered at ${source}`, SMALL);
}

function drawAnswer(paper, { question, answer, note }) {
  const { doc, left, width } = paper;
  const split = width * 0.55;
  const asked = { size: 9, width: split - 14 };
  const given = { size: 9, x: left + split, width: width - split, bold: Boolean(answer), color: answer ? "ink" : "muted" };
  const text = answer || "Not answered";
  const height = Math.max(paper.heightOf(question, asked), paper.heightOf(text, given));
  // A long answer or note runs on over pages; what is short stays together.
  paper.room(Math.min(height + 10 + (note ? 24 : 0), 400));
  paper.rule();
  const y = doc.y + 4;
  let below;
  paper.within("TR", {}, () => {
    paper.text(question, { ...asked, y, type: "TH", scope: "Row" });
    below = doc.y;
    paper.within("TD", {}, () => {
      paper.text(text, { ...given, y });
      if (!note) return;
      doc.y = Math.max(below, doc.y) + 2;
      paper.text(note, { size: 9, x: left + 14, width: width - 28, color: "muted" });
    });
  });
  doc.y = Math.max(doc.y, below) + 3;
}

document.dispatchEvent(new CustomEvent("stagemark:pdf", { detail: writePdf }));
