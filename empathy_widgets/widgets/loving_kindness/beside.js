import { sayDay } from "../shared/days.js";
import { keepTyping } from "../shared/keeping.js";
import { fill, make, makeButton } from "../shared/shared.js";
import { lastDays } from "./streak.js";

/** How many of the last days are counted in words. */
const COUNTED = 14;

/**
 * The last four weeks as dots, and on how many days of the last two somebody sat.
 *
 * @param {Strings} strings
 * @param {Record<string, any>[]} log
 * @param {string} today
 */
export function makeDays(strings, log, today) {
  const days = lastDays(log, today);
  const count = days.slice(-COUNTED).filter(({ sat }) => sat).length;
  const dot = ({ day, sat }) => {
    const words = fill(sat ? strings.day_sat : strings.day_off, { day: sayDay(day) });
    return make(
      "li",
      { "data-sat": String(sat), "data-day": day, title: words },
      make("span", { class: "ew-hidden", text: words }),
    );
  };
  return make(
    "div",
    { class: "ew-loving-dots" },
    make("ol", { "aria-label": strings.dots }, ...days.map(dot)),
    make("p", { class: "ew-small ew-muted", "data-count": true, text: count ? fill(strings.count, { count }) : strings.count_none }),
  );
}

/**
 * A sitting that was cut off, and whether it shall be written down: `answer(true)` for yes.
 *
 * @param {Strings} strings
 * @param {{ day: string, minutes: number, answer: (write: boolean) => unknown }} found
 */
export function makeCutOff(strings, { day, minutes, answer }) {
  return make(
    "div",
    { class: "ew-panel ew-stack-2", "data-cut": true },
    make("p", { text: fill(strings.cut, { day: sayDay(day), minutes }) }),
    make(
      "p",
      { class: "ew-actions" },
      makeButton(strings.cut_keep, () => answer(true), { "data-cut-keep": true }),
      makeButton(strings.cut_drop, () => answer(false), { "data-cut-drop": true }),
    ),
  );
}

/**
 * The wishes of one station in own words, a line each; an empty field has the practice's own back. `close()` keeps what
 * is being typed.
 *
 * @param {Record<string, any>} station
 * @param {{ uid: string, wishes: string[], locked: boolean, save: (text: string) => unknown }} now
 */
export function makeOwnWishes(station, { uid, wishes, locked, save }) {
  const id = `${uid}-own-${station.id}`;
  const ours = station.phrases.join("\n");
  const field = make("textarea", {
    id, rows: String(Math.max(3, station.phrases.length)), maxlength: "1000", dir: "auto", readonly: locked,
    "aria-describedby": `${uid}-own-note`, "data-own": station.id,
  });
  field.value = wishes.join("\n");
  const close = locked ? () => {} : keepTyping(field, (text) => save(text.trim() === ours ? "" : text));
  field.addEventListener("blur", () => {
    if (!field.value.trim()) field.value = ours;
  });
  const element = make(
    "div",
    { class: "ew-field" },
    make("label", { for: id, text: station.name, dir: "auto" }),
    make("p", { class: "ew-small ew-muted", text: station.says, dir: "auto" }),
    field,
  );
  return { element, close };
}
