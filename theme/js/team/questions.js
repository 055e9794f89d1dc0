/** The questions of a team: who said what, and what all agree on, the most disputed first. */
import { make } from "../browser/make.js";
import { badgeOf } from "./chart.js";

const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** A whole percentage, cut off as all figures are. */
const percentOf = ([part, whole]) => (100n * part) / whole;

/** How far people lie apart on a question, in words. */
function apart({ spread, distinct, counts }) {
  const silent = [
    counts.unknown && `${counts.unknown} ${counts.unknown === 1 ? "does" : "do"} not know`,
    counts.not_applicable && `${counts.not_applicable} ${counts.not_applicable === 1 ? "says" : "say"} it does not apply`,
    counts.unanswered && `${counts.unanswered} not answered`,
    counts.hidden && `${counts.hidden} not asked`,
  ];
  const percent = percentOf(spread);
  const said =
    distinct > 1
      ? `${distinct} answers, ${percent === 100n ? "the whole range" : `${percent}% of the range`} apart`
      : counts.answered > 1 ? `${counts.answered} with one answer` : "";
  return [said, ...silent].filter(Boolean).join(" · ");
}

/** Everybody as a cell below the answer that they gave; the darker, the higher it counts. */
function cellsOf({ program }, { index, id, voices }, words) {
  const { lowest, highest } = program.questions[index];
  const range = BigInt(highest) - BigInt(lowest);
  return make("span", { className: "groups" }, ...voices.map(({ answer, state, value, people }) => {
    const cells = make("span", { className: `cells ${state}`, ariaHidden: "true" }, ...people.map(() => make("i", {})));
    // A drawing, so hundredths will do.
    if (state === "answered") cells.style.setProperty("--share", range && value !== null ? Number((100n * (value - BigInt(lowest))) / range) : 100);
    return make("span", { className: "group" }, cells, make("span", {}, make("b", {}, String(people.length)), ` ${words.answer(id, answer)}`));
  }));
}

/** What can be agreed on: the options of the question as rows, with those who chose each. */
function choicesOf(question, tally, people, words, isAnonymous) {
  const { id, allow, checklist } = question;
  const choices = [...words.options(id), ...(checklist ? ["~none"] : []), ...allow];
  return choices.map((choice) => {
    const own = tally.groups.filter(({ answer }) => [answer].flat().includes(choice)).flatMap((group) => group.people);
    const who = make("span", { className: "who" });
    if (own.length && isAnonymous) who.append(plural(own.length, "person", "people"));
    else who.append(...own.map((person) => make("span", { className: "one" }, badgeOf(people[person]), make("bdi", {}, people[person].name))));
    const input = make("input", { type: checklist ? "checkbox" : "radio", name: id, value: choice });
    return make("label", {}, input, make("span", {}, words.option(id, choice)), who);
  });
}

function notesOf(id, people, isAnonymous) {
  const written = people.filter(({ member }) => member.notes[id]);
  if (!written.length) return [];
  return [
    make("h4", {}, written.length === 1 ? "A note" : "Notes"),
    make("ul", { className: "notes" }, ...written.map(({ name, member }) =>
      make("li", {}, ...(isAnonymous ? [] : [make("b", {}, make("bdi", {}, name)), ": "]), make("span", {}, member.notes[id])))),
  ];
}

function itemOf(framework, words, tally) {
  const { id, index } = tally;
  const question = framework.program.questions[index];
  const dimension = framework.program.dimensions[question.dimension].id;
  const item = make("li", { id: `q_${id}` },
    make("details", {},
      make("summary", {},
        make("span", { className: "eyebrow" }, words.dimension(dimension)),
        make("b", { className: "ask" }, words.question(id)),
        cellsOf(framework, tally, words),
        make("span", { className: "apart" }, apart(tally)),
        make("span", { className: "outcome" }),
      ),
    ),
    make("p", { className: "reason-said" }),
  );
  item.dataset.question = id;
  return item;
}

