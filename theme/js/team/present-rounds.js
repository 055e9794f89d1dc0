/**
 * How a question was answered, and voted on once more, as a table: a row for each option, a column for
 * each round and one for what is agreed. What is entered is recorded at once.
 */
import { dissentText } from "../exact/consensus.js";
import { firstCounts, handsIn, MOST_HANDS, movedBetween, roundOf, withHands } from "../exact/votes.js";
import { settleChecklist } from "../browser/form.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { badgeOf, isCrowd } from "./chart.js";
import { apartText, outcomeText, percentOf } from "./questions.js";

/**
 * @typedef {import("./view.js").View["tallies"][number]} Tally
 * @typedef {import("../exact/votes.js").Round} Round
 */

/**
 * How many gave an answer, and who, where names are shown and there are not too many.
 * @param {Tally} tally
 * @param {string} choice
 * @param {import("./questions.js").Shown} shown
 */
function answersOf(tally, choice, { view, isAnonymous }) {
  const people = tally.voices.find(({ answer }) => answer === choice)?.people.map((person) => view.people[person]) ?? [];
  const areNamed = !isAnonymous && !isCrowd(view);
  const marks = people.map((person) =>
    areNamed ? make("span", { className: "one" }, badgeOf(person), make("bdi", {}, person.name)) : make("i", { className: "dot" }));
  return [make("b", {}, String(people.length)), make("span", { className: "wall-people", ariaHidden: areNamed ? null : "true" }, ...marks)];
}

/** @param {Round} round */
function distanceIn({ spread, low, high }) {
  if (!spread) return "";
  if (low === high) return say.presenting.one_answer;
  const percent = percentOf(spread);
  return percent === "100" ? say.presenting.whole_range : say.presenting.apart({ percent });
}

const MOVED = { closer: say.presenting.closer, further: say.presenting.further, same: say.presenting.same };

/**
 * What the second round came to, beside the first.
 * @param {Round} first
 * @param {Round} second
 */
function secondText(first, second) {
  const moved = movedBetween(first, second);
  const result = [say.presenting.hands({ count: second.hands }), distanceIn(second), moved && MOVED[moved]];
  return say.presenting.second_round_is({ result: result.filter(Boolean).join(" · ") });
}

/**
 * @param {Tally} tally
 * @param {string[]} choices
 * @param {import("./present-ends.js").Wall} wall
 */
