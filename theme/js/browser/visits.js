/**
 * Counts visits, on the sites that are set up for it: that a page was opened, and of an assessment that
 * it was begun, finished and sent. What goes to the service is the address of the page, without what
 * stands behind ? or #, and which of these it was. No answer and no result is among it, and nothing by
 * which the service would know somebody again. What cannot be sent is not missed by anyone here.
 */
import { find } from "./elements.js";
import { offeredPage } from "./page.js";

/** @typedef {"started" | "finished" | "sent"} Event */

/**
 * @typedef {object} Service
 * @property {RequestMode} mode whether it must allow what it is sent: only then may that be called JSON
 * @property {(event?: Event) => BodyInit} body an event as the service takes it, without one a page view
 */

const PATIENCE = 20_000;

const counter = find("#visit-counter");
const address = location.origin + location.pathname;

/** @type {{[kind: string]: (site: string) => Service}} */
const SERVICES = {
  plausible: (domain) => ({
    mode: "no-cors",
    body: (event) => JSON.stringify({ name: event ?? "pageview", url: address, domain }),
  }),
  umami: (website) => ({
    mode: "cors",
    body(event) {
      const { hostname, pathname } = location;
      const payload = { website, hostname, url: pathname, ...(event && { name: event }) };
      return new Blob([JSON.stringify({ type: "event", payload })], { type: "application/json" });
    },
  }),
  matomo: (idsite) => ({
    mode: "no-cors",
    body: (event) =>
      new URLSearchParams({
        ...{ idsite, rec: "1", apiv: "1", send_image: "0", url: address },
        ...(event ? { ca: "1", e_c: "assessment", e_a: event } : { action_name: document.title }),
      }),
  }),
};

function openCounter() {
  const { kind = "", endpoint = "", site = "" } = counter.dataset;
  const { mode, body } = SERVICES[kind](site);
  /** @type {Set<Event | undefined>} */
  const counted = new Set();
  let last = Promise.resolve();

  /**
   * Each thing once, and one after the other, so that they arrive in their order.
   * @param {Event} [event]
   */
  function count(event) {
    if (counted.has(event)) return;
    counted.add(event);
    last = last.then(async () => {
      try {
        await fetch(endpoint, {
          method: "POST",
          mode,
          body: body(event),
          credentials: "omit",
          referrerPolicy: "no-referrer",
          keepalive: true,
          signal: AbortSignal.timeout(PATIENCE),
        });
      } catch {
        // The visitor has no part in this.
      }
    });
  }

  count();
  const page = offeredPage();
  if (!page) return;
  const none = { begun: false, finished: false };
  let [before, now] = [none, none];
  page.subscribe((_, { state, counts }) => {
    before = now;
    now = { begun: counts.visible > counts.unanswered, finished: state === "complete" };
  });
  // What is opened from a link, a file or a saved run changes no form: only who answers begins and finishes.
  find("#questions").addEventListener("change", () => {
    if (now.begun && !before.begun) count("started");
    if (now.finished && !before.finished) count("finished");
  });
  document.addEventListener("sent", () => count("sent"));
}

/** Whether the browser says that its owner is not to be counted. */
function isRefused() {
  const { doNotTrack, globalPrivacyControl } = /** @type {Navigator & {globalPrivacyControl?: boolean}} */ (navigator);
  return doNotTrack === "1" || globalPrivacyControl;
}

// A page on a disk would tell the names of its owner's folders.
if (location.protocol !== "file:" && !isRefused()) openCounter();
