import { say } from "../say.js";

/**
 * Warns that letters look wrong where the server announces the page in another encoding than its own.
 * @param {import("./notice.js").Notices} notify
 */
export function warnOfEncoding(notify) {
  const { characterSet } = document;
  if (characterSet !== "UTF-8") notify.warn("encoding", say.notices.wrong_encoding({ encoding: characterSet }));
}
