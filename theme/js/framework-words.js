/** The words and figures of a framework, where the page does not hold them as an assessment does. */
import { parse, show } from "./fractions.js";

const ESCAPES = { "~unknown": "Don’t know", "~na": "Does not apply", "~none": "None of these" };

export function wordsIn({ program, words, highest }) {
  const isPercent = program.method === "points" || program.method === "gates";
  const shown = (score) => show(parse(score), program.decimals);
  const options = new Map(Object.entries(words.questions).map(([id, one]) => [id, new Map(one.options)]));
  const option = (id, choice) => options.get(id).get(choice) ?? ESCAPES[choice];
  return {
    stage: (id) => (id ? words.stages[id] : ""),
    dimension: (id) => words.dimensions[id],
    question: (id) => words.questions[id].text,
    option,
    options: (id) => [...options.get(id).keys()],
    answer: (id, answer) => [answer].flat().map((choice) => option(id, choice)).join("; "),
    figure: (score) => shown(score) + (isPercent ? "%" : ""),
    overall: (score) => (program.method === "gates" ? score.split("/")[0] : shown(score) + (isPercent ? "%" : "")),
    of: program.method === "gates" ? `of ${program.gates.length} gates` : isPercent ? "" : `of ${highest}`,
  };
}
