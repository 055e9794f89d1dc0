/** The people of a team, and what became of each file that was handed in. */
import { dayText } from "../browser/days.js";
import { find } from "../browser/elements.js";
import { commaList } from "../exact/lists.js";
import { keyOf } from "../exact/merge.js";
import { stageRange } from "../exact/stage-range.js";
import { make } from "../browser/make.js";
import { say } from "../say.js";
import { badgeOf } from "./chart.js";

/**
 * @typedef {import("../exact/merge.js").Member} Member
 * @typedef {ReturnType<typeof import("../browser/framework-words.js").wordsIn>} Words
 * @typedef {import("./view.js").Person} Person
 * @typedef {import("./view.js").View} View
 *
 * @typedef {object} Actions
 * @property {(member: Member, name: string) => void} remove
 * @property {(member: Member, name: string) => void} rename  without a new name, the old one stays
 * @property {(member: Member) => void} countToo  gives it a name of its own
 */

/**
 * @param {(string | Node)[]} label
 * @param {() => void} act
 */
function quietButton(label, act) {
  const button = make("button", { type: "button", className: "quiet" }, ...label);
  button.addEventListener("click", act);
  return button;
}

/** @param {string} name */
const bdi = (name) => make("bdi", {}, name);
/**
 * Whom a button is about, for those who hear it alone.
 * @param {string} name
 */
const unseen = (name) => make("span", { className: "unseen" }, bdi(name));

/**
 * @param {Person} person
 * @param {Words} words
 */
function standingOf({ record, isUnsure }, words) {
  const [low, high] = stageRange(record).map(words.stage);
  if (record.score) return [low, words.whole(record.score)].filter(Boolean).join(" · ");
  if (!low) return say.common.not_assessed;
  if (isUnsure) return high ? say.people.unsure_between({ low, high }) : say.people.unsure({ stage: low });
  return high ? say.people.not_finished_between({ low, high }) : say.people.not_finished({ stage: low });
}

/**
 * @param {HTMLElement} item
 * @param {Person} person
 * @param {Actions["rename"]} rename
 */
function openRenaming(item, person, rename) {
  const { name, isNamed, member } = person;
  const field = make("input", { type: "text", value: isNamed ? name : "", maxLength: 60, ariaLabel: say.people.name_of({ name }) });
  const form = make("form", { className: "rename" }, field, make("button", {}, say.common.save));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    rename(member, field.value.trim());
  });
  field.addEventListener("keydown", ({ key }) => key === "Escape" && rename(member, ""));
  item.replaceChildren(form);
  field.focus();
  field.select();
}

/**
 * @param {HTMLElement} list
 * @param {{view: View, words: Words, isAnonymous: boolean, actions: Actions}} shown
 */
export function renderPeople(list, { view, words, isAnonymous, actions }) {
  list.replaceChildren(...view.people.map((person) => {
    const { name, member } = person;
    const item = make("li", {});
    const rename = quietButton(say.people.rename.parts({ name: unseen(name) }), () => openRenaming(item, person, actions.rename));
    const remove = quietButton(say.people.remove.parts({ name: unseen(name) }), () => actions.remove(member, name));
    item.dataset.person = name;
    item.append(
      badgeOf(person),
      make("span", { className: "name" }, make("b", {}, bdi(name)), make("span", { className: "muted" }, standingOf(person, words))),
      make("span", { className: "acts" }, ...(isAnonymous ? [] : [rename]), remove),
    );
    return item;
  }));
}

/**
 * What stands of a result that a newer one replaced.
 * @param {Member} member
 * @param {Member} of the newer
 * @param {string} name
 */
function replacedBy(member, of, name) {
  const [day, newer] = [member, of].map(({ created }) => dayText(created));
  if (!newer) return say.people.older_undated.parts({ name: bdi(name) });
  if (member.created === of.created) return say.people.older_same_moment.parts({ name: bdi(name), newer });
  return day ? say.people.older_of_day.parts({ day, name: bdi(name), newer }) : say.people.older_of_unknown_day.parts({ name: bdi(name), newer });
}

