import { addDays, daysBetween } from "../shared/days.js";

/** What is known of each day of a month, out of what stands. */

/** @param {Record<string, any>} kept */
export const firstDay = (kept) => kept.assign?.[""]?.start ?? kept.begin?.[""]?.day ?? "";

/**
 * Whom an act is towards: of the deck as its card says, of one's own as its id says; "any" for none.
 *
 * @param {any[]} acts
 * @param {string} id
 */
function sortOf(acts, id) {
  const own = id.startsWith("own-") ? id.split("-").at(-1) : "";
  return acts.find((act) => act.id === id)?.towards ?? (own || "any");
}

/**
 * The line of a day, the day's own where several lines name it.
 *
 * @param {Record<string, any>} kept
 * @param {string} day
 */
function lineOf(kept, day) {
  const lines = kept.log ?? {};
  return lines[day] ?? Object.values(lines).find((line) => line.day === day) ?? null;
}

/**
 * One day: its line, the act that was chosen for it, and how it looks.
 *
 * @param {Record<string, any>} practice
 * @param {Record<string, any>} kept
 * @param {string} day
 * @param {string} today
 */
export function dayOf(practice, kept, day, today) {
  const line = lineOf(kept, day);
  const id = kept.act?.[day]?.act ?? "";
  const card = practice.acts.find((act) => act.id === id);
  const text = card?.text ?? kept["own-act"]?.[id]?.text ?? "";
  const looks = line
    ? { yes: "done", partly: "partly", no: "off" }[/** @type {"yes" | "partly" | "no"} */ (line.done)]
    : text ? "planned" : day > today ? "ahead" : "open";
  return { day, line, id: text ? id : "", card, text, sort: text ? sortOf(practice.acts, id) : "any", looks };
}

/**
 * Every day of the month, first to last; none before it is known when it begins.
 *
 * @param {Record<string, any>} practice
 * @param {Record<string, any>} kept
 * @param {string} today
 */
export function daysOf(practice, kept, today) {
  const first = firstDay(kept);
  const count = first ? practice.days || 30 : 0;
  return Array.from({ length: count }, (_, after) => dayOf(practice, kept, addDays(first, after), today));
}

/**
 * Every day that anything was written of, also outside of the month, where its beginning was moved.
 *
 * @param {Record<string, any>} practice
 * @param {Record<string, any>} kept
 * @param {string} today
 */
export function writtenDays(practice, kept, today) {
  const days = new Set(Object.values(kept.log ?? {}).map((line) => line.day));
  return [...days].sort().map((day) => dayOf(practice, kept, day, today));
}

/**
 * The acts that were chosen for other days than this, unless that day became a day off.
 *
 * @param {Record<string, any>} kept
 * @param {string} but
 */
export function takenActs(kept, but) {
  const chosen = Object.entries(kept.act ?? {}).filter(([day]) => day !== but && lineOf(kept, day)?.done !== "no");
  return new Set(chosen.map(([, body]) => body.act));
}

/**
 * Whether the last day is over.
 *
 * @param {Record<string, any>} practice
 * @param {Record<string, any>} kept
 * @param {string} today
 */
export function isOver(practice, kept, today) {
  const first = firstDay(kept);
  return Boolean(first) && daysBetween(first, today) >= (practice.days || 30);
}
