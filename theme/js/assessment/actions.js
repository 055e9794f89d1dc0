/** What the buttons with data-action do: those that stand in the page, and those of saved runs. */
import { hasEntries } from "../browser/runs.js";

/**
 * @param {object} page what the page offers
 * @param {{runs: object, say: Function, more: Object<string, () => void>}} tools `more`: what
 *   further buttons do
 */
export function openActions(page, { runs, say, more }) {
  const questionnaire = document.getElementById("questions");
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
      say("run", "All answers and notes of this run are cleared.", [["Undo", undo]]).focus({ preventScroll: true });
    }
    questionnaire.scrollIntoView();
  }

  /** Begins another run; the one on the screen stays saved. */
  function begin() {
    if (hasEntries(response)) {
      runs.begin();
      say("run", "This is a new run. The one before is among your saved runs.");
    }
    questionnaire.scrollIntoView();
  }

  const actions = new Map(Object.entries({ print: () => print(), reset, new: begin, ...more }));
  // Those that stand in the page are offered once they do something.
  for (const button of document.querySelectorAll("[data-action][hidden]")) button.hidden = false;
  document.addEventListener("click", ({ target }) => {
    actions.get(target.closest?.("[data-action]")?.dataset.action)?.();
  });
}
