/**
 * The stages between which a result lies, as ids: its own, or the lowest and the highest that it may
 * still come to; none where nothing is assessed.
 * @param {Pick<import("../types.js").Record, "stage" | "low" | "high">} record
 * @returns {string[]}
 */
export const stageRange = ({ stage, low, high }) => [...new Set([low ? low.stage : stage, high ? high.stage : stage])].flatMap((id) => id ?? []);
