/** Which key of a sheet was pressed, whatever keyboard it was. */

const NAMED_KEYS = ["enter", "backspace", "end"];

/**
 * A sign in small letters, " ", "enter", "backspace", "end" or "undo"; undefined for a key that is
 * none of a sheet's, such as Tab.
 * @param {KeyboardEvent} event
 */
export function keyIn(event) {
  const { key, code, shiftKey, repeat, isComposing } = event;
  // A key that is held would answer the next questions too.
  if (repeat || isComposing) return undefined;
  const sign = key.toLowerCase();
  const isGlyph = event.getModifierState("AltGraph");
  if (!isGlyph && (event.ctrlKey || event.metaKey || event.altKey)) {
    return !event.altKey && !shiftKey && signAt(code, shiftKey, sign) === "z" ? "undo" : undefined;
  }
  if (NAMED_KEYS.includes(sign)) return sign;
  return key.length === 1 ? signAt(code, shiftKey, sign) : undefined;
}

/**
 * Paper has Latin letters and figures; on a keyboard that writes others, the place of a key counts.
 * @param {string} code
 * @param {boolean} isShifted
 * @param {string} sign
 */
function signAt(code, isShifted, sign) {
  if (/^[a-z0-9?/ ]$/.test(sign)) return sign;
  if (code === "Slash") return isShifted ? "?" : "/";
  const place = /^(?:Key|Digit|Numpad)(\w)$/.exec(code)?.[1].toLowerCase();
  return place && !(isShifted && /^Digit/.test(code)) ? place : sign;
}
