/**
 * Days of the calendar as text, "2026-11-28", in the life of whoever holds the device: no hour, no time zone, so that
 * neither midnight, a journey nor a change of the clocks can move what was written.
 */

const DAY = 24 * 3600 * 1000;

/** The day it is on this device. */
export function localDay(now = new Date()) {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0"));
  return `${String(now.getFullYear()).padStart(4, "0")}-${month}-${day}`;
}

/**
 * @param {string} day
 * @param {number} count may be negative
 */
export function addDays(day, count) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);
}

/**
 * How many days lie between two; negative where the second comes first.
 *
 * @param {string} from
 * @param {string} to
 */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/**
 * Monday is 0.
 *
 * @param {string} day
 */
export function weekday(day) {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/**
 * A day as people read it, in the language of the page.
 *
 * @param {string} day
 * @param {Intl.DateTimeFormatOptions} how
 */
export function sayDay(day, how = { weekday: "short", day: "numeric", month: "short" }) {
  const language = document.documentElement.lang || "en";
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { ...how, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
