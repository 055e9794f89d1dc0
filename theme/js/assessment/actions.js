/** What the buttons with `data-action` do: those of the scorecard, and those of saved results. */
import { byId } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { hasEntries } from "../browser/runs.js";
import { say } from "../say.js";

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<import("./later.js").Tools, "runs" | "notify" | "fileActions">} tools
 */
export function connectButtons(page, { runs, notify, fileActions }) {
  const again = make("button", { type: "button", className: "quiet", ...OWN_WORDS }, say.scorecard.start_again);
  again.dataset.action = "reset";
  byId("scorecard").append(make("p", { className: "apart" }, again));
  const questionnaire = byId("questions");
  /** @type {import("../types.js").Response} */
  let response;
  page.subscribe((latest) => {
    response = latest;
  });

  /** Ends the run on the screen, and offers to have it back. */
  function reset() {
    const { run } = page;
    const ended = response;
    if (hasEntries(ended)) {
      if (run) runs.remove(run);
      runs.begin();
      const undo = () => runs.go(ended, hasEntries(response) ? runs.unused() : run);
      notify.confirm("run", say.runs.cleared, [[say.common.undo, undo]]).focus({ preventScroll: true });
    }
    questionnaire.scrollIntoView();
  }

  /** Begins another run; the one on the screen stays saved. */
  function begin() {
    if (hasEntries(response)) {
      runs.begin();
      notify.confirm("run", say.runs.begun);
    }
    questionnaire.scrollIntoView();
  }

  const actions = new Map(Object.entries({ print: () => print(), reset, new: begin, ...fileActions }));
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-action]");
    if (button instanceof HTMLElement) actions.get(button.dataset.action ?? "")?.();
  });
}
