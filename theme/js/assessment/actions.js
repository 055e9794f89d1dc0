/** What the buttons with `data-action` do: those that stand in the page, and those of saved runs. */
import { byId, findAll } from "../browser/elements.js";
import { hasEntries } from "../browser/runs.js";
import { say } from "../say.js";

/**
 * @param {import("../browser/page.js").Page} page
 * @param {Pick<import("./later.js").Tools, "runs" | "notify" | "fileActions">} tools
 */
export function connectButtons(page, { runs, notify, fileActions }) {
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
      notify("run", say.runs.cleared, [[say.common.undo, undo]])?.focus({ preventScroll: true });
    }
    questionnaire.scrollIntoView();
  }

  /** Begins another run; the one on the screen stays saved. */
  function begin() {
    if (hasEntries(response)) {
      runs.begin();
      notify("run", say.runs.begun);
    }
    questionnaire.scrollIntoView();
  }

  const actions = new Map(Object.entries({ print: () => print(), reset, new: begin, ...fileActions }));
  // Those that stand in the page are offered once they do something.
  for (const button of findAll("[data-action][hidden]")) button.hidden = false;
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-action]");
    if (button instanceof HTMLElement) actions.get(button.dataset.action ?? "")?.();
  });
}
