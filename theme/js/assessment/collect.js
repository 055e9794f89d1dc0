/**
 * Sends a result to the publisher: only where the site is set up for it, only what the form names,
 * and only when its owner has agreed and pressed the button. The page's policy lets it go to that
 * one address alone.
 */
import { byId, find } from "../browser/elements.js";
import { markKind } from "../browser/notice-kind.js";
import { make } from "../browser/make.js";
import { offeredPage } from "../browser/page.js";
import { parse, show } from "../exact/fractions.js";
import { say } from "../say.js";

/**
 * @typedef {import("../browser/page.js").Page} Page
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../types.js").Response} Response
 * @typedef {{[name: string]: string}} Fields
 *
 * @typedef {object} Current what may be sent
 * @property {Framework} framework
 * @property {Response} response
 * @property {Record} record
 * @property {Fields} contact what was entered in the form
 */

const PATIENCE = 20_000;

/**
 * @param {Framework} framework
 * @param {string} prefix
 * @param {{score: string | null, stage: string | null}} record
 * @returns {Fields}
 */
const scored = ({ program }, prefix, { score, stage }) => ({
  [`${prefix}score`]: score ? show(parse(score), program.decimals) : "",
  ...(stage && prefix && { [`${prefix}stage`]: stage }),
});

/**
 * The fields that each part of a result is sent as.
 * @type {{[part: string]: (current: Current) => Fields}}
 */
const MAKERS = {
  stage: ({ record }) => ({ stage: record.stage ?? "" }),
  scores: ({ framework, record }) =>
    Object.entries(record.dimensions).reduce(
      (fields, [id, dimension]) => ({ ...fields, ...scored(framework, `dimension_${id}_`, dimension) }),
      scored(framework, "", record),
    ),
  contact: ({ contact }) => contact,
  answers: ({ response }) =>
    Object.fromEntries(
      Object.entries(response.answers)
        // What a later answer made pointless stays saved, but it is no longer asked.
        .filter(([id]) => !byId(`q_${id}`).hidden)
        .map(([id, answer]) => [`answer_${id}`, [answer].flat().join(",")]),
    ),
};

/**
 * The fields to send, flat, as form services and marketing tools take them.
 * @param {string[]} parts what the form says that it sends
 * @param {Current} current
 */
function fieldsOf(parts, current) {
  const { id, version } = current.framework;
  return parts.reduce((fields, part) => ({ ...fields, ...MAKERS[part](current) }), { framework: id, version });
}

/** @type {{[encoding: string]: (fields: Fields) => BodyInit}} */
const ENCODINGS = {
  form: (fields) => new URLSearchParams(fields),
  json: (fields) => new Blob([JSON.stringify(fields)], { type: "application/json" }),
};

/**
 * @param {string} endpoint
 * @param {BodyInit} body
 * @returns {Promise<string>} what went wrong, for the person who waits; nothing once it has arrived
 */
async function send(endpoint, body) {
  try {
    const { ok, status } = await fetch(endpoint, {
      method: "POST",
      body,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: AbortSignal.timeout(PATIENCE),
    });
    // What counts visits hears of it, where there is any.
    if (ok) document.dispatchEvent(new Event("sent"));
    return ok ? "" : say.collect.refused({ status });
  } catch (error) {
    const { name, message } = /** @type {Error} */ (error);
    if (name === "TypeError") return say.collect.not_reached;
    if (name === "TimeoutError") return say.collect.no_answer;
    return say.collect.not_sent({ reason: message });
  }
}

/** @param {Page} page */
function openCollect(page) {
  const form = /** @type {HTMLFormElement} */ (byId("collect"));
  const status = byId("sent");
  const button = find("button", form);
  const { endpoint, encoding, parts, fixed, names } = /** @type {Fields} */ (form.dataset);
  /** @type {Fields} */
  const fixedFields = JSON.parse(fixed);
  /** @type {Fields} */
  const nameOf = JSON.parse(names);
  /** @type {Omit<Current, "contact">} */
  let current;
  const caution = make("p", {}, say.collect.unsure);
  find(".actions", form).before(caution);
  page.subscribe((response, record, doubt) => {
    current = { framework: page.framework, response, record };
    caution.hidden = doubt.shown === record || !/stage|scores/.test(parts);
    // A result that another person shared is not the reader's to send.
    form.hidden = record.state !== "complete" || page.run === null;
  });

  /**
   * Says what became of it; a problem is read out at once.
   * @param {import("../browser/notice-kind.js").Kind} kind
   * @param {string | Node} words
   */
  function tell(kind, words) {
    markKind(status, kind);
    status.classList.toggle("notice", kind !== "information");
    status.role = kind === "problem" ? "alert" : "status";
    status.replaceChildren(words);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const contact = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const own = fieldsOf(parts.split(" "), { ...current, contact });
    const renamed = Object.entries(own).map(([name, value]) => [Object.hasOwn(nameOf, name) ? nameOf[name] : name, value]);
    button.disabled = true;
    tell("information", say.collect.sending);
    const problem = await send(endpoint, ENCODINGS[encoding]({ ...fixedFields, ...Object.fromEntries(renamed) }));
    const thanks = form.querySelector("template")?.content.cloneNode(true) ?? say.collect.sent;
    if (problem) tell("problem", problem);
    else tell("done", thanks);
    button.disabled = false;
  });
  byId("cannot-send").remove();
}

// Without the program of the page there is no result to send, and the page says so itself.
const offered = offeredPage();
if (offered) openCollect(offered);
