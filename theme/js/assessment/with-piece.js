/** Works with a piece of the program; one that does not arrive is said, with a way to try again. */
import { MissingPiece } from "../browser/pieces.js";
import { say } from "../say.js";

/**
 * @template Piece
 * @param {{notify?: import("../browser/notice.js").Notices, feature: string}} about what visitors call that which needs the piece
 * @param {() => Promise<Piece>} load
 * @param {(piece: Piece) => unknown} act
 * @returns {Promise<void>}
 */
export async function withPiece({ notify, feature }, load, act) {
  try {
    const piece = await load();
    notify?.clear(feature);
    await act(piece);
  } catch (error) {
    if (!(error instanceof MissingPiece)) throw error;
    notify?.warn(feature, say.pieces.failed({ feature }), [[say.pieces.again, () => void withPiece({ notify, feature }, load, act)]]);
  }
}
