import { sayDay } from "../shared/days.js";
import { fill } from "../shared/shared.js";

/** Kinds whose lines say how somebody set a practice up; they go together, or not at all. */
export const SET_UP = ["track", "set-up", "act", "begin", "fit", "stage"];

/**
 * A line in words: what it is of, and the person's own text.
 *
 * @param {Record<string, string>} strings
 * @param {Record<string, any>} practice
 * @param {import("./storage.js").HomeLine} line
 * @returns {{ about: string, text: string }}
 */
export function sayLine(strings, practice, { kind, body }) {
  const text = String(body.text ?? "");
  if (kind === "log") {
    const well = body.well ? fill(strings.well, body) : "";
    const minutes = body.minutes ? fill(strings.minutes, body) : "";
    return { about: [sayDay(body.day), strings[`done_${body.done}`], well, minutes].filter(Boolean).join(" · "), text };
  }
  if (kind === "write") {
    const at = String(body.key).lastIndexOf("-");
    const stage = practice.stages.find((/** @type {any} */ one) => one.id === body.key.slice(0, at));
    return { about: stage?.asks[Number(body.key.slice(at + 1))] ?? strings.own_words, text };
  }
  if (kind === "safe") {
    const gate = practice.gates.find((/** @type {any} */ one) => one.id === body.key);
    return { about: gate?.asks ?? strings.own_words, text: strings[`answer_${body.answer}`] ?? "" };
  }
  /** @type {Record<string, string>} */
  const named = { keep: strings.keep, letter: strings.letter, "say-back": strings.say_back, "own-act": strings.own_act };
  return { about: named[kind] ?? strings.own_words, text };
}

/**
 * What can be chosen to bring along, in groups that go together: each line by itself, the newest day first, then how
 * the practice was set up as one. What was taken back is not among it.
 *
 * @param {import("./storage.js").HomeLine[]} lines of one practice
 */
export function toChoose(lines) {
  const own = lines.filter((one) => !SET_UP.includes(one.kind) && (one.kind === "log" || one.body.text || one.body.answer));
  const set = lines.filter((one) => SET_UP.includes(one.kind));
  const single = own.sort((one, other) => dayOf(other).localeCompare(dayOf(one))).map((one) => [one]);
  return set.length ? [...single, set] : single;
}

/**
 * The day a line is of; one that is of no day comes after the others.
 *
 * @param {import("./storage.js").HomeLine} line
 */
export function dayOf(line) {
  return String(line.body.day ?? "");
}
