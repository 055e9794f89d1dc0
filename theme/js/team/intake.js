/**
 * Takes results in: files that are dropped or chosen, links that are pasted, and what this browser
 * has saved itself. Each is read strictly; what cannot be used is named with the reason.
 *
 * @typedef {{name: string, members: import("../exact/merge.js").Member[],
 *   consensus: import("../exact/merge.js").Team["consensus"]}} Taken
 * @typedef {{name: string, reason: string}} Refused
 */
import { dayText } from "../browser/days.js";
import { openDrops } from "../browser/drops.js";
import { make } from "../browser/make.js";
import { fileContent, eachResult, isRunsFile, isTeamFile, linkOf, resultOf } from "../browser/reader.js";
import { ResultError } from "../exact/result-file.js";
import { createdOf, resultOfRun, savedRuns, whyUnreadable } from "../browser/runs.js";
import { memberIn, readTeam, remarkOn, versionsOf } from "./file.js";

/** What one parsed file holds. */
export function teamIn(framework, value, { hint = "" } = {}) {
  if (isTeamFile(value)) return readTeam(framework, value);
  const guessed = isRunsFile(value) ? "" : hint;
  return told(framework, eachResult(framework.id, value, (result) => resultOf(versionsOf(framework), result)), guessed);
}

/** What a link holds. */
export function teamInLink(framework, text) {
  return told(framework, [linkOf(versionsOf(framework), text)]);
}

/** Results that were read as members, and what is to be said of those of older versions. */
function told(framework, found, hint = "") {
  const versions = versionsOf(framework);
  return {
    members: found.map((one) => someone(memberIn(versions, one, hint))),
    remarks: found.map((one) => remarkOn(versions, one)).filter(Boolean),
    consensus: {},
  };
}

function someone(member) {
  if (!Object.keys(member.answers).length) throw new ResultError("Nothing is answered in this result.");
  return member;
}

/** Who a file is of, by its name: what people add to the name that the download had. */
export function hintIn({ id }, fileName) {
  const own = fileName
    .replace(/\.json$/i, "")
    .replace(/ ?\(\d+\)$/, "")
    .replace(`${id}-`, "")
    .replace(/\d+\.\d+\.\d+\S*?-(?=\d{4}-)/, "")
    .replace(/\d{4}-\d\d-\d\d/, "")
    .replace(/[-_\s]+/g, " ")
    .trim();
  return /^(result|results|scorecard|download|team)?$/i.test(own) || own.length > 40 ? "" : own;
}

/** What this browser has saved of these versions. */
function savedOf(framework) {
  const versions = versionsOf(framework).map(({ version }) => version);
  const { runs, unreadable } = savedRuns(framework.id);
  const answered = runs.filter((run) => versions.includes(run.version) && Object.keys(run.answers).length);
  return { answered, unreadable };
}

async function settled(name, read) {
  try {
    return { name, ...(await read()) };
  } catch (error) {
    if (error instanceof ResultError) return { name, reason: error.message };
    return { name, reason: "This cannot be read." };
  }
}

/**
 * Makes an element take results in: it holds a file input, a form with a field for links, and a list
 * for saved runs. Files may be dropped anywhere on the page.
 *
 * @param {{element: HTMLElement, framework: object,
 *   onTaken: (taken: Taken[], refused: Refused[]) => void}} options
 */
export function openIntake({ element, framework, onTaken }) {
  async function take(reading) {
    const all = await Promise.all(reading);
    if (!all.length) return;
    onTaken(all.filter(({ members }) => members), all.filter(({ reason }) => reason));
  }
  const takeFiles = (files) =>
    take(
      files.map((file) =>
        settled(file.name, async () => {
          return teamIn(framework, await fileContent(file), { hint: hintIn(framework, file.name) });
        }),
      ),
    );
  const takeLinks = (links) =>
    take(links.map((link, place) => settled(`Link ${place + 1}`, () => teamInLink(framework, link))));

  openDrops(element, { takeFiles, takeLinks });

  const list = element.querySelector("[data-runs]");
  const showRuns = () => {
    const { answered, unreadable } = savedOf(framework);
    list.parentElement.hidden = !answered.length && !unreadable.length;
    const strange = unreadable.map(({ text }) => make("li", { className: "muted" }, whyUnreadable(text)));
    list.replaceChildren(...answered.map((run) => {
      const name = run.label || "Your result";
      const button = make("button", { type: "button" }, "Add ", make("bdi", {}, name), `, ${dayText(createdOf(run))}`);
      const read = () => told(framework, [resultOf(versionsOf(framework), resultOfRun(framework.id, run))]);
      button.addEventListener("click", () => take([settled(name, read)]));
      return make("li", {}, button);
    }), ...strange);
  };
  showRuns();
  addEventListener("storage", showRuns);
  addEventListener("pageshow", showRuns);
}
