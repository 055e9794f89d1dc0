/**
 * How tall a card wants to be: one height for all questions, that of the tallest in the file at this
 * width, be it asked or not, and the same for the result. So no height tells an answer.
 */
import { byId, find, findAll } from "../browser/elements.js";

/** The height that a frame begins with, and that of the tallest card, which scrolls within; in rem. */
const LEAST = 40;
const MOST = 75;

/** Body and all that stands in it as tall as they are, with every question of the file. */
function measured() {
  const { classList, dataset } = document.documentElement;
  const main = find("main");
  const { scrollTop } = main;
  const isTurned = classList.contains("turned");
  const { screen } = dataset;
  const heightOf = (/** @type {Element} */ element) => element.getBoundingClientRect().height;

  classList.remove("turned");
  classList.add("measuring");
  let height = 0;
  if (screen !== "start") {
    const questions = byId("questions");
    const steps = findAll("section", questions).flatMap((section) => {
      const own = findAll("fieldset", section);
      if (!own.length) return [heightOf(section)];
      const head = own[0].getBoundingClientRect().top - section.getBoundingClientRect().top;
      return own.map((question) => head + heightOf(question));
    });
    height = Math.max(...steps) - heightOf(questions);
  }
  height += heightOf(document.body);
  classList.remove("measuring");
  classList.toggle("turned", isTurned);
  main.scrollTop = scrollTop;
  return height;
}

/**
 * @param {(pixels: number) => void} tell
 * @returns {{keep: () => void}} `keep`: looks whether screen or width are others, and says the height that is due
 */
export function keepHeight(tell) {
  const main = find("main");
  const opening = find(".opening");
  const { dataset } = document.documentElement;
  let known = "";
  function keep() {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const least = LEAST * rem;
    // What the first screen has to say, such as that nothing is kept here, may come later; it has no answers.
    const now = `${dataset.screen} ${innerWidth} ${least} ${opening.offsetHeight}`;
    if (now !== known) {
      known = now;
      tell(Math.ceil(Math.min(MOST * rem, Math.max(least, measured()))));
    }
    // Where something is out of sight, it can be scrolled to by keyboard too.
    main.tabIndex = main.scrollHeight > main.clientHeight ? 0 : -1;
  }
  const observer = new ResizeObserver(keep);
  observer.observe(document.documentElement);
  observer.observe(opening);
  void document.fonts.ready.then(() => {
    known = "";
    keep();
  });
  return { keep };
}
