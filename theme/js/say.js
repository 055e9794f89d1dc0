/**
 * The sentences of the page, by group and id: `say.scorecard.missing`, and of those that hold places
 * `say.scorecard.missing({ count })`, or `say.scorecard.missing.parts({ count })` where elements go
 * into them; `say.language` is the tag of the language that they are in. The linker writes the
 * sentences themselves in their place, so that a page carries only what it says, and without one it
 * fails.
 */

/** @type {import("./types.js").Sentences} */
export const say = /** @type {never} */ (undefined);
