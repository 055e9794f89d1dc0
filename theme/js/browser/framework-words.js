/** The words and figures of a framework, where the page does not hold them as an assessment does. */
import { figuresIn } from "../exact/shown.js";

const ESCAPES = { "~unknown": "Don’t know", "~na": "Does not apply", "~none": "None of these" };

export function wordsIn(framework) {
  const { words } = framework;
  const options = new Map(Object.entries(words.questions).map(([id, one]) => [id, new Map(one.options)]));
  const option = (id, choice) => options.get(id).get(choice) ?? ESCAPES[choice];
  return {
    ...figuresIn(framework),
    stage: (id) => (id ? words.stages[id] : ""),
    dimension: (id) => words.dimensions[id],
    question: (id) => words.questions[id].text,
    option,
    options: (id) => [...options.get(id).keys()],
    answer: (id, answer) => [answer].flat().map((choice) => option(id, choice)).join("; "),
  };
}
