/**
 * What the page around a frame may forbid: another tab, files, printing. Browsers tell nobody of it, so
 * this page does, and leads to itself on a page of its own, where all of it works. A piece that loads
 * in frames alone.
 */
import { byId, find } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { attempt } from "../exact/attempt.js";
import { say } from "../say.js";
import { fullPage } from "./card-link.js";
import { askForSight } from "./frame-scroll.js";

/**
 * @param {import("../browser/page.js").Page} page
 * @param {import("../browser/notice.js").Notices} notify
 */
export function openFramed({ framework, subscribe }, notify) {
  askForSight(framework);
  let own = "";
  subscribe((response) => {
    own = fullPage(framework, response);
  });

  function openTab(/** @type {string} */ address, /** @type {Element | null} */ place) {
    const tab = open(address, "_blank");
    if (tab) return void attempt(() => (tab.opener = null));
    const field = make("input", { type: "url", readOnly: true, value: new URL(address, location.href).href, ariaLabel: say.framed.address });
    const notice = notify.warn("tab", say.framed.no_tab, [], place ?? undefined);
    field.style.flex = "1 1 100%";
    find("span", notice).after(field);
    return field.select();
  }

  // Where nothing is kept, the page on its own keeps it.
  const unsaved = byId("unsaved");
  const alone = make("button", { type: "button", onclick: () => openTab(own, unsaved) }, say.framed.open);
  const offer = () => unsaved.contains(alone) || unsaved.append(" ", alone);
  new MutationObserver(offer).observe(unsaved, { childList: true });
  offer();

  // A file that is forbidden is not even missed by the program that made it.
  let isFileTold = false;
  let isPrinted = false;
  addEventListener("beforeprint", () => {
    isPrinted = true;
  });
  document.addEventListener(
    "click",
    (event) => {
      const pressed = event.target instanceof Element ? event.target.closest("a[target=_blank], [data-download], [data-action=print]") : null;
      if (!(pressed instanceof HTMLElement)) return;
      // A frame may be taller than the screen: what is said stands where one looks.
      const place = pressed.closest("#next, #downloads");
      /** @type {[string, () => void][]} */
      const choices = [[say.framed.open, () => openTab(own, place)]];
      if (pressed instanceof HTMLAnchorElement) {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        openTab(pressed.href, place);
      } else if (pressed.dataset.download) {
        if (!isFileTold) notify.inform("file", say.framed.no_file, choices, place ?? undefined);
        isFileTold = true;
      } else {
        isPrinted = false;
        setTimeout(() => isPrinted || notify.warn("print", say.framed.no_print, choices, place ?? undefined));
      }
    },
    { capture: true },
  );
}
