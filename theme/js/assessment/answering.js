/** What one answers with: the questions in their order, the way through them and to the result. */
import { say } from "../say.js";
import { updateQuestions } from "./asked.js";
import { addClearButtons } from "./clear.js";
import { addEnding } from "./ending.js";
import { feature } from "./feature.js";
import { reportToFrame } from "./frame.js";
import { addSteps } from "./stepwise.js";

/** In the order in which they start. */
export const ANSWERING = [
  feature({ name: say.features.asked, needs: [], start: (page) => updateQuestions(page) }),
  feature({ name: say.features.steps, needs: [], start: (page) => addSteps(page) }),
  feature({ name: say.features.ending, needs: [], start: (page) => addEnding(page) }),
  feature({ name: say.features.clear, needs: [], start: (page) => addClearButtons(page) }),
];

/** What the host of a whole page in a frame hears. */
export const FRAME = feature({ name: say.features.frame, needs: [], start: (page) => reportToFrame(page) });
