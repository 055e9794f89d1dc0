/**
 * Embeds assessments in another page: as `<stagemark-assessment framework="…">` wherever one stands,
 * and where this script itself has the attribute, right behind it:
 * <script src="https://…/embed.js" data-framework="example-model" async></script>
 * It may run as often as it likes, in copies of different age; a plain frame it leaves alone.
 */
import { ATTRIBUTES } from "./address.js";
import { EmbeddedAssessment, sameAs, TAG } from "./element.js";
import { say } from "../say.js";
import { siteUrl } from "../site-url.js";

/** @param {HTMLScriptElement} script @param {string} home */
function place(script, home) {
  if (!script.dataset.framework) return;
  if (script.closest("head")) {
    console.error(say.embed.in_head);
    return;
  }
  // Such as in a page that was saved, or kept by its host, with what this script had made.
  if (sameAs(script.dataset.framework, script.nextElementSibling)) return;
  const element = /** @type {EmbeddedAssessment} */ (document.createElement(TAG));
  for (const name of ATTRIBUTES) {
    const value = script.dataset[name];
    if (value !== undefined) element.setAttribute(name, value);
  }
  Object.assign(element, { home, script });
  script.after(element);
}

function start() {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  // A copy of this file that stands elsewhere knows the site as well, if the build was told its address.
  const home = siteUrl || (script?.src && new URL(".", script.src).href);
  if (!home) {
    console.error(say.embed.nowhere);
    return;
  }
  if (!customElements.get(TAG)) {
    EmbeddedAssessment.home = home;
    customElements.define(TAG, EmbeddedAssessment);
  }
  if (script) place(script, home);
}

start();
