/** What a frame may tell the page around it; all else is as if it had never been said. */

/** What a message carries, by its type: whole numbers, and the id of a stage. */
const FIELDS = { height: ["height"], progress: ["seen", "of"], complete: ["stage"], scroll: ["top"] };
/** No page is as tall as this, and no questionnaire as long. */
const TOO_LARGE = 1e5;

/** @typedef {{ stagemark: 1, id: string, type: string, [field: string]: string | number }} Detail */

/**
 * A message with what is known of its type and nothing else, which nobody can change; null if it is
 * none of the framework's frame.
 * @param {any} data anything that can be sent
 * @param {string | null} framework its id
 * @returns {Readonly<Detail> | null}
 */
export function readMessage(data, framework) {
  if (data?.stagemark !== 1 || data.id !== framework) return null;
  const { id, type } = data;
  if (typeof type !== "string" || !Object.hasOwn(FIELDS, type)) return null;
  const detail = /** @type {Detail} */ ({ stagemark: 1, id, type });
  for (const field of FIELDS[/** @type {keyof typeof FIELDS} */ (type)]) {
    const value = detail[field] = data[field];
    const fits = field === "stage" ? isId(value) : Number.isInteger(value) && value >= 0 && value < TOO_LARGE;
    if (!fits) return null;
  }
  return detail.height === 0 || detail.seen > detail.of ? null : Object.freeze(detail);
}

/** @param {unknown} value */
const isId = (value) => typeof value === "string" && /^[a-z][a-z0-9-]{0,63}$/.test(value);
