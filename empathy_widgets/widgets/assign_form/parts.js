import { sayDay } from "../shared/days.js";
import { makeSource } from "../shared/facts.js";
import { fill, make, makeButton } from "../shared/shared.js";

const MONDAY = 5; // the fifth of January 2026 was one

/**
 * The name of a day of the week, Monday being 0, in the language of the page.
 *
 * @param {number} day
 * @param {"short" | "long"} how
 */
function nameOfDay(day, how) {
  return sayDay(`2026-01-${String(MONDAY + day).padStart(2, "0")}`, { weekday: how });
}

/**
 * A label above its field.
 *
 * @param {string} id
 * @param {string} text
 * @param {HTMLElement} field
 * @param {string} help
 */
export function makeLabelled(id, text, field, help = "", more = {}) {
  field.id = id;
  if (help) field.setAttribute("aria-describedby", `${id}-help`);
  return make(
    "div",
    { class: "ew-field", ...more },
    make("label", { for: id, text }),
    field,
    help ? make("p", { class: "ew-small ew-muted", id: `${id}-help`, text: help }) : null,
  );
}

/**
 * The practice as it was given.
 *
 * @param {any} given
 * @param {Strings} strings
 */
export function makeGiven(given, strings) {
  const days = given.weekdays.length === 7
    ? strings.every_day
    : [...given.weekdays].sort().map((day) => nameOfDay(day, "short")).join(", ");
  const lines = [
    fill(strings.given_days, { days, start: sayDay(given.start), end: sayDay(given.end) }),
    given.minutes ? fill(strings.given_minutes, given) : "",
    given.at ? fill(strings.given_reminder, given) : "",
  ].filter(Boolean);
  return make(
    "div",
    { class: "ew-given ew-stack-1" },
    make("q", { text: given.reason, dir: "auto" }),
    make("p", { class: "ew-small ew-muted", text: lines.join(" · ") }),
  );
}

/**
 * What was written since, how it was before whether it was.
 *
 * @param {any[]} lines
 * @param {Strings} strings
 */
export function makeUnseen(lines, strings) {
  const row = (line) =>
    make(
      "li",
      {},
      make("strong", { class: "ew-small", text: sayDay(line.day) }),
      make("span", {
        class: "ew-small",
        text: ` ${[line.well ? strings[`well_${line.well}`] : "", strings[`line_${line.done}`]].filter(Boolean).join(" · ")}`,
      }),
      ...(line.text ? [" ", make("bdi", { text: line.text })] : []),
    );
  return make("ul", { class: "ew-unseen ew-bullets" }, ...lines.map(row));
}

/**
 * Every day, or these days.
 *
 * @param {string} uid
 * @param {Set<number>} chosen changed as it is chosen
 * @param {Strings} strings
 */
export function makeRhythm(uid, chosen, strings) {
  const boxes = make("div", { class: "ew-wrap" });
  const radio = (value, text) => {
    const input = make("input", { type: "radio", name: `${uid}-rhythm`, value, "data-rhythm": value });
    input.checked = (chosen.size === 7) === (value === "all");
    input.addEventListener("change", () => {
      boxes.hidden = value === "all";
      if (value === "all") for (let day = 0; day < 7; day += 1) chosen.add(day);
      draw();
    });
    return make("label", { class: "ew-chip" }, input, make("span", { text }));
  };
  function draw() {
    boxes.replaceChildren(
      ...[0, 1, 2, 3, 4, 5, 6].map((day) => {
        const input = make("input", { type: "checkbox", "data-weekday": day, "aria-label": nameOfDay(day, "long") });
        input.checked = chosen.has(day);
        input.addEventListener("change", () => (input.checked ? chosen.add(day) : chosen.delete(day)));
        return make("label", { class: "ew-chip" }, input, make("span", { text: nameOfDay(day, "short") }));
      }),
    );
  }
  draw();
  boxes.hidden = chosen.size === 7;
  return make(
    "fieldset",
    { class: "ew-stack-2" },
    make("legend", { class: "ew-legend", text: strings.days }),
    make("div", { class: "ew-wrap" }, radio("all", strings.every_day), radio("some", strings.some_days)),
    boxes,
  );
}

/**
 * What is known about giving, folded.
 *
 * @param {any[]} facts
 * @param {Strings} strings
 */
export function makeWhy(facts, strings) {
  return make(
    "details",
    {},
    make("summary", { class: "ew-reveal", text: strings.why }),
    make("div", { class: "ew-stack-2" }, ...facts.map((fact) => make("div", {}, make("p", { class: "ew-small", text: fact.says }), makeSource(strings, fact)))),
  );
}

/**
 * Buttons that put the beginning of a sentence into a field.
 *
 * @param {string[]} beginnings
 * @param {HTMLTextAreaElement} field
 * @param {Strings} strings
 */
export function makeBeginnings(beginnings, field, strings) {
  const take = (text) => () => {
    field.value = text;
    field.focus();
    field.setSelectionRange(text.length, text.length);
  };
  return make(
    "div",
    { class: "ew-wrap ew-begins" },
    make("span", { class: "ew-small ew-muted", text: strings.begin_with }),
    ...beginnings.map((text, index) => makeButton(`${text.trim()} …`, take(text), { "data-quiet": true, "data-beginning": index })),
  );
}
