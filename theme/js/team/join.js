/** The way to the questionnaire for everybody in a room: a code to be photographed off a wall. */
import { make } from "../browser/make.js";
import { qrPicture } from "../browser/qr-picture.js";
import { siteRootOf } from "../browser/site-root.js";
import { say } from "../say.js";

/**
 * The address of the questionnaire online, and its code; undefined where the page knows of none.
 * @param {{id: string, version: string}} framework
 */
export function wayIn(framework) {
  const root = siteRootOf(framework, /^https?:/);
  const address = `${root}${framework.id}/${framework.version}/assess/`;
  const picture = root ? qrPicture(address, say.join.picture) : null;
  return picture ? { address, picture } : undefined;
}

/**
 * A button that shows it as large as the screen; nothing where there is no address to lead to.
 * @param {HTMLElement} place where the button stands
 * @param {{id: string, version: string}} framework
 */
export function addJoin(place, framework) {
  const way = wayIn(framework);
  if (!way) return;
  const button = make("button", { type: "button" }, say.join.show);
  const close = make("button", { type: "button" }, say.common.close);
  const title = make("h2", { id: "join-title" }, say.join.title);
  const dialog = make("dialog", { className: "join" }, title, way.picture, make("p", { dir: "ltr" }, way.address), close);
  dialog.setAttribute("aria-labelledby", title.id);
  close.addEventListener("click", () => dialog.close());
  button.addEventListener("click", () => dialog.showModal());
  place.append(button);
  place.after(dialog);
}
