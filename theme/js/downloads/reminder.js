/** A reminder for the next assessment, as a file that calendars take (RFC 5545). */

import { dayText } from "../browser/days.js";

const OCTETS = 75;

/** The day a number of months later; where that month is too short, its last day. */
export function monthsLater(day, months) {
  const [year, month, date] = day.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const nextDay = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const basic = (text) => text.replace(/[-:]|\.\d+/g, "");
const escaped = (text) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/\p{Cc}/gu, "");

/** A line of at most 75 octets; what is longer goes on in the next, behind a blank. */
function folded(line) {
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
 * @param {{framework: object, summary: import("./summary.js").Summary, now: Date}} result
 */
export function calendarText({ framework, summary, now }) {
  const { after, before } = framework.reassess;
  const day = monthsLater(summary.date, after);
  const title = `Assess again: ${summary.title}`;
  const description = [
    `On ${dayText(summary.date)}: ${summary.verdict}. ${summary.standing}`,
    before > after ? `Any day up to ${dayText(monthsLater(summary.date, before))} will do.` : "",
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
