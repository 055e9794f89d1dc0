/** Answers by keyboard: 1 to 9 choose what stands at that position in a question. */

const TICKS = ":is([type=radio], [type=checkbox])";
const WRITES = `textarea, select, [contenteditable], input:not(${TICKS})`;

/**
 * Which of 1 to 9 was pressed, NaN if none was; some keyboards write other signs on that row.
 * @param {KeyboardEvent} event
 */
function numberOf({ key, code }) {
  return /^[1-9]$/.test(key) ? Number(key) : Number(/^Digit([1-9])$/.exec(code)?.[1]);
}

/**
 * Listens for numbers in a question and, where one question is asked alone, wherever the focus is;
 * there Enter goes on, as it has no other use in an answer.
 * @param {{asked: () => HTMLElement | undefined, goOn: () => void}} steps see `stepwise.js`
 */
export function answerByNumber({ asked, goOn }) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (!(target instanceof Element) || event.repeat || event.isComposing || target.closest(WRITES)) return;
    if (event.key === "Enter" && asked() && target.matches(`fieldset, section, ${TICKS}`)) {
      event.preventDefault();
      goOn();
      return;
    }
    const question = target.closest("fieldset") ?? asked();
    const choice = question?.querySelectorAll(TICKS)[numberOf(event) - 1];
    if (!(choice instanceof HTMLElement)) return;
    event.preventDefault();
    choice.focus();
    // As a person would, so that the form hears of it as of any other answer.
    choice.click();
  });
}
