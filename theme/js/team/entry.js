/** Typing in what was answered on paper. */

/**
 * @param {HTMLElement} place where it begins
 * @param {import("./view.js").TeamPage} page
 */
export function openEntry(place, { subscribe, team }) {
  subscribe(() => {
    place.dataset.people = String(team().members.length);
  });
}
