import { fill } from "../shared/shared.js";

/** The pieces of the broken scale: where each begins and ends in years, and where its marks stand; the last has none. */
export const ZONES = [
  { id: "first", from: 0, to: 3, marks: [0, 1, 2, 3] },
  { id: "child", from: 3, to: 18, marks: [3, 6, 9, 12, 15, 18] },
  { id: "later", from: 18, to: Number.POSITIVE_INFINITY, marks: [] },
];

/**
 * Where on a piece of the scale a point begins and how far it goes, in percent; all of a piece without a scale.
 *
 * @param {{ from: number, to: number }} zone
 * @param {{ begins: number, ends: number }} point
 */
export function spanned(zone, point) {
  if (!Number.isFinite(zone.to)) return { begins: 0, spans: 100 };
  const share = 100 / (zone.to - zone.from);
  const begins = (point.begins - zone.from) * share;
  return { begins, spans: (Math.min(point.ends, zone.to) - point.begins) * share };
}

/** @param {number} years */
function counted(years) {
  const whole = Math.floor(years);
  return years - whole === 0.5 ? `${whole}½` : String(years);
}

/**
 * The ages of a point in words: months up to three years, then years.
 *
 * @param {Strings} strings
 * @param {{ begins: any, ends: any }} point
 */
export function aged(strings, point) {
  if (typeof point.begins !== "number") return strings.any_age;
  const months = [point.begins, point.ends].map((years) => Math.round(years * 12));
  if (point.ends > 3) return fill(strings.years, { first: counted(point.begins), last: counted(point.ends) });
  return fill(point.begins === 0 ? strings.up_to : strings.months, { first: months[0], last: months[1] });
}
