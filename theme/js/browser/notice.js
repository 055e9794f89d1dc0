/** Says what has happened, in a place that stays in sight until it is put away. */
import { ENGLISH } from "./english.js";
import { make } from "./make.js";
import { addStyle } from "./sheet.js";

const NOTICE_STYLE = `
#notices { position: sticky; top: 0; z-index: 2 }
#notices:focus { outline: 0 }
.told { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .5rem; margin-block: 0 .5rem; padding-block: .4rem; max-width: none }
.told > span { flex: 1 1 10rem }
.told > button { background: none }
html:has(.told) { scroll-padding-block-start: 6rem }
@media (max-width: 30rem) {
  html:has(.told) { scroll-padding-block-start: 12rem }
  #notices { max-height: 12rem; overflow-y: auto }
}
@media print { .told { display: none } }`;

/**
 * Makes the place for notices, at the top of the page.
 * @returns {(topic: string, text: string, choices?: [string, () => void][], place?: Element) => HTMLElement}
 *   says a text; a later one on the same topic takes its place, and no text takes it away. A choice
 *   ends its notice. `place`: where it stands if it need not stay in sight.
 */
export function openNotices() {
  addStyle(NOTICE_STYLE);
  // Screen readers hear what comes into a place that was there before.
  const region = make("div", { id: "notices", role: "status", tabIndex: -1 });
  document.querySelector("main").prepend(region);
  const standing = new Map();

  return function say(topic, text, choices = [], place = region) {
    standing.get(topic)?.remove();
    if (!text) return undefined;
    const before = document.activeElement;
    const notice = make("div", { className: "notice told", tabIndex: -1, ...ENGLISH }, make("span", { textContent: text }));
    notice.dataset.topic = topic;
    for (const [textContent, act] of [...choices, ["Close", () => {}]]) {
      const button = make("button", { type: "button", textContent });
      button.addEventListener("click", () => {
        notice.remove();
        // Whoever goes by keyboard goes on from where they were.
        (before?.checkVisibility?.() ? before : region).focus({ preventScroll: true });
        act();
      });
      notice.append(button);
    }
    standing.set(topic, notice);
    place.append(notice);
    return notice;
  };
}
