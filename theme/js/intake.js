/**
 * Takes results in: files that are dropped or chosen, links that are pasted, and what this browser
 * has saved itself. Each is read strictly; what cannot be used is named with the reason.
 *
 * @typedef {{name: string, members: import("./merge.js").Member[],
 *   consensus: import("./merge.js").Team["consensus"]}} Taken
 * @typedef {{name: string, reason: string}} Refused
 */
import { carriedIn, carriedInLink } from "./carry.js";
import { openDrops } from "./drops.js";
import { isLink, linkIn } from "./link.js";
import { make } from "./make.js";
import { memberOf, momentOf } from "./merge.js";
import { isMapping } from "./responses.js";
import { parseJson, readResult, ResultError } from "./result-file.js";
import { runsOf } from "./shelf.js";
import { isTeamFile, readTeam } from "./team-file.js";

/** A team of a hundred with many notes stays below it; a larger file is refused before it is read. */
const MAX_FILE = 8 * 1_048_576;

/** What one parsed file holds. */
export function teamIn(framework, value, { hint = "" } = {}) {
  if (isTeamFile(value)) return readTeam(framework, value);
  const isRuns = isMapping(value) && value.format === "stagemark-runs/1" && Array.isArray(value.runs);
  const results = (isRuns ? value.runs : [value]).map(readResult);
  const members = results.map((result) => memberOf(carriedIn(framework, result), { created: result.created, hint: isRuns ? "" : hint }));
  return { members: members.map(someone), consensus: {} };
}

/** What a link holds. */
export function teamInLink(framework, text) {
  const hash = linkIn(text);
  if (!isLink(hash)) throw new ResultError("This is not a link to a result.");
  const { response, made } = carriedInLink(framework, hash);
  return { members: [someone(memberOf(response, { created: momentOf(made) }))], consensus: {} };
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

/** The runs of this assessment that this browser has saved, newest first. */
const savedRuns = ({ id, version, seal }) =>
  runsOf(id)
    .filter((run) => run.version === version && Object.keys(run.answers).length)
    .sort((a, b) => b.saved - a.saved)
    .map(({ saved, label, answers, notes, profile, targets, seal: made }) => {
      const created = saved ? momentOf(new Date(saved)) : "";
      return { saved, result: { framework: id, version, seal: made || seal, created, label, answers, notes, profile, targets } };
    });

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
          if (file.size > MAX_FILE) throw new ResultError("This is larger than 8 MiB, which no result file is.");
          return teamIn(framework, parseJson(await file.text()), { hint: hintIn(framework, file.name) });
        }),
      ),
    );
  const takeLinks = (links) =>
    take(links.map((link, place) => settled(`Link ${place + 1}`, () => teamInLink(framework, link))));

  openDrops(element, { takeFiles, takeLinks });

  const list = element.querySelector("[data-runs]");
  const showRuns = () => {
    const runs = savedRuns(framework);
    list.parentElement.hidden = !runs.length;
    list.replaceChildren(...runs.map(({ saved, result }) => {
      const day = saved ? new Date(saved).toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }) : "no date";
      const name = result.label || "Your result";
      const button = make("button", { type: "button" }, "Add ", make("bdi", {}, name), `, ${day}`);
      const read = () => {
        const whole = readResult({ format: "stagemark-result/1", ...result });
        const member = memberOf(carriedIn(framework, whole), { created: whole.created });
        return { members: [someone(member)], consensus: {} };
      };
      button.addEventListener("click", () => take([settled(name, read)]));
      return make("li", {}, button);
    }));
  };
  showRuns();
  addEventListener("storage", showRuns);
  addEventListener("pageshow", showRuns);
}
