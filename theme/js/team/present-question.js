/** A question on the wall: first alone with its options, then with how the answers spread. */
import { sayableOn } from "../exact/consensus.js";
import { firstCounts } from "../exact/votes.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { roundsOf } from "./present-rounds.js";
import { apartText, notesOf } from "./questions.js";

/**
 * @typedef {import("./present.js").Screen} Screen
 * @typedef {import("./present-ends.js").Wall} Wall
 * @typedef {import("./view.js").View["tallies"][number]} Tally
 */

/**
 * What is offered, in the author's order, and what somebody said besides.
 * @param {Tally} tally
 * @param {import("./view.js").TeamPage} page
 */
function choicesOn(tally, { framework, words }) {
  const { options, allow, checklist } = framework.program.questions[tally.index];
  const said = firstCounts(tally);
  return sayableOn(tally.id, words).filter(
    (choice) => Object.hasOwn(options, choice) || allow.includes(choice) || (checklist && choice === "~none") || said[choice],
  );
}

/**
 * Where the question stands, here and on paper.
 * @param {Tally} tally
 * @param {Wall} wall
 */
function standsAt(tally, { page: { framework, words }, tallies }) {
  const { program, numbers } = framework;
  const dimension = words.dimension(program.dimensions[program.questions[tally.index].dimension].id);
  return say.presenting.place({ number: numbers[tally.id], dimension, at: tallies.indexOf(tally) + 1, count: tallies.length });
}

/**
 * @param {Tally} tally
 * @param {Wall} wall
 * @returns {Screen}
 */
export function questionScreen(tally, wall) {
  const { page, kept, opened, keep, redraw, tell } = wall;
  const { id, counts } = tally;
  const choices = choicesOn(tally, page);
  const about = { place: standsAt(tally, wall), title: page.words.question(id) };
  if (!kept.revealed.includes(id)) {
    const given = counts.answered + counts.unknown + counts.not_applicable;
    const reveal = () => {
      keep({ revealed: [...kept.revealed, id] });
      redraw();
      tell(apartText(tally));
    };
    const options = choices.map((choice) => make("li", {}, page.words.option(id, choice)));
    return {
      ...about,
      content: [
        make("ul", { className: "wall-options" }, ...options),
        make("p", { className: "wall-said" }, say.presenting.answers_in({ given, count: given + counts.unanswered })),
      ],
      acts: [{ press: "Space", label: say.presenting.reveal, act: reveal }],
    };
  }
  const { elements, refresh } = roundsOf(tally, choices, wall);
  const notes = notesOf(id, page.shown());
  /** @param {string} name @param {string} selector of what is filled in first */
  const opening = (name, selector) => () => {
    opened.add(name);
    redraw();
    const fields = [...document.querySelectorAll(`.wall ${selector}`)];
    const field = fields.find((one) => one.matches(":checked")) ?? fields[0];
    /** @type {HTMLElement | undefined} */ (field)?.focus();
  };
  function toggleNotes() {
    if (!opened.delete("notes")) opened.add("notes");
    redraw();
  }
  const areSeen = opened.has("notes");
  return {
    ...about,
    content: [
      ...elements,
      ...(notes && areSeen ? [make("h3", {}, notes.children.length === 1 ? say.team_questions.one_note : say.team_questions.notes), notes] : []),
    ],
    refresh,
    acts: [
      { press: "V", label: say.presenting.vote_again, act: opening("vote", ".wall-hands") },
      { press: "A", label: say.presenting.agree, act: opening("agree", "[name=wall-agreed]") },
      ...(notes ? [/** @type {const} */ ({ press: "N", label: say.presenting.notes, isPressed: areSeen, act: toggleNotes })] : []),
    ],
  };
}