/** Makes what is inside a question: few are opened, so it is not there before. */
export function fillQuestion(item, shown) {
  const { framework, words, view, isAnonymous } = shown;
  const details = item.querySelector("details");
  if (details.querySelector("fieldset")) return;
  const tally = view.tallies.find(({ id }) => id === item.dataset.question);
  const { id, index } = tally;
  details.append(
    make("fieldset", {},
      make("legend", {}, "What do you agree on?"),
      ...choicesOf(framework.program.questions[index], tally, view.people, words, isAnonymous),
      make("label", { className: "reason" }, make("span", {}, "Why, and what remains open (optional)"), make("textarea", { name: `${id}~note`, rows: 2 })),
      make("button", { type: "button", name: "back", value: id }, "Take the agreement back"),
    ),
    ...notesOf(id, view.people, isAnonymous),
  );
  renderOutcome(tally, shown);
}

/** What people wrote to a question that has no options. */
function ownWordsOf(id, words, people, isAnonymous) {
  const written = notesOf(id, people, isAnonymous);
  return written.length ? [make("li", {}, make("b", { className: "ask" }, words.question(id)), ...written.slice(1))] : [];
}

/** All questions anew, with those open that were open. */
export function renderQuestions(form, shown) {
  const { framework, words, view, isAnonymous } = shown;
  const open = new Set([...form.querySelectorAll("[data-question]:has(> [open])")].map(({ id }) => id));
  const focused = document.activeElement?.closest("[data-question]")?.id;
  const isSame = ({ groups, counts }) => groups.length < 2 && !counts.unanswered;
  const list = (tallies) => make("ol", { className: "questions" }, ...tallies.map((tally) => itemOf(framework, words, tally)));
  const [parted, same] = [view.tallies.filter((tally) => !isSame(tally)), view.tallies.filter(isSame)];
  const wasOpen = Boolean(form.querySelector(".same[open]"));
  form.replaceChildren(list(parted));
  if (!parted.length) form.replaceChildren(make("p", {}, view.people.length > 1 ? "Everyone gave the same answers." : "Differences show once there are two people."));
  if (same.length) {
    const title = view.people.length > 1 ? `${plural(same.length, "question", "questions")} with one answer from everyone` : `${plural(same.length, "question", "questions")}`;
    form.append(make("details", { className: "same", open: wasOpen }, make("summary", {}, title), list(same)));
  }
  const own = framework.texts.flatMap((id) => ownWordsOf(id, words, view.people, isAnonymous));
  if (own.length) form.append(make("h3", {}, "In their own words"), make("ul", { className: "questions" }, ...own));
  for (const id of open) {
    const item = document.getElementById(id);
    if (!item) continue;
    fillQuestion(item, shown);
    item.firstChild.open = true;
  }
  if (focused) document.getElementById(focused)?.querySelector("summary").focus();
}

/** What is agreed on a question, in words, and in its controls where it has been opened. */
function renderOutcome(tally, { words, agreement, consensus }) {
  const { id } = tally;
  const item = document.getElementById(`q_${id}`);
  const agreed = agreement.agreed[id];
  const note = consensus[id]?.note ?? "";
  item.dataset.agreed = agreed?.by ?? "";
  item.querySelector(".outcome").textContent = !agreed
    ? "Not agreed yet"
    : agreed.by === "all" ? "Agreed, as all said so" : `Agreed: ${words.answer(id, agreed.answer)}`;
  item.querySelector(".reason-said").textContent = note;
  const field = item.querySelector("textarea");
  if (!field) return;
  for (const input of item.querySelectorAll("input")) input.checked = [agreed?.answer ?? []].flat().includes(input.value);
  if (field !== document.activeElement) field.value = note;
  item.querySelector("[name=back]").hidden = !agreed;
}

/** What is agreed on all questions. */
export function renderOutcomes(shown) {
  for (const tally of shown.view.tallies) renderOutcome(tally, shown);
}
