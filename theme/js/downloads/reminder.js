/** A reminder for the next assessment, as a file that calendars take (RFC 5545). */

import { dayText } from "../browser/days.js";
import { say } from "../say.js";

const OCTETS = 75;

/**
 * The day a number of months later; where that month is too short, its last day.
 * @param {string} day such as 2026-11-28
 * @param {number} months
 */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const nextDay = (/** @type {string} */ day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const basic = (/** @type {string} */ text) => text.replace(/[-:]|\.\d+/g, "");
const escaped = (/** @type {string} */ text) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** A line of at most 75 octets; what is longer goes on in the next, behind a blank. */
function folded(/** @type {string} */ line) {
  const encoder = new TextEncoder();
  let written = "";
  let octets = 0;
  for (const sign of line) {
    const size = encoder.encode(sign).length;
    if (octets + size > OCTETS) {
      written += "\r\n ";
      octets = 1;
    }
    written += sign;
    octets += size;
  }
  return written;
}

/**
 * An event of one day, with an alarm on its morning.
 * @param {import("./files.js").Given} result
 */
function calendarText({ framework, summary, now }) {
  const { after, before } = framework.reassess;
  const day = monthsLater(summary.date, after);
  const title = say.reminder.title({ framework: summary.title });
  const description = [
    say.reminder.last({ day: dayText(summary.date), verdict: summary.verdict, standing: summary.standing }),
    before > after ? say.reminder.until({ day: dayText(monthsLater(summary.date, before)) }) : "",
    summary.source,
  ];
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Stagemark//Reminder//EN",
    "BEGIN:VEVENT",
    `UID:${summary.id}-${summary.version}-${summary.date}-${crypto.getRandomValues(new Uint32Array(2)).join("")}@stagemark`,
    `DTSTAMP:${basic(now.toISOString())}`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    `DTEND;VALUE=DATE:${basic(nextDay(day))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description.filter(Boolean).join("\n"))}`,
    ...(summary.source ? [`URL:${summary.source}`] : []),
    "TRANSP:TRANSPARENT",
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `DESCRIPTION:${escaped(title)}`,
    "TRIGGER:PT9H",
    "END:VALARM",
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** @type {import("./files.js").Writer} */
export const reminderFile = {
  ending: "ics",
  type: "text/calendar;charset=utf-8",
  write: calendarText,
};
