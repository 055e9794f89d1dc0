/** Says in plain words what has become of what this browser keeps, when not all is as it should be. */
import { hasEntries, whyUnreadable } from "../browser/runs.js";
import { saveFile } from "../browser/save-file.js";
import { attempt } from "../exact/attempt.js";
import { entryIn } from "../browser/shelf.js";

const BLOCKED =
  "This browser keeps nothing here, as it may be in private windows and in frames of other sites. Download your result before you leave.";
const FULL =
  "This browser’s storage is full: your last changes are not kept. Download your result before you leave, or delete saved runs that you no longer need.";
const DRAFT_CHANGED =
  "This draft has changed since you answered. Answers that still fit are shown; what was saved is put aside.";
const PARTLY_UNFIT =
  "Some of what was saved here does not fit this version. What fits is shown; what was saved is put aside.";
const REMOVED =
  "This run was deleted elsewhere in this browser. It still stands here; your next answer keeps it again, as a run of its own.";

/**
 * @param {object} page what the page offers
 * @param {object} runs the saved runs
 * @param {Function} say says what has happened
 */
export function tellKeeping(page, runs, say) {
  tellUnsaved(say);
  tellAside(page, runs, say);
  tellRemoved(page, runs, say);
}

/** Why the last change could not be saved: at the top of the page, and where it happens in sight. */
function tellUnsaved(say) {
  const notice = document.getElementById("unsaved");
  const download = () => document.querySelector("[data-download=json]").click();
  const tell = () => {
    const isBlocked = attempt(() => localStorage.length) === undefined;
    notice.textContent = isBlocked ? BLOCKED : FULL;
  };
  new MutationObserver(() => {
    if (notice.hidden) return say("unsaved", "");
    tell();
    return say("unsaved", notice.textContent, [["Download it", download]]);
  }).observe(notice, { attributeFilter: ["hidden"] });
  tell();
}

/** What was put aside when the run was opened: how it came to be, and what to do with it. */
function tellAside(page, runs, say) {
  const opening = document.querySelector(".opening");
  let told;
  const tell = () => {
    const key = `${page.run}:aside`;
    const text = attempt(() => localStorage[key]);
    if (!text) return say("aside", "");
    const entry = entryIn(text);
    const isDraft = entry && entry.seal !== page.framework.seal;
    const why = !entry ? `${whyUnreadable(text)} It is put aside.` : isDraft ? DRAFT_CHANGED : PARTLY_UNFIT;
    const download = () => {
      saveFile(`${page.framework.id}-${page.framework.version}-put-aside.txt`, "text/plain;charset=utf-8", text);
      tell().focus({ preventScroll: true });
    };
    const choices = [["Download it", download], ["Delete it", () => runs.remove(key)]];
    return say("aside", why, choices, opening);
  };
  page.subscribe(() => {
    if (page.run === told) return;
    told = page.run;
    tell();
  });
}

/** When another tab deletes the run that is open here, or everything, the screen keeps it. */
function tellRemoved(page, runs, say) {
  let response;
  let removed;
  const keep = () => {
    removed = undefined;
    say("removed", "");
    runs.go(response, runs.unused());
  };
  page.subscribe((latest) => {
    const isChanged = removed && latest !== removed;
    response = latest;
    // Who looks at another run meanwhile has left this one.
    if (isChanged && page.run === null) queueMicrotask(keep);
    else if (isChanged) removed = say("removed", "");
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (newValue !== null || !page.run || (key !== null && key !== page.run) || !hasEntries(response)) return;
    page.open(response, null);
    removed = response;
    say("removed", REMOVED, [["Keep it now", keep]]);
  });
}
