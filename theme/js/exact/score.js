/**
 * Scores a response exactly. No DOM, no clock, no storage, and no floating-point number.
 *
 * The program comes from the build (stagemark/scoring/program.py): every value and threshold is a whole
 * number of 1/unit, and stages, dimensions and questions are named by their index.
 *
 * @typedef {import("../types.js").Program} Program
 * @typedef {import("../types.js").ProgramQuestion} ProgramQuestion
 * @typedef {import("../types.js").ProgramGate} ProgramGate
 * @typedef {import("../types.js").ProgramCondition} ProgramCondition
 * @typedef {import("../types.js").Answer} Answer
 * @typedef {import("../types.js").Record} Record
 * @typedef {import("../types.js").Figure} Figure
 * @typedef {Pick<Record, "state" | "score" | "stage" | "low" | "high">} Result
 * @typedef {import("./fractions.js").Fraction} Fraction
 * @typedef {import("./methods.js").Part} Part
 * @typedef {"low" | "high"} Side  which of their ends is taken of unanswered questions
 *
 * @typedef {object} OwnNumbers
 * @property {bigint} weight
 * @property {bigint} lowest
 * @property {bigint} highest
 * @property {Map<string, bigint>} values  by option
 * @typedef {Omit<ProgramQuestion, keyof OwnNumbers> & OwnNumbers} Question
 *
 * @typedef {{id: string, weight: bigint, questions: number[]}} Dimension
 *
 * @typedef {object} Loaded
 * @property {import("./methods.js").Method} method
 * @property {bigint} unit
 * @property {Question[]} questions
 * @property {number[]} all  every question
 * @property {Dimension[]} dimensions
 * @property {number} top  the highest stage
 * @property {Fraction[] | undefined} thresholds
 * @property {Plan | undefined} plan
 * @typedef {Omit<Program, keyof Loaded> & Loaded} Model
 *
 * @typedef {object} QuestionState
 * @property {"hidden" | "not_applicable" | "unknown" | "unanswered" | "answered"} state
 * @property {Answer} [answer]
 * @property {bigint} [low]  the lowest value that it may come to; none where it does not count
 * @property {bigint} [high]
 *
 * @typedef {Omit<Part, "score"> & {score: Fraction | null}} DimensionOutcome
 * @typedef {{counted: number, open: number[], passing: number, needed: number, passed: boolean}} GateOutcome
 *
 * @typedef {object} Outcome
 * @property {DimensionOutcome[]} dimensions
 * @property {Part[]} parts
 * @property {GateOutcome[]} gates
 * @property {Fraction | null} score
 * @property {number | null} stage
 * @property {number | null} cappedBy  the dimension because of which the cap lowered the stage
 *
 * @typedef {{stage: number, questions: number[], smallest: boolean}} Next
 * @typedef {(model: Model, states: QuestionState[], outcome: Outcome) => Next | null} Plan
 */
import { fraction, isPositive, minus, plus, reaches, times, write } from "./fractions.js";
import { methodOf } from "./methods.js";

/** @type {Fraction} */
const NONE = [0n, 1n];

/**
 * The program with its numbers as BigInt, and what follows from them once for all responses.
 * `plan` finds the way to the next stage (`next.js`); a page that it comes to later sets it then.
 * @param {Program} program
 * @param {Plan} [plan]
 * @returns {Model}
 */
export function load(program, plan) {
  const unit = BigInt(program.unit);
  const questions = program.questions.map((question) => ({
    ...question,
    weight: BigInt(question.weight),
    lowest: BigInt(question.lowest),
    highest: BigInt(question.highest),
    values: new Map(Object.entries(question.options).map(([id, value]) => /** @type {const} */ ([id, BigInt(value)]))),
  }));
  const all = [...questions.keys()];
  const dimensions = program.dimensions.map(({ id, weight }, dimension) => ({
    id,
    weight: BigInt(weight),
    questions: all.filter((index) => questions[index].dimension === dimension),
  }));
  return {
    ...program,
    method: methodOf(program),
    plan,
    unit,
    questions,
    all,
    dimensions,
    top: program.stages.length - 1,
    thresholds: program.thresholds?.map((threshold) => fraction(BigInt(threshold), unit)),
  };
}