/**
 * The results that are here but do not count, each with the reason and a way to count it.
 * @param {HTMLElement} list
 * @param {{view: View, nameOf: (member: Member) => string, isAnonymous: boolean, actions: Actions}} shown
 */
export function renderApart(list, { view, nameOf, isAnonymous, actions }) {
  /**
   * @param {Member} member
   * @param {(string | Node)[]} reason
   */
  const itemOf = (member, reason) => {
    const count = quietButton([say.people.count_too], () => actions.countToo(member));
    return make("li", {}, ...reason, " ", count, quietButton([say.people.remove_result], () => actions.remove(member, nameOf(member))));
  };
  const { older, copies } = view.apart;
  list.replaceChildren(
    ...older.map(({ member, of }) => itemOf(member, isAnonymous ? [say.people.older_anonymous] : replacedBy(member, of, nameOf(of)))),
    ...copies.map(({ member, of }) => itemOf(member, say.people.copy.parts({ name: bdi(nameOf(of)) }))),
  );
  find(".apart-list").hidden = !list.children.length;
}

/**
 * @param {string} name of a file
 * @param {import("./file.js").Remark} remark
 */
function remarkItem(name, { version, carried, askedAgain, dropped }) {
  const fates = [
    carried && say.people.carried({ count: carried }),
    askedAgain && say.people.asked_again({ count: askedAgain }),
    dropped && say.people.dropped({ count: dropped }),
  ];
  const counts = commaList(fates.flatMap((one) => one || []));
  return make("li", {}, ...say.people.of_version.parts({ name: bdi(name), version, counts }));
}

/**
 * Says what became of what was handed in.
 * @param {HTMLElement} region
 * @param {object} told
 * @param {import("../browser/intake.js").Outcome<import("./importers.js").Found>} told.outcome
 * @param {string[]} told.before the keys of all members that were here
 * @param {ReturnType<typeof import("../exact/merge.js").peopleOf>} told.after
 * @param {(member: Member) => string} told.nameOf
 * @param {(member: Member) => void} told.addAgain counts a result that is here already as another person's
 */
export function tellIntake(region, { outcome: { taken, refused }, before, after, nameOf, addAgain }) {
  const counted = new Set(after.counted.map(keyOf));
  const known = new Set(before);
  /** @type {Set<string>} */
  const seen = new Set();
  let added = 0;
  const remarks = taken.flatMap(({ name, found }) => found.flatMap((one) => one.remarks).map((remark) => remarkItem(name, remark)));
  const lines = taken.flatMap(({ name, found }) => found.flatMap(({ members }) => members).flatMap((member, _, members) => {
    const key = keyOf(member);
    const isRepeated = known.has(key) || seen.has(key);
    seen.add(key);
    if (!isRepeated) {
      added += counted.has(key) ? 1 : 0;
      const isApart = [...after.older, ...after.copies].some((one) => keyOf(one.member) === key);
      return isApart ? [make("li", {}, ...say.people.not_counted.parts({ name: bdi(name) }))] : [];
    }
    // A team file that comes back holds many who are here already; that is what it is for.
    if (members.length > 1) return [];
    const again = quietButton([say.people.count_again], () => {
      again.remove();
      addAgain(member);
    });
    return [make("li", {}, ...say.people.counted_once.parts({ name: bdi(name), other: bdi(nameOf(member)) }), " ", again)];
  }));
  const refusals = refused.map(({ name, reason }) =>
    make("li", { className: "refused" }, ...say.intake.refused.parts({ name: make("b", {}, bdi(name)), reason })));
  region.replaceChildren(
    make("p", {}, taken.length ? say.people.added({ count: added }) : say.people.none_added),
    make("ul", {}, ...remarks, ...lines, ...refusals),
  );
}
