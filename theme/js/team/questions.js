/** The questions of a team: who said what, and what all agree on, the most disputed first. */
import { byId, find, findAll } from "../browser/elements.js";
import { make } from "../browser/make.js";
import { dissentText, isNobodyKnowing, secondVoteOf } from "../exact/consensus.js";
import { isAlike, isClose } from "../exact/spread.js";
import { say } from "../say.js";
import { badgeOf } from "./chart.js";

/**
 * @typedef {import("../types.js").TeamFramework} TeamFramework
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 * @typedef {import("./view.js").Person} Person
 * @typedef {import("./view.js").View} View
 * @typedef {View["tallies"][number]} Tally
 *
 * @typedef {object} Shown  all that questions are shown from
 * @property {TeamFramework} framework
 * @property {Words} words
 * @property {View} view
 * @property {import("./view.js").Agreement} agreement
 * @property {import("../exact/merge.js").Consensus} consensus
 * @property {import("../exact/merge.js").Votes} votes
 * @property {boolean} isAnonymous
 */

/**
 * A whole percentage, cut off as all figures are.
 * @param {import("../exact/fractions.js").Fraction} share
 */
export const percentOf = ([part, whole]) => String((100n * part) / whole);

/**
 * How far answers lie apart.
 * @param {Tally} tally
 */
function distanceOf({ spread, distinct, counts }) {
  if (distinct > 1) {
    const percent = percentOf(spread);
    return percent === "100" ? say.team_questions.whole_range({ answers: distinct }) : say.team_questions.apart({ answers: distinct, percent });
  }
  return counts.answered > 1 ? say.team_questions.one_answer({ answered: counts.answered }) : "";
}

/**
 * How far people lie apart on a question, in words.
 * @param {Tally} tally
 */
export function apartText(tally) {
  const { unknown, not_applicable: outside, unanswered, hidden } = tally.counts;
  const silent = [
    unknown && say.team_questions.unknown({ count: unknown }),
    outside && say.team_questions.not_applicable({ count: outside }),
    unanswered && say.team_questions.unanswered({ unanswered }),
    hidden && say.team_questions.not_asked({ hidden }),
  ];
  return [distanceOf(tally), ...silent].filter(Boolean).join(" · ");
}

/**
 * All people as cells below the answer that they gave; the darker, the higher it counts.
 * @param {TeamFramework} framework @param {Tally} tally @param {Words} words
 */
function cellsOf({ program }, { index, id, voices }, words) {
  const { lowest, highest } = program.questions[index];
  const range = BigInt(highest) - BigInt(lowest);
  return make("span", { className: "groups" }, ...voices.map(({ answer, state, value, people }) => {
    const cells = make("span", { className: `cells ${state}`, ariaHidden: "true" }, ...people.map(() => make("i", {})));
    // A drawing, so hundredths will do.
    const share = range && value !== null ? (100n * (value - BigInt(lowest))) / range : 100;
    if (state === "answered") cells.style.setProperty("--share", String(share));
    return make("span", { className: "group" }, cells, make("span", {}, make("b", {}, String(people.length)), ` ${words.answer(id, answer)}`));
  }));
}

/**
 * What can be agreed on: the options of the question as rows, with those who chose each.
 * @param {Tally} tally
 * @param {Shown} shown
 */
function choicesOf({ id, index, groups }, { framework, words, view, isAnonymous }) {
  const { allow, checklist } = framework.program.questions[index];
  const choices = [...words.options(id), ...(checklist ? ["~none"] : []), ...allow];
  return choices.map((choice) => {
    const own = groups.filter(({ answer }) => [answer].flat().includes(choice)).flatMap((group) => group.people).map((person) => view.people[person]);
    const who = make("span", { className: "who" });
    if (own.length && isAnonymous) who.append(say.people.people({ count: own.length }));
    else who.append(...own.map((person) => make("span", { className: "one" }, badgeOf(person), make("bdi", {}, person.name))));
    const input = make("input", { type: checklist ? "checkbox" : "radio", name: id, value: choice });
    return make("label", {}, input, make("span", {}, words.option(id, choice)), who);
  });
}

/**
 * The notes to a question as a list; null where there are none.
 * @param {string} id
 * @param {Shown} shown
 */
export function notesOf(id, { view, isAnonymous }) {
  const written = view.people.filter(({ member }) => member.notes[id]);
  if (!written.length) return null;
  return make("ul", { className: "notes" }, ...written.map(({ name, member }) => {
    const note = make("span", {}, member.notes[id]);
    return make("li", {}, ...(isAnonymous ? [note] : say.team_questions.note_of.parts({ name: make("b", {}, make("bdi", {}, name)), note })));
  }));
}

/**
 * @param {Tally} tally
 * @param {Shown} shown
 */
function itemOf(tally, shown) {
  const { framework, words } = shown;
  const { id, index } = tally;
  const noted = notesOf(id, shown);
  if (noted) noted.className = "noted";
  const dimension = framework.program.dimensions[framework.program.questions[index].dimension].id;
  const item = make("li", { id: `q_${id}` },
    make("details", {},
      make("summary", {},
        make("span", { className: "eyebrow" }, words.dimension(dimension)),
        make("b", { className: "ask" }, words.question(id)),
        cellsOf(framework, tally, words),
        make("span", { className: "apart" }, apartText(tally)),
        make("span", { className: "outcome" }),
      ),
    ),
    make("p", { className: "reason-said" }),
    make("p", { className: "said-again" }),
    make("p", { className: "dissent-said" }),
    ...(noted ? [noted] : []),
  );
  item.dataset.question = id;
  return item;
}