/**
 * The state of each question, with the lowest and the highest value that it may come to.
 * Answers are option ids, lists of them, or ~escapes, by question id, in an object without prototype.
 * @param {Model} model
 * @param {{[question: string]: Answer}} answers
 */
export function statesOf(model, answers) {
  /** @type {QuestionState[]} */
  const states = [];
  for (const question of model.questions) states.push(stateOf(model, question, answers[question.id], states));
  return states;
}

/**
 * @param {Model} model
 * @param {Question} question
 * @param {Answer | undefined} answer
 * @param {QuestionState[]} earlier
 * @returns {QuestionState}
 */
function stateOf(model, question, answer, earlier) {
  /** @type {(state: QuestionState["state"], value: bigint | undefined) => QuestionState} */
  const settled = (state, value) => ({ state, answer, low: value, high: value });
  if (question.show_if && !isAnswered(earlier, question.show_if)) return { state: "hidden" };
  if (answer === "~na") return { state: "not_applicable" };
  if (answer === "~unknown") return settled("unknown", model.unknown === "lowest" ? question.lowest : undefined);
  if (!answer?.length) return { state: "unanswered", low: question.lowest, high: question.highest };
  return settled("answered", [answer].flat().reduce((sum, id) => sum + (question.values.get(id) ?? 0n), 0n));
}

/**
 * Whether the choice question is answered with one of the options named; hidden, it has no answer.
 * @param {QuestionState[]} states
 * @param {import("../types.js").AnswerIs} asked
 */
const isAnswered = (states, { question, is }) => is.includes(/** @type {string} */ (states[question].answer));

/**
 * All that follows from taking every unanswered question at one side.
 * @param {Model} model
 * @param {QuestionState[]} states
 * @param {Side} side
 * @returns {Outcome}
 */
export function outcomeOf(model, states, side) {
  const dimensions = model.dimensions.map(({ weight, questions }, dimension) => {
    const sum = sumOf(model, questions, states, side);
    const stage = sum.score && model.thresholds ? stageAt(model, sum.score) : null;
    return { dimension, weight, stage, ...sum };
  });
  const gates = model.gates.map((gate) => gateOf(model, gate, states, side));
  const parts = /** @type {Part[]} */ (dimensions.filter(({ score }) => score));
  const outcome = { dimensions, parts, gates, score: null, stage: null, cappedBy: null };
  return parts.length ? { ...outcome, ...overall(model, outcome) } : outcome;
}

/**
 * The score of those questions that count, and what it is divided by; null where none does.
 * @param {Model} model
 * @param {number[]} indexes
 * @param {QuestionState[]} states
 * @param {Side} side
 */
function sumOf({ method: { isPercent }, questions, unit }, indexes, states, side) {
  let reached = 0n;
  let base = 0n;
  for (const index of indexes) {
    const value = states[index][side];
    if (value === undefined) continue;
    reached += questions[index].weight * value;
    base += questions[index].weight * (isPercent ? questions[index].highest : unit);
  }
  return { base, score: base ? fraction(isPercent ? 100n * reached : reached, base) : null };
}

/**
 * @param {{thresholds?: Fraction[]}} model  one with thresholds
 * @param {Fraction} score
 */
function stageAt({ thresholds = [] }, score) {
  const missed = thresholds.findIndex((threshold) => !reaches(score, threshold));
  return missed < 0 ? thresholds.length : missed;
}

/**
 * @param {Model} model
 * @param {ProgramGate} gate
 * @param {QuestionState[]} states
 * @param {Side} side
 */
