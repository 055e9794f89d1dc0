/**
 * A feature of an assessment page, and what it works with.
 *
 * @typedef {import("../browser/page.js").Page} Page
 */

/**
 * What features work with: `words`, `made` and `explain` are there from the beginning, the others are given by the
 * features that the list names.
 *
 * @typedef {object} Tools
 * @property {import("./page-words.js").PageWords} words
 * @property {() => string} made when the result on the screen was made, see `days.js`
 * @property {() => Promise<void>} explain resolves once what explains the result has started; rejected
 *   where it does not arrive, and another try may then succeed
 * @property {import("../browser/notice.js").Notices} notify
 * @property {import("../browser/runs.js").Runs} runs
 * @property {(read: import("./carry-over.js").ReadOlder) => Promise<void>} carryOver
 * @property {ReturnType<typeof import("./run-list.js").addRunList>} showRuns
 * @property {{import: () => void, export: () => void}} fileActions
 */

/**
 * @template {keyof Tools} Needed
 * @typedef {object} Feature
 * @property {string} name what visitors call it, in the notice that it did not work
 * @property {keyof Tools} [gives] what its start returns
 * @property {Needed[]} needs what it cannot start without; anything else may be missing
 * @property {(page: Page, tools: Partial<Tools> & Pick<Tools, Needed>) => unknown} start
 */

/**
 * An entry of the list, with the types of what it needs.
 * @template {keyof Tools} Needed
 * @param {Feature<Needed>} one
 * @returns {Feature<keyof Tools>}
 */
export const feature = (one) => /** @type {Feature<keyof Tools>} */ (one);
