/** A result as the beginning of an e-mail: an address that programs for mail open (RFC 6068). */
import { say } from "../say.js";

/** Longer ones are cut or refused by some of those programs. */
const LONGEST = 1900;

/** Marks that isolate a name of another direction; they mean nothing in a mail. */
const ISOLATES = /[\u2066-\u2069]/g;

/**
 * @param {{title: string, verdict: string, finding: string, link: string}} result  `link`: "" where
 *   there is none
 * @returns {{href: string, isWhole: boolean}} where the link is not in it, the mail says what to do
 */
export function mailAddress({ title, verdict, finding, link }) {
  const subject = say.share.subject({ framework: title, verdict });
  const addressOf = (/** @type {string[]} */ ...lines) => {
    const [about, body] = [subject, lines.join("\r\n")].map((text) => encodeURIComponent(text.replace(ISOLATES, "")));
    return `mailto:?subject=${about}&body=${body}`;
  };
  const words = [say.share.body({ verdict, finding }), ""];
  if (!link) return { href: addressOf(...words, say.share.attach_file, ""), isWhole: false };
  // In an address, a letter beyond ASCII takes up to nine; the link matters more than the words.
  const whole = [addressOf(...words, link, ""), addressOf(link, "")].find(({ length }) => length <= LONGEST);
  return whole ? { href: whole, isWhole: true } : { href: addressOf(say.share.paste_link, ""), isWhole: false };
}
