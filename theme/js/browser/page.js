/**
 * What an assessment page offers to the scripts that load later, to host scripts, and to people who
 * want to check the arithmetic. Whatever the answers come to, a listener hears.
 *
 * @typedef {import("../types.js").Framework} Framework
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../types.js").Response} Response
 *
 * @callback Listener
 * @param {Response} response
 * @param {Record} record
 * @param {import("../exact/doubt.js").Doubt} doubt  how sure it is; words go by the record that it says
 * @returns {void}
 *
 * @typedef {object} Page
 * @property {Framework} framework
 * @property {string | null} run  the key under which the response is kept; null where it is not
 * @property {(answers: Response["answers"], targets?: Response["targets"], version?: Framework) => Record} score
 *   the scorer of this page, for answers to its version or to another one
 * @property {(...given: Parameters<Page["score"]>) => {record: Record, doubt: import("../exact/doubt.js").Doubt}} judge
 *   the same, and how sure it is
 * @property {(nextStage: typeof import("../exact/next.js").nextStage) => void} plan
 *   says how the next stage is found; until then no record names a way to it
 * @property {(listener: Listener) => void} subscribe
 *   a listener hears each response with its record, the present ones first
 * @property {(saved: unknown, run?: string | null) => void} open
 *   takes another response in, and keeps it under a key, or nowhere; without one, where it was
 */

/** The page, where its program has started: it puts this there for all scripts to find. */
export const offeredPage = () => /** @type {Window & {stagemark?: Page}} */ (window).stagemark;