export function roundsOf(tally, choices, { page, opened, tell, done }) {
  const { id, index } = tally;
  const { framework, model, words, shown } = page;
  const { checklist } = framework.program.questions[index];
  const question = model.questions[index];
  const first = roundOf(question, firstCounts(tally));
  const countsNow = () => shown().votes[id]?.counts ?? {};

  const rows = choices.map((choice) => {
    const option = words.option(id, choice);
    const hands = make("input", { type: "number", className: "wall-hands", min: "0", max: String(MOST_HANDS), ariaLabel: say.presenting.hands_for({ option }) });
    const dots = make("span", { className: "wall-people", ariaHidden: "true" });
    const agreed = make("input", { type: checklist ? "checkbox" : "radio", name: "wall-agreed", value: choice, ariaLabel: say.presenting.agree_on({ option }) });
    hands.addEventListener("input", () => {
      const count = hands.validity.badInput ? null : handsIn(hands.value);
      hands.ariaInvalid = String(count === null);
      if (count !== null) page.vote(id, withHands(countsNow(), choice, count));
    });
    hands.addEventListener("blur", () => refresh());
    agreed.addEventListener("change", () => {
      settleChecklist(agreed);
      page.agree(id, { answer: chosen() });
      tell(outcomeText(id, shown()));
    });
    agreed.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || panel.element.hidden) return;
      // Else the wall would take it for the end of the field.
      event.preventDefault();
      panel.begin();
    });
    const ends = first.low === first.high ? [] : [choice === first.low && say.presenting.lowest, choice === first.high && say.presenting.highest];
    const element = make("tr", {},
      make("th", { scope: "row" }, option, ...ends.flatMap((end) => (end ? [" ", make("small", {}, end)] : []))),
      make("td", {}, ...answersOf(tally, choice, shown())),
      make("td", { className: "second" }, hands, dots),
      make("td", { className: "choose" }, make("label", {}, agreed)),
    );
    // What nobody said besides the options has no row until it can be voted for.
    if (choice.startsWith("~") && !first.counts[choice]) element.className = "unsaid";
    return { choice, element, hands, dots, agreed };
  });
  rows.forEach(({ hands }, at) => {
    hands.addEventListener("keydown", ({ key }) => key === "Enter" && (rows[at + 1] ? rows[at + 1].hands.focus() : done()));
  });

  /** @returns {import("../types.js").Answer | null} */
  function chosen() {
    const ticked = rows.filter(({ agreed }) => agreed.checked).map(({ choice }) => choice);
    const alone = ticked.find((choice) => choice.startsWith("~")) ?? (checklist ? undefined : ticked[0]);
    return alone ?? (ticked.length ? ticked : null);
  }

  const table = make("table", { className: "wall-rounds" },
    make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, make("span", { className: "unseen" }, say.presenting.answer)),
      make("th", { scope: "col" }, say.presenting.first_round),
      make("th", { scope: "col", className: "second" }, say.presenting.second_round),
      make("th", { scope: "col", className: "choose" }, say.presenting.agreed),
    )),
    make("tbody", {}, ...rows.map(({ element }) => element)),
  );
  const second = make("p", { className: "wall-said second" });
  const outcome = make("p", { className: "wall-outcome" });
  const against = make("p", { className: "wall-against" });
  const panel = panelOf(id, page, done);

  function refresh() {
    const { agreement } = shown();
    const counts = countsNow();
    const hasSecond = Object.keys(counts).length > 0;
    const answer = agreement.agreed[id]?.answer;
    table.classList.toggle("has-second", hasSecond || opened.has("vote"));
    table.classList.toggle("has-agreed", Boolean(answer) || opened.has("agree"));
    for (const { choice, hands, dots, agreed } of rows) {
      if (hands !== document.activeElement) {
        hands.value = counts[choice] ? String(counts[choice]) : "";
        hands.ariaInvalid = "false";
      }
      const drawn = Math.min(counts[choice] ?? 0, DOTS);
      dots.replaceChildren(...Array.from({ length: drawn }, () => make("i", { className: "dot" })));
      agreed.checked = [answer ?? []].flat().includes(choice);
    }
    second.textContent = hasSecond ? secondText(first, roundOf(question, counts)) : "";
    outcome.textContent = answer ? outcomeText(id, shown()) : "";
    against.textContent = dissentText(agreement.agreed[id]?.dissent);
    panel.element.hidden = !answer || !opened.has("agree");
    panel.refresh();
  }
  refresh();
  const elements = [
    make("fieldset", {}, make("legend", { className: "unseen" }, say.team_questions.agree_on), table),
    make("p", { className: "wall-said" }, apartText(tally)),
    second,
    outcome,
    against,
    panel.element,
  ];
  return { elements, refresh };
}

/** More dots than these say no more than the figure beside them. */
const DOTS = 40;

/**
 * Who does not agree with what is agreed, and why it is agreed.
 * @param {string} id
 * @param {import("./view.js").TeamPage} page
 * @param {() => void} done
 */
function panelOf(id, { shown, agree }, done) {
  const count = make("input", { type: "number", min: "0", max: String(MOST_HANDS) });
  const why = make("input", { type: "text", maxLength: 300 });
  const note = make("textarea", { rows: 1 });
  const back = make("button", { type: "button" }, say.team_questions.take_back);
  function dissent() {
    const people = count.validity.badInput ? null : handsIn(count.value);
    count.ariaInvalid = String(people === null);
    if (people === null) return;
    const text = why.value.trim();
    agree(id, { dissent: people || text ? { count: people, words: text } : undefined });
  }
  count.addEventListener("input", dissent);
  why.addEventListener("input", dissent);
  note.addEventListener("input", () => agree(id, { note: note.value.trim() }));
  count.addEventListener("keydown", ({ key }) => key === "Enter" && why.focus());
  why.addEventListener("keydown", ({ key }) => key === "Enter" && done());
  back.addEventListener("click", () => {
    agree(id, { answer: null });
    done();
  });
  const whyLabel = shown().isAnonymous ? say.presenting.why : say.presenting.who_and_why;
  return {
    element: make("div", { className: "wall-panel" },
      make("label", {}, make("span", {}, say.presenting.how_many_against), count),
      make("label", { className: "wide" }, make("span", {}, whyLabel), why),
      make("label", { className: "wide" }, make("span", {}, say.team_questions.reason), note),
      back,
    ),
    begin: () => count.focus(),
    refresh() {
      const { consensus } = shown();
      const said = consensus[id];
      if (count !== document.activeElement) count.ariaInvalid = "false";
      if (count !== document.activeElement) count.value = said?.dissent?.count ? String(said.dissent.count) : "";
      if (why !== document.activeElement) why.value = said?.dissent?.words ?? "";
      if (note !== document.activeElement) note.value = said?.note ?? "";
    },
  };
}
