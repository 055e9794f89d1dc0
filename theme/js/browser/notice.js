/** Says what has happened, in a place that stays in sight until it is put away. */
import { css } from "../css.js";
import { say } from "../say.js";
import { OWN_WORDS } from "./own-words.js";
import { find } from "./elements.js";
import { make } from "./make.js";
import { markKind } from "./notice-kind.js";
import { addStyle } from "./sheet.js";

/**
 * Says a text; a later one on the same topic takes its place. A choice ends its notice. `place`: where
 * it stands if it need not stay in sight.
 * @callback Tell
 * @param {string} topic
 * @param {string} text
 * @param {[string, () => void][]} [choices]
 * @param {Element} [place]
 * @returns {HTMLElement} the notice
 */

/**
 * Of each kind of notice: how things stand, what was done, and what did not work.
 * @typedef {object} Notices
 * @property {Tell} inform
 * @property {Tell} confirm
 * @property {Tell} warn
 * @property {(topic: string) => undefined} clear takes away what is said on a topic
 */

/**
 * Makes the place for notices, at the top of the page.
 * @returns {Notices}
 */
export function openNotices() {
  addStyle(css("notice.css"));
  // Screen readers hear what comes into a place that was there before.
  const region = make("div", { id: "notices", role: "status", tabIndex: -1 });
  find("main").prepend(region);
  /** @type {Map<string, HTMLElement>} */
  const standing = new Map();

  /** @type {(kind: import("./notice-kind.js").Kind) => Tell} */
  const teller = (kind) => (topic, text, choices = [], place = region) => {
    standing.get(topic)?.remove();
    const before = document.activeElement;
    const buttons = make("div");
    const notice = make("div", { className: "notice told", tabIndex: -1, ...OWN_WORDS }, make("span", {}, text), buttons);
    markKind(notice, kind);
    notice.dataset.topic = topic;
    /** @type {[string, () => void][]} */
    const all = [...choices, [say.common.close, () => {}]];
    for (const [textContent, act] of all) {
      const button = make("button", { type: "button", textContent });
      button.addEventListener("click", () => {
        notice.remove();
        // By keyboard one goes on from where one was.
        (before instanceof HTMLElement && before.checkVisibility?.() ? before : region).focus({ preventScroll: true });
        act();
      });
      buttons.append(button);
    }
    standing.set(topic, notice);
    // A problem is read out at once, all else when there is a pause.
    (place === region ? region : notice).role = kind === "problem" ? "alert" : "status";
    // Of several the latest is in sight, where there is no room for all.
    if (place === region) place.prepend(notice);
    else place.append(notice);
    return notice;
  };
  return {
    inform: teller("information"),
    confirm: teller("done"),
    warn: teller("problem"),
    clear(topic) {
      standing.get(topic)?.remove();
      return undefined;
    },
  };
}
