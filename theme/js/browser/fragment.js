/** What stands in the address behind the #. */
import { attempt } from "../exact/attempt.js";

/** Takes it away, as it has served; the step in the history stays the same. */
export const dropFragment = () => attempt(() => history.replaceState(null, "", location.pathname + location.search));
