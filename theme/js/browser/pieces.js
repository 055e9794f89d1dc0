/**
 * Pieces of a program, which load at first use. A module asks for one by `import("./it.js")`; the
 * linker writes `loadPiece` with its place in the list of pieces. The page holds their scripts inert,
 * within a template: by address or, in a page that is one file, as text. Put into the document such a
 * script runs. Nothing else would do: no script of these pages can make or fetch another.
 */
import { byId } from "./elements.js";
import { say } from "../say.js";

/** A piece did not arrive; its message is the reason, as a part of a sentence. */
export class MissingPiece extends Error {}

const kept = /** @type {HTMLTemplateElement} */ (byId("pieces")).content;
const inert = /** @type {HTMLScriptElement[]} */ ([...kept.children]);
/** @type {(Promise<unknown> | undefined)[]} */
const loaded = [];

/** What the whole hands to its pieces; the linker fills it. */
export const shared = {};

/**
 * @param {number} place
 * @returns {Promise<any>} what the piece exports; rejected where it does not load or run, and another
 *   try may then succeed
 */
export function loadPiece(place) {
  loaded[place] ??= runPiece(inert[place]).catch((error) => {
    loaded[place] = undefined;
    throw error;
  });
  return loaded[place];
}

/** @param {HTMLScriptElement} own */
function runPiece(own) {
  return new Promise((resolve, reject) => {
    // A copy leaves one for the next try. Text is trusted in the very element only that the parser
    // made; it is here already and needs no second try.
    const script = own.src ? /** @type {HTMLScriptElement} */ (own.cloneNode()) : own;
    const fail = () => reject(new MissingPiece(say.pieces.not_loaded));
    script.addEventListener("piece", (event) => {
      const { detail } = /** @type {CustomEvent<(given: typeof shared) => unknown>} */ (event);
      resolve(Promise.resolve(shared).then(detail));
    });
    script.addEventListener("load", fail);
    script.addEventListener("error", fail);
    document.body.append(script);
    if (!script.src) fail();
  });
}
