/** The way from a card to the whole page, with the reader's own answers. */
import { today } from "../browser/days.js";
import { siteRootOf } from "../browser/site-root.js";
import { linkToGoOn, writeLink } from "../exact/link.js";

/**
 * The address of the whole page, where the reader goes on with these answers.
 * @param {import("../types.js").Framework} framework
 * @param {import("../types.js").Response} response
 */
export function fullPage(framework, response) {
  const { id, version } = framework;
  const own = linkToGoOn(writeLink(framework, response, today()));
  return `${siteRootOf(framework) ?? "../../../"}${id}/${version}/assess/index.html${own}`;
}
