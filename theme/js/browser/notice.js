/** Says what has happened, in a place that stays in sight until it is put away. */
import { css } from "../css.js";
import { say } from "../say.js";
import { OWN_WORDS } from "./own-words.js";
import { find } from "./elements.js";
import { make } from "./make.js";
import { addStyle } from "./sheet.js";

/**
 * Says a text; a later one on the same topic takes its place, and no text takes it away. A choice
 * ends its notice. `place`: where it stands if it need not stay in sight.
 * @callback Notify
 * @param {string} topic
 * @param {string} text
 * @param {[string, () => void][]} [choices]
 * @param {Element} [place]
 * @returns {HTMLElement | undefined} the notice, where there is a text
 */

/**
 * Makes the place for notices, at the top of the page.
 * @returns {Notify}
 */
export function openNotices() {
  addStyle(css("notice.css"));
  // Screen readers hear what comes into a place that was there before.
  const region = make("div", { id: "notices", role: "status", tabIndex: -1 });
  find("main").prepend(region);
  /** @type {Map<string, HTMLElement>} */
  const standing = new Map();

  return (topic, text, choices = [], place = region) => {
    standing.get(topic)?.remove();
    if (!text) return undefined;
    const before = document.activeElement;
    const notice = make("div", { className: "notice told", tabIndex: -1, ...OWN_WORDS }, make("span", { textContent: text }));
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
      notice.append(button);
    }
    standing.set(topic, notice);
    place.append(notice);
    return notice;
  };
}
