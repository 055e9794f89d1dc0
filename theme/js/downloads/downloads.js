/**
 * The result as files to keep: what is offered. What writes them loads with the first, see `files.js`.
 *
 * @typedef {object} Offer
 * @property {string} label  of its button
 * @property {() => HTMLElement} [choice]  stands beside the button
 * @property {(framework: Framework) => string} [objection]
 *   why there can be no such file of this framework, as a sentence; "" where there can
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("./files.js").FileId} FileId
 * @typedef {{[id in FileId]: Offer}} Offers
 * @typedef {import("./summary.js").ResultInWords} ResultInWords
 */
import { byId, find, findAll } from "../browser/elements.js";
import { OWN_WORDS } from "../browser/own-words.js";
import { make } from "../browser/make.js";
import { markKind } from "../browser/notice-kind.js";
import { whenIdle } from "../browser/when-idle.js";
import { say } from "../say.js";
import { pdfOffer } from "./paper-size.js";

/**
 * All there are, in the order of their buttons; `data-download` of a button names the file for programs.
 * @type {Offers}
 */
const OFFERS = {
  pdf: pdfOffer,
  png: { label: say.downloads.png },
  svg: { label: say.downloads.svg },
  csv: { label: say.downloads.csv },
  md: { label: say.downloads.md },
  json: { label: say.downloads.json },
  ics: { label: say.downloads.ics },
};

const DOWNLOADS = Object.entries(OFFERS).map(([id, offer]) => ({ id: /** @type {FileId} */ (id), ...offer }));

const loadWriters = () => import("./files.js");

/**
 * A button that makes a file; one that cannot be made says why.
 * @param {Offer & {id: FileId}} download
 * @param {HTMLElement} status where that is said
 * @param {{result: () => ResultInWords, explain: () => Promise<void>}} given
 */
function buttonOf(download, status, { result, explain }) {
  const button = make("button", { type: "button", textContent: download.label, ...OWN_WORDS });
  const tell = (/** @type {string} */ text, isProblem = false) => {
    status.classList.toggle("notice", isProblem);
    markKind(status, isProblem ? "problem" : "information");
    status.textContent = text;
  };
  button.dataset.download = download.id;
  button.addEventListener("click", async () => {
    tell(say.downloads.one_moment);
    try {
      const [{ save }] = await Promise.all([loadWriters(), explain()]);
      tell(await save(download.id, result()));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell(say.downloads.failed({ download: download.label, reason }), true);
    }
  });
  return button;
}

/** Whether the publisher's own button stands in the card: then it is the one that is filled. */
const hasPublishersButton = () => findAll("#scorecard .invitation").some((one) => !one.hidden && one.querySelector(".button"));

/**
 * Puts the PDF among the ways on, and a button for each other download, by what it is for, below
 * the scorecard.
 * @param {import("../browser/page.js").Page} page
 * @param {import("./summary.js").ResultWords} words
 * @param {{made: () => string, explain: () => Promise<void>}} tools  `made`: when the response was made,
 *   as a result says it; `explain` resolves once the page explains the result, which files repeat
 */
export function offerDownloads({ framework, subscribe }, words, { made, explain }) {
  /** @type {Pick<ResultInWords, "response" | "record" | "doubt">} */
  let current;
  let isPrepared = false;
  subscribe((response, record, doubt) => {
    current = { response, record, doubt };
    if (isPrepared || record.state !== "complete") return;
    // Once there is a result its writers come to hand; where they do not, a press tries again.
    isPrepared = true;
    whenIdle(() => loadWriters().catch(() => {}));
  });
  const given = { result: () => ({ ...current, framework, words, created: made() }), explain };
  const statusOf = () => make("p", { role: "status" });
  const below = statusOf();
  const items = DOWNLOADS.map((download) => {
    const objection = download.objection?.(framework);
    if (objection) return make("li", { className: "muted" }, objection);
    if (download.id !== "pdf") return make("li", {}, buttonOf(download, below, given));
    const beside = statusOf();
    const button = buttonOf(download, beside, given);
    find("#next .actions").prepend(button);
    find("#next").append(beside);
    subscribe((_, { state }) => button.classList.toggle("button", state === "complete" && !hasPublishersButton()));
    return make("li", {}, ...(download.choice ? [download.choice()] : []));
  });
  // Where there is room for it, all is in sight.
  const isOpen = matchMedia("(min-width: 48rem)").matches;
  byId("scorecard").append(
    make(
      "details",
      { id: "downloads", open: isOpen, ...OWN_WORDS },
      make("summary", { textContent: say.downloads.title }),
      make("ul", { role: "list" }, ...items),
      below,
    ),
  );
}
