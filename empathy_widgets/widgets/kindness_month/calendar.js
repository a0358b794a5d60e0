import { addDays, sayDay, weekday } from "../shared/days.js";
import { fill, make } from "../shared/shared.js";
import { draw, makeFlower, makeLeaf } from "./flowers.js";

const WEEK = 7;
const ARROWS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK };

/**
 * A day in words, as its button is called.
 *
 * @param {Strings} strings
 */
function named(strings, day, today) {
  const act = strings[`act_${day.sort}`];
  const what = fill(strings[`name_${day.looks}`], { act });
  return fill(strings.day_name, {
    day: sayDay(day.day, { weekday: "long", day: "numeric", month: "long" }),
    what: day.day === today ? fill(strings.name_today, { what }) : what,
  });
}

/** What stands in the window: the flower of the act, a leaf for a day off, a bud for what is planned. */
function inside(day) {
  const picture = draw("svg", { viewBox: "-12 -12 24 24", "aria-hidden": "true", focusable: "false" });
  if (day.looks === "off") picture.append(makeLeaf(7));
  else if (["done", "partly", "planned"].includes(day.looks)) picture.append(makeFlower(day.sort, day.looks === "done" ? 11 : 8));
  return picture;
}

/**
 * The month as a wall of windows in rows of weeks; one of them holds the place in the tab order, arrows move it.
 *
 * @param {Strings} strings
 * @param {{ days: any[], today: string, picked: string, onPick: (day: string) => unknown }} shown
 */
export function makeCalendar(strings, { days, today, picked, onPick }) {
  const monday = addDays(days[0].day, -weekday(days[0].day));
  const heads = Array.from({ length: WEEK }, (_, after) =>
    make("span", { text: sayDay(addDays(monday, after), { weekday: "short" }) }),
  );
  const windows = days.map((day, index) => {
    const button = make(
      "button",
      {
        type: "button", class: "ew-window", "data-day": day.day, "data-looks": day.looks, "data-sort": day.sort,
        "aria-label": named(strings, day, today), "aria-current": day.day === today ? "date" : null,
        "aria-pressed": String(day.day === picked), tabindex: day.day === picked ? "0" : "-1",
        "data-keep": `day-${day.day}`, onclick: () => onPick(day.day),
      },
      inside(day),
      make("span", { class: "ew-window-number", "aria-hidden": "true", text: String(Number(day.day.slice(8))) }),
    );
    const item = make("li", {}, button);
    if (index === 0) item.style.gridColumnStart = String(weekday(day.day) + 1);
    return item;
  });
  const list = make("ol", { class: "ew-windows", "aria-label": strings.calendar }, ...windows);
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = event.key === "Home" ? 0 : event.key === "End" ? buttons.length - 1
      : at + (ARROWS[/** @type {keyof typeof ARROWS} */ (event.key)] ?? Number.NaN);
    if (at < 0 || !buttons[to]) return;
    event.preventDefault();
    buttons.forEach((one, index) => one.setAttribute("tabindex", index === to ? "0" : "-1"));
    buttons[to].focus();
  });
  return make("div", { class: "ew-wall" }, make("div", { class: "ew-wall-heads ew-small ew-muted", "aria-hidden": "true" }, ...heads), list);
}
