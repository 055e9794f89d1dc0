/** Says in plain words what has become of what this browser keeps, when not all is as it should be. */
import { byId, find } from "../browser/elements.js";
import { hasEntries, whyUnreadable } from "../browser/runs.js";
import { saveFile } from "../browser/save-file.js";
import { entryIn } from "../browser/shelf.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("../types.js").Response} Response
 * @typedef {Pick<import("./later.js").Tools, "runs" | "notify">} Tools
 */

/** Whether this browser keeps nothing for this page. */
export const isStorageClosed = () => attempt(() => localStorage.length) === undefined;

/**
 * @param {Page} page
 * @param {Tools} tools
 */
export function warnAboutStorage(page, tools) {
  warnOfUnsaved(tools);
  warnOfPutAside(page, tools);
  warnOfRemoved(page, tools);
}

/**
 * Why the last change could not be saved: at the top of the page, and where it happens in sight.
 * @param {Tools} tools
 */
function warnOfUnsaved({ notify }) {
  const notice = byId("unsaved");
  const download = () => find("[data-download=json]").click();
  const explain = () => {
    notice.textContent = isStorageClosed() ? say.storage.blocked : say.storage.full;
  };
  new MutationObserver(() => {
    if (notice.hidden) return void notify.clear("unsaved");
    explain();
    return void notify.warn("unsaved", notice.textContent, [[say.storage.download_it, download]]);
  }).observe(notice, { attributeFilter: ["hidden"] });
  explain();
}

/**
 * What was put aside when the run was opened: how it came to be, and what to do with it.
 * @param {Page} page
 * @param {Tools} tools
 */
function warnOfPutAside(page, { runs, notify }) {
  const opening = find(".opening");
  const { id, version, seal } = page.framework;
  const show = () => {
    const key = `${page.run}:aside`;
    const text = attempt(() => localStorage[key]);
    if (!text) return notify.clear("aside");
    const entry = entryIn(text);
    const changed = entry?.seal === seal ? say.storage.partly_unfit : say.storage.draft_changed;
    const download = () => {
      saveFile(`${id}-${version}-put-aside.txt`, "text/plain;charset=utf-8", text);
      show()?.focus({ preventScroll: true });
    };
    return notify.inform(
      "aside",
      entry ? changed : say.storage.put_aside({ reason: whyUnreadable(text) }),
      [[say.storage.download_it, download], [say.storage.delete_it, () => runs.remove(key)]],
      opening,
    );
  };
  /** @type {string | null | undefined} */
  let shown;
  page.subscribe(() => {
    if (page.run === shown) return;
    shown = page.run;
    show();
  });
}

/**
 * When another tab deletes the run that is open here, or everything, the screen keeps it.
 * @param {Page} page
 * @param {Tools} tools
 */
function warnOfRemoved(page, { runs, notify }) {
  /** @type {Response} */
  let response;
  /** @type {Response | undefined} */
  let removed;
  const keep = () => {
    removed = undefined;
    notify.clear("removed");
    runs.go(response, runs.unused());
  };
  page.subscribe((latest) => {
    const isChanged = removed && latest !== removed;
    response = latest;
    if (!isChanged) return;
    // When another run was opened meanwhile, this one was left.
    if (page.run === null) return queueMicrotask(keep);
    removed = undefined;
    notify.clear("removed");
  });
  addEventListener("storage", ({ key, newValue }) => {
    if (newValue !== null || !page.run || (key !== null && key !== page.run) || !hasEntries(response)) return;
    page.open(response, null);
    removed = response;
    notify.inform("removed", say.storage.removed, [[say.storage.keep_now, keep]]);
  });
}
