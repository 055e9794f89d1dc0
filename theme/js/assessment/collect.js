/**
 * Sends a result to the publisher: only where the site is set up for it, only what the form names,
 * and only when somebody has agreed and pressed the button. The page's policy lets it go to that
 * one place alone.
 */
import { parse, show } from "../exact/fractions.js";

const PATIENCE = 20_000;

/** The fields to send, flat, as form services and marketing tools take them. */
export function fieldsOf({ framework, response, record, parts, contact }) {
  const scored = (name, { score, stage }) => ({
    [`${name}score`]: score ? show(parse(score), framework.program.decimals) : "",
    ...(stage && name && { [`${name}stage`]: stage }),
  });
  const makers = {
    stage: () => ({ stage: record.stage ?? "" }),
    scores: () =>
      Object.entries(record.dimensions).reduce(
        (fields, [id, dimension]) => ({ ...fields, ...scored(`dimension_${id}_`, dimension) }),
        scored("", record),
      ),
    contact: () => contact,
    answers: () =>
      Object.fromEntries(
        Object.entries(response.answers)
          // What a later answer made pointless stays saved, but nobody is asked it.
          .filter(([id]) => !document.getElementById(`q_${id}`).hidden)
          .map(([id, answer]) => [`answer_${id}`, [answer].flat().join(",")]),
      ),
  };
  return parts.reduce((fields, part) => ({ ...fields, ...makers[part]() }), {
    framework: framework.id,
    version: framework.version,
  });
}

const encodings = {
  form: (fields) => new URLSearchParams(fields),
  json: (fields) => new Blob([JSON.stringify(fields)], { type: "application/json" }),
};

async function send({ endpoint, encoding }, fields) {
  const answer = await fetch(endpoint, {
    method: "POST",
    body: encodings[encoding](fields),
    credentials: "omit",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`the other side answered ${answer.status}`);
}

/** Why it was not sent, for the person who waits. */
const reasonOf = ({ name, message }) =>
  ({ TypeError: "the other side could not be reached", TimeoutError: "the other side did not answer" })[name] ?? message;

/** @param {object} page what the page offers: `window.stagemark` */
export function openCollect(page) {
  const form = document.getElementById("collect");
  const status = document.getElementById("sent");
  const button = form.querySelector("button");
  const settings = form.dataset;
  const [fixed, names] = [settings.fixed, settings.names].map((text) => JSON.parse(text));
  let current;
  page.subscribe((response, record) => {
    current = { response, record };
    // A result that somebody else shared is not the reader's to send.
    form.hidden = record.state !== "complete" || page.run === null;
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const contact = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const parts = settings.parts.split(" ");
    const own = fieldsOf({ framework: page.framework, parts, contact, ...current });
    const renamed = Object.entries(own).map(([name, value]) => [Object.hasOwn(names, name) ? names[name] : name, value]);
    button.disabled = true;
    status.textContent = "Sending …";
    try {
      await send(settings, { ...fixed, ...Object.fromEntries(renamed) });
      status.textContent = "Sent. Thank you.";
    } catch (error) {
      status.textContent = `Not sent: ${reasonOf(error)}. Nothing is lost; try again.`;
    }
    button.disabled = false;
  });
  document.getElementById("cannot-send").remove();
}

// Without the program of the page there is no result to send, and the page says so itself.
if (window.stagemark) openCollect(window.stagemark);
