/** Which earlier versions a page holds. */

/** What holds the earlier versions; only those with an older result need them. */
export const earlierTemplate = () => /** @type {HTMLTemplateElement | null} */ (document.getElementById("earlier"));

/** Whether answers to this version come over to that of the page. */
export const canCarryOver = (/** @type {string} */ version) =>
  Boolean(earlierTemplate()?.dataset.versions?.split(" ").includes(version));
