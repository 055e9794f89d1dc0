/** When the explanations of a result are wanted. */
import { byId } from "../browser/elements.js";

/** Where there is room, the scorecard is read while one answers. */
const ROOM = "(min-width: 48rem)";

/**
 * Acts once: at once where there is room for the scorecard too, else with the first answer, or when the
 * scorecard is about to come into sight.
 * @param {import("../browser/page.js").Page} page
 * @param {() => void} act
 */
export function whenWanted({ subscribe }, act) {
  let isWanted = false;
  const want = () => {
    if (isWanted) return;
    isWanted = true;
    observer.disconnect();
    act();
  };
  const observer = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && want(), { rootMargin: "100%" });
  observer.observe(byId("scorecard"));
  subscribe((_, { counts }) => (counts.visible > counts.unanswered || matchMedia(ROOM).matches) && want());
}
