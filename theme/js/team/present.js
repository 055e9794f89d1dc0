/** What the team came to, on a large screen. */

/**
 * @param {HTMLElement} place where it begins
 * @param {import("./view.js").TeamPage} page
 */
export function openPresenting(place, { subscribe, shown }) {
  // There is nothing to show before there are people.
  subscribe(() => {
    place.hidden = !shown().view.people.length;
  });
}