function gateOf({ questions }, gate, states, side) {
  const counted = gate.questions.filter((index) => states[index][side] !== undefined);
  const open = counted.filter((index) => /** @type {bigint} */ (states[index][side]) < BigInt(gate.passes_at ?? questions[index].highest));
  const passing = counted.length - open.length;
  const needed = gate.at_least
    ? Math.min(gate.at_least, counted.length)
    : shareOf(counted.length, gate.share ?? [1, 1]);
  return { counted: counted.length, open, passing, needed, passed: passing >= needed };
}

/**
 * The least whole number that is this share of a count.
 * @param {number} count
 * @param {[number, number]} share
 */
const shareOf = (count, [part, whole]) => Number((BigInt(count * part) + BigInt(whole) - 1n) / BigInt(whole));

/**
 * @param {Model} model
 * @param {Outcome} outcome
 */
function overall(model, { parts, gates }) {
  const { cap, method } = model;
  const failed = gates.findIndex((gate) => !gate.passed);
  const passed = failed < 0 ? gates.length : failed;
  const score = method.score({ parts, passed });
  const stage = method.countsGates ? (model.gates[passed]?.holds_at ?? model.top) : stageAt(model, score);
  if (cap === null) return { score, stage };
  const weakest = parts.reduce((a, b) => (reaches(b.score, a.score) ? a : b));
  const ceiling = /** @type {number} */ (weakest.stage) + cap;
  return stage > ceiling ? { score, stage: ceiling, cappedBy: weakest.dimension } : { score, stage };
}

/**
 * The stage that each dimension aims at: as chosen, or once all is answered the one after the overall.
 * @param {Model} model
 * @param {number | null} stage
 * @param {{[id: string]: string}} chosen
 */
function targetsOf({ dimensions, stages, thresholds, top }, stage, chosen) {
  const next = stage === null ? null : Math.min(stage + 1, top);
  return dimensions.map(({ id }) => {
    const index = stages.indexOf(chosen[id]);
    return thresholds ? (index < 0 ? next : index) : null;
  });
}

/**
 * What each assessed dimension lacks to its target.
 * @type {(model: Model, outcome: Outcome, targets: (number | null)[]) => (Fraction | null)[]}
 */
const gapsOf = ({ thresholds }, outcome, targets) =>
  outcome.dimensions.map(({ score }, dimension) => {
    if (!thresholds || !score) return null;
    const target = targets[dimension];
    const gap = target ? minus(thresholds[target - 1], score) : NONE;
    return isPositive(gap) ? gap : NONE;
  });

/**
 * The dimensions with a gap, the largest weight × gap first.
 * @param {Model} model
 * @param {(Fraction | null)[]} gaps
 */
function roadmapOf({ dimensions }, gaps) {
  return gaps
    .map((gap, dimension) => ({ dimension, size: times(gap ?? NONE, [dimensions[dimension].weight, 1n]) }))
    .filter(({ size }) => isPositive(size))
    .sort((a, b) => (reaches(a.size, b.size) ? (reaches(b.size, a.size) ? 0 : -1) : 1))
    .map(({ dimension }) => dimension);
}

/**
 * Whether a finding's condition holds; what is not assessed, hidden or not answered holds nothing.
 * @param {Model} model
 * @param {ProgramCondition} condition
 * @param {QuestionState[]} states
 * @param {Outcome} outcome  with a stage
 * @returns {boolean}
 */
