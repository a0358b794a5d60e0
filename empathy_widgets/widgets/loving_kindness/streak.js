import { addDays } from "../shared/days.js";

/**
 * The last days up to `today`, the oldest first, and on which of them somebody sat. A day off is a day like any other:
 * nothing here breaks.
 *
 * @param {Record<string, any>[]} log
 * @param {string} today
 */
export function lastDays(log, today, count = 28) {
  const sat = new Set(log.filter((line) => line.done !== "no").map((line) => line.day));
  return Array.from({ length: count }, (_, at) => {
    const day = addDays(today, at + 1 - count);
    return { day, sat: sat.has(day) };
  });
}
