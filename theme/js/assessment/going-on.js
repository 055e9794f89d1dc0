/**
 * Goes on with the answers that readers gave in a card on another page and brought along in a link. They
 * become a run of their own beside those that there are; the same answers once more open the same run.
 */
import { createdAt, momentIn, today } from "../browser/days.js";
import { find } from "../browser/elements.js";
import { dropFragment } from "../browser/fragment.js";
import { hasEntries, runName } from "../browser/runs.js";
import { attempt } from "../exact/attempt.js";
import { writeLink } from "../exact/link.js";
import { say } from "../say.js";

/**
 * @typedef {import("../types.js").Response} Response
 * @typedef {ReturnType<typeof import("../exact/read-link.js").readLink>} Linked
 */

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<import("./feature.js").Tools, "runs" | "notify"> & Partial<import("./feature.js").Tools>} tools
 * @returns {(linked: Linked) => void}
 */
export function openGoingOn(page, { runs, notify, showRuns }) {
  const { framework } = page;
  const { version, seal } = framework;
  /** @type {Response} */
  let response;
  let state = "";
  page.subscribe((latest, record) => {
    response = latest;
    ({ state } = record);
  });
  const textAt = (/** @type {string | null} */ key) => attempt(() => localStorage[key ?? ""]);

  /** To where these readers left off: the result, or the first question that is open. */
  const goOn = () => find(state === "incomplete" ? "#missing a" : "#progress .button").click();

  /**
   * The saved run with the same answers, the open one first.
   * @param {Linked} linked
   */
  function sameAs({ response: own, made }) {
    // One result has one link.
    const link = writeLink(framework, own, made);
    const all = runs.all().filter((run) => run.version === version && run.seal === seal && writeLink(framework, run, made) === link);
    return all.find(({ key }) => key === page.run) ?? all[0];
  }

  /**
   * Makes a run of the answers. Nothing that is saved, or on the screen alone, gives way.
   * @param {Linked} linked
   * @returns {() => void} takes it back
   */
  function begin({ response: own, made }) {
    const before = { response, run: page.run };
    const key = hasEntries(response) || !page.run || textAt(page.run) ? runs.unused() : page.run;
    const { moment, zone } = momentIn(made === today() ? createdAt(Date.now()) : made);
    runs.put({ ...own, key, seal, saved: moment, zone });
    const text = textAt(key);
    runs.go(own, key);
    return () => {
      // What was changed since then stays saved.
      const isChanged = textAt(key) !== text;
      if (!isChanged) runs.remove(key);
      runs.go(before.response, isChanged && key === before.run ? runs.unused() : before.run);
    };
  }

  return function goOnWith(linked) {
    if (!hasEntries(linked.response)) return void dropFragment();
    const before = { response, run: page.run };
    let undo = () => runs.go(before.response, before.run);
    const isWithdrawn = document.documentElement.classList.contains("withdrawn");
    let text = isWithdrawn ? say.going_on.withdrawn : textAt(before.run) ? say.going_on.taken_beside : say.going_on.taken;
    const same = sameAs(linked);
    if (same) {
      runs.open(same);
      text = say.going_on.here({ run: runName(same) });
    } else {
      undo = begin(linked);
    }
    // Where nothing can be kept, the address still holds them after a reload.
    if (textAt(page.run)) dropFragment();
    showRuns?.();
    goOn();
    const takeBack = () => {
      undo();
      showRuns?.();
    };
    notify.confirm("going-on", text, same && page.run === before.run ? [] : [[say.common.undo, takeBack]]);
  };
}