function holds(model, condition, states, outcome) {
  const { dimensions, gates } = outcome;
  const stage = /** @type {number} */ (outcome.stage);
  const inUnits = (/** @type {import("../types.js").Whole} */ number) => fraction(BigInt(number), model.unit);
  if ("all" in condition) return condition.all.every((part) => holds(model, part, states, outcome));
  if ("any" in condition) return condition.any.some((part) => holds(model, part, states, outcome));
  if ("is" in condition) return isAnswered(states, condition);
  if ("gate" in condition) return gates[condition.gate].passed === condition.passed;
  if ("stage_at_least" in condition) return stage >= condition.stage_at_least;
  if ("stage_below" in condition) return stage < condition.stage_below;
  const { score } = dimensions[condition.dimension];
  if (!score) return false;
  if ("at_least" in condition) return reaches(score, inUnits(condition.at_least));
  if ("below" in condition) return !reaches(score, inUnits(condition.below));
  const other = dimensions[condition.ahead_of].score;
  return other !== null && reaches(score, plus(other, inUnits(condition.by)));
}

/**
 * What the answers come to, as plain data: scores as exact text, the rest by id.
 * @param {Model} model
 * @param {QuestionState[]} states
 * @param {{[dimension: string]: string}} chosen  the targets
 * @returns {Record}
 */
export function recordOf(model, states, chosen) {
  const { stages, dimensions, questions } = model;
  const count = (/** @type {QuestionState["state"]} */ state, indexes = model.all) => indexes.filter((index) => states[index].state === state).length;
  const isIncomplete = count("unanswered") > 0;
  const low = outcomeOf(model, states, "low");
  const high = isIncomplete ? outcomeOf(model, states, "high") : low;
  const isComplete = !isIncomplete && low.score !== null;
  const targets = targetsOf(model, isComplete ? low.stage : null, chosen);
  const gaps = isComplete ? gapsOf(model, low, targets) : dimensions.map(() => null);
  const stageId = (/** @type {number | null} */ stage) => (stage === null ? null : stages[stage]);

  /**
   * Score and stage as one state has them: settled, as a range, or not at all.
   * @param {boolean} incomplete
   * @param {Pick<Outcome, "score" | "stage">} lowest
   * @param {Pick<Outcome, "score" | "stage">} highest
   * @returns {Result}
   */
  const figures = (incomplete, lowest, highest) => {
    /** @type {(of: Pick<Outcome, "score" | "stage">) => Figure} */
    const side = (of) => ({ score: /** @type {string} */ (write(of.score)), stage: stageId(of.stage) });
    const nothing = { score: null, stage: null, low: null, high: null };
    if (incomplete) return { ...nothing, state: "incomplete", low: side(lowest), high: side(highest) };
    return lowest.score ? { ...nothing, state: "complete", ...side(lowest) } : { ...nothing, state: "not-assessed" };
  };

  const next = (isComplete && model.plan?.(model, states, low)) || null;
  return {
    ...figures(isIncomplete, low, high),
    capped_by: isComplete && low.cappedBy !== null ? dimensions[low.cappedBy].id : null,
    dimensions: Object.fromEntries(
      dimensions.map(({ id, questions: indexes }, dimension) => [
        id,
        {
          ...figures(count("unanswered", indexes) > 0, low.dimensions[dimension], high.dimensions[dimension]),
          target: stageId(targets[dimension]),
          gap: write(gaps[dimension]),
        },
      ]),
    ),
    gates: Object.fromEntries(
      model.gates.map(({ id }, gate) => {
        const { passed, passing, needed, counted, open } = low.gates[gate];
        const ids = open.map((index) => questions[index].id);
        return [id, { passed, could_pass: high.gates[gate].passed, passing, needed, counted, open: ids }];
      }),
    ),
    findings: isComplete
      ? model.findings.filter(({ when }) => holds(model, when, states, low)).map(({ id }) => id)
      : [],
    next: next && {
      stage: stages[next.stage],
      questions: next.questions.map((index) => questions[index].id),
      smallest: next.smallest,
    },
    roadmap: roadmapOf(model, gaps).map((dimension) => dimensions[dimension].id),
    counts: {
      visible: questions.length - count("hidden"),
      answered: count("answered"),
      unknown: count("unknown"),
      not_applicable: count("not_applicable"),
      unanswered: count("unanswered"),
    },
  };
}