/**
 * Makes what is inside a question: few are opened, so it is not there before.
 * @param {HTMLElement} item
 * @param {Shown} shown
 */
export function fillQuestion(item, shown) {
  const details = find("details", item);
  const tally = shown.view.tallies.find(({ id }) => id === item.dataset.question);
  if (!tally || details.querySelector("fieldset")) return;
  const { id } = tally;
  const notes = notesOf(id, shown);
  details.append(
    make("fieldset", {},
      make("legend", {}, say.team_questions.agree_on),
      ...choicesOf(tally, shown),
      make("label", { className: "reason" }, make("span", {}, say.team_questions.reason), make("textarea", { name: `${id}~note`, rows: 2 })),
      make("button", { type: "button", name: "back", value: id }, say.team_questions.take_back),
    ),
    ...(notes ? [make("h4", {}, notes.children.length === 1 ? say.team_questions.one_note : say.team_questions.notes), notes] : []),
  );
  renderOutcome(tally, shown);
}

/**
 * What people wrote to the questions that have no options.
 * @param {Shown} shown
 */
const ownWordsOf = (shown) =>
  shown.framework.texts.flatMap((id) => {
    const notes = notesOf(id, shown);
    return notes ? [make("li", {}, make("b", { className: "ask" }, shown.words.question(id)), notes)] : [];
  });

/**
 * All questions anew, with those open that were open.
 * @param {HTMLElement} element around them
 * @param {Shown} shown
 */
export function renderQuestions(element, shown) {
  const { view } = shown;
  const open = findAll("[data-question]:has(> [open])", element).map(({ id }) => id);
  const focused = document.activeElement?.closest("[data-question]")?.id;
  const wasOpen = Boolean(element.querySelector(".same[open]"));

  /** @param {Tally[]} tallies */
  const listOf = (tallies) => make("ol", { className: "questions" }, ...tallies.map((tally) => itemOf(tally, shown)));
  const areSeveral = view.people.length > 1;
  /** @param {Tally} tally */
  const isFolded = (tally) => !areSeveral || isClose(tally);
  const [parted, close] = [view.tallies.filter((tally) => !isFolded(tally)), view.tallies.filter(isFolded)];

  element.replaceChildren(
    parted.length ? listOf(parted) : make("p", {}, areSeveral ? say.team_questions.none_apart : say.team_questions.one_person),
  );
  if (close.length) {
    const count = close.length;
    const together = close.every(isAlike) ? say.team_questions.same({ count }) : say.team_questions.close({ count });
    const title = areSeveral ? together : say.common.questions({ count });
    // Where there is nothing else to talk about, this is what there is.
    const isOpen = wasOpen || (areSeveral && !parted.length && !close.every(isAlike));
    element.append(make("details", { className: "same", open: isOpen }, make("summary", {}, title), listOf(close)));
  }
  const own = ownWordsOf(shown);
  if (own.length) element.append(make("h3", {}, say.team_questions.own_words), make("ul", { className: "questions" }, ...own));

  for (const id of open) {
    const item = document.getElementById(id);
    if (!item) continue;
    fillQuestion(item, shown);
    find("details", item).open = true;
  }
  if (focused) document.getElementById(focused)?.querySelector("summary")?.focus();
}

/**
 * What is agreed on a question, in words.
 * @param {string} id
 * @param {Shown} shown
 */
export function outcomeText(id, { words, agreement }) {
  const agreed = agreement.agreed[id];
  if (!agreed) return say.team_questions.not_agreed;
  if (isNobodyKnowing(agreed)) return say.team_questions.nobody_knows;
  const answer = words.answer(id, agreed.answer);
  return agreed.by === "all" ? say.team_questions.agreed_by_all({ answer }) : say.team_questions.agreed({ answer });
}

/**
 * Shows it, also in the controls of a question that has been opened.
 * @param {Tally} tally
 * @param {Shown} shown
 */
function renderOutcome({ id }, shown) {
  const item = byId(`q_${id}`);
  const agreed = shown.agreement.agreed[id];
  const note = shown.consensus[id]?.note ?? "";
  item.dataset.agreed = isNobodyKnowing(agreed) ? "" : agreed?.by ?? "";
  find(".outcome", item).textContent = outcomeText(id, shown);
  find(".reason-said", item).textContent = note;
  const voices = secondVoteOf(id, shown.votes, shown.words);
  find(".said-again", item).textContent = voices && say.presenting.second_round_said({ voices });
  find(".dissent-said", item).textContent = dissentText(agreed?.dissent);
  const field = item.querySelector("textarea");
  if (!field) return;
  for (const input of findAll("input", item)) input.checked = [agreed?.answer ?? []].flat().includes(input.value);
  if (field !== document.activeElement) field.value = note;
  find("[name=back]", item).hidden = !agreed;
}

/**
 * What is agreed on all questions.
 * @param {Shown} shown
 */
export function renderOutcomes(shown) {
  for (const tally of shown.view.tallies) renderOutcome(tally, shown);
}
