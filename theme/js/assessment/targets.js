/** The path of stages in words, and on it the target: the stage that most dimensions aim at. */
import { addStyle } from "../browser/sheet.js";

const SAYINGS = `
#scorecard [data-says]::after { content: attr(data-says); display: inline-block; margin-inline-start: .5rem; color: var(--muted); font-size: .75rem; font-weight: 400 }
#scorecard .path [data-mark=here] + li:not([data-target])::before { border: 1px solid var(--edge) }
#scorecard .path [data-target]::before { border: 2px dashed var(--accent) }
@media (min-width: 40rem) { #scorecard .path:not(:has(:nth-child(7))) [data-says]::after { display: block; margin: 0 } }`;

/** The stage that most dimensions aim at and how many do; of two the nearer; the next where none has an aim. */
function commonTarget({ stages }, { stage, dimensions }) {
  const targets = Object.values(dimensions)
    .map(({ target }) => target)
    .filter(Boolean);
  const votes = stages.map((id) => targets.filter((target) => target === id).length);
  const most = Math.max(...votes);
  if (!most) return { position: stages.indexOf(stage) + 1, says: "next" };
  const says = most === targets.length ? "your target" : `your target in ${most} of ${targets.length}`;
  return { position: votes.indexOf(most), says };
}

/** What each step says of itself; empty for most. */
function said({ stages }, record, target) {
  const { state, stage, low, high } = record;
  return stages.map((id, index) => {
    if (state === "complete") {
      if (id === stage) return "you are here";
      return index === target.position ? target.says : "";
    }
    if (!low || (low.stage !== id && high.stage !== id)) return "";
    if (low.stage === high.stage) return "as it looks now";
    return low.stage === id ? "at least" : "at most";
  });
}

/** Keeps the words and the target on the path current. */
export function openTargets({ program }, subscribe) {
  const { stages } = program;
  const steps = stages.map((id) => document.getElementById(`step_${id}`));
  addStyle(SAYINGS);
  subscribe((_, record) => {
    const target = commonTarget(program, record);
    const here = stages.indexOf(record.stage);
    const texts = said(program, record, target);
    steps.forEach((step, index) => {
      step.firstChild.dataset.says = texts[index];
      step.toggleAttribute("data-target", record.state === "complete" && index === target.position && index > here);
    });
  });
}
