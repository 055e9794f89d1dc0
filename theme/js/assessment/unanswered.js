/** What is still to be answered. */
import { byId } from "../browser/elements.js";

/**
 * The questions on the page that have no answer yet, in their order.
 * @param {import("../types.js").Framework} framework
 * @param {import("../types.js").Response} response
 */
export const unansweredIn = ({ program }, { answers }) =>
  program.questions
    .filter(({ id }) => answers[id] === undefined)
    .map(({ id }) => byId(`q_${id}`))
    .filter(({ hidden }) => !hidden);
