/** The people of a team, and what became of each file that was handed over. */
import { dayText } from "../browser/days.js";
import { keyOf } from "../exact/merge.js";
import { make } from "../browser/make.js";
import { badgeOf } from "./chart.js";

const button = (text, act, more = {}) => {
  const made = make("button", { type: "button", className: "quiet", ...more }, ...[text].flat());
  made.addEventListener("click", () => act(made));
  return made;
};
const bdi = (text) => make("bdi", {}, text);
const ofWhom = (name) => make("span", { className: "unseen" }, " ", bdi(name));

function standingOf({ state, stage, score, low, high }, words) {
  if (state === "complete") return [words.stage(stage), words.whole(score)].filter(Boolean).join(" · ");
  if (state === "not-assessed") return "not assessed";
  const [from, to] = [low.stage, high.stage].map(words.stage);
  return `not finished, ${from === to ? from : `between ${from} and ${to}`}`;
}

function renaming(item, person, rename) {
  const field = make("input", { type: "text", value: person.isNamed ? person.name : "", maxLength: 60, ariaLabel: `Name of ${person.name}` });
  const form = make("form", { className: "rename" }, field, make("button", {}, "Save"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rename(person.member, field.value.trim());
  });
  field.addEventListener("keydown", ({ key }) => key === "Escape" && rename(person.member, ""));
  item.replaceChildren(form);
  field.focus();
  field.select();
}

/** @param {{view: object, words: object, isAnonymous: boolean, actions: object}} shown */
export function renderPeople(list, { view, words, isAnonymous, actions }) {
  list.replaceChildren(...view.people.map((person) => {
    const { name, record, member } = person;
    const item = make("li", {});
    const rename = button(["Rename", ofWhom(name)], () => renaming(item, person, actions.rename));
    item.dataset.person = name;
    item.append(
      badgeOf(person),
      make("span", { className: "name" }, make("b", {}, bdi(name)), make("span", { className: "muted" }, standingOf(record, words))),
      make("span", { className: "acts" },
        ...(isAnonymous ? [] : [rename]),
        button(["Remove", ofWhom(name)], () => actions.remove(member, name)),
      ),
    );
    return item;
  }));
}

/** Those who are here but do not count, each with the reason and a way to count them. */
export function renderApart(list, { view, nameOf, isAnonymous, actions }) {
  const entry = (member, reason) => {
    const count = button("Count it as well", () => actions.countToo(member));
    return make("li", {}, ...reason, " ", count, button("Remove", () => actions.remove(member, nameOf(member))));
  };
  const { older, copies } = view.apart;
  list.replaceChildren(
    ...older.map(({ member, of }) => {
      const dated = member.created === of.created ? "Another result" : `The result of ${dayText(member.created) || "an unknown day"}`;
      return entry(member, isAnonymous ? ["A result that a newer one replaced"] : [dated, " of ", bdi(nameOf(of)), ", which that of ", dayText(of.created) || "another day", " replaced"]);
    }),
    ...copies.map(({ member, of }) => entry(member, ["A copy of the result of ", bdi(nameOf(of))])),
  );
  list.parentElement.hidden = !list.children.length;
}

/** What became of what was handed over; `before` and `after` are the people that counted. */
export function tellIntake(place, { taken, refused, before, after, nameOf, addAgain }) {
  const counted = new Set(after.counted.map(keyOf));
  const known = new Set(before);
  const seen = new Set();
  let added = 0;
  const carried = taken.flatMap(({ name, remarks = [] }) => remarks.map((remark) => make("li", {}, bdi(name), ` is ${remark}.`)));
  const lines = taken.flatMap(({ name, members }) => members.flatMap((member) => {
    const key = keyOf(member);
    const isRepeated = known.has(key) || seen.has(key);
    seen.add(key);
    if (!isRepeated) {
      added += counted.has(key) ? 1 : 0;
      const { of } = [...after.older, ...after.copies].find((one) => keyOf(one.member) === key) ?? {};
      return of ? [make("li", {}, bdi(name), ": not counted, see below.")] : [];
    }
    // A team file that comes back holds many who are here already; that is what it is for.
    if (members.length > 1) return [];
    const again = button("Count it as another person", (self) => {
      self.remove();
      addAgain(member);
    });
    return [make("li", {}, bdi(name), ": the same as ", bdi(nameOf(member)), ", counted once. ", again)];
  }));
  const total = `${added} ${added === 1 ? "person" : "people"} added.`;
  place.replaceChildren(
    make("p", {}, taken.length ? total : "Nothing was added."),
    make("ul", {}, ...carried, ...lines, ...refused.map(({ name, reason }) => make("li", { className: "refused" }, make("b", {}, bdi(name)), ": ", reason))),
  );
}
