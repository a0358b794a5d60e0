import { keepTyping } from "../shared/keeping.js";
import { make } from "../shared/shared.js";

const STEPS_BACK = [1, 2, 3, 4, 5];

/**
 * Looking back on a round: how much you were with each other, and what you noticed in your own body.
 *
 * @param {Model} model
 * @param {{ strings: Strings, send: Send, uid: string, stops: (() => unknown)[] }} options
 */
export function makeBack(model, { strings, send, uid, stops }) {
  const round = model.get("at");
  const people = model.get("people");
  const one = (person, index) => {
    const rated = model.get("ratings");
    const noticed = model.get("noticed")[person] ?? { chips: [], text: "" };
    const radio = (value, text) => {
      const input = make("input", {
        type: "radio", name: `${uid}-rate-${index}`, value: value === null ? "none" : String(value),
        onchange: () => send("rate", { round, person, value }),
      });
      input.checked = person in rated && rated[person] === value;
      return make("label", { class: "ew-degree ew-short-choice" }, input, make("span", { text }));
    };
    const boxes = model.get("chips").map(({ id, label }) => {
      const box = make("input", { type: "checkbox", value: id });
      box.checked = noticed.chips.includes(id);
      const whole = make("label", { class: "ew-chip" }, box, make("span", { text: label }));
      return /** @type {[HTMLInputElement, HTMLLabelElement]} */ ([box, whole]);
    });
    const words = make("input", { type: "text", id: `${uid}-line-${index}`, maxlength: "500", dir: "auto", autocomplete: "off" });
    words.value = noticed.text;
    const tell_all = () =>
      send("notice", {
        round, person, chips: boxes.filter(([box]) => box.checked).map(([box]) => box.value), text: words.value.trim(),
      });
    for (const [box] of boxes) box.addEventListener("change", tell_all);
    stops.push(keepTyping(words, tell_all));
    return make(
      "section",
      { class: "ew-person ew-stack", "data-person": person },
      people.length > 1 ? make("h4", { class: "ew-minor", text: person, dir: "auto" }) : null,
      make(
        "fieldset",
        { class: "ew-attuned" },
        make("legend", { text: people.length > 1 ? strings.attuned : strings.attuned_one }),
        make(
          "div",
          { class: "ew-degrees" },
          ...STEPS_BACK.map((value) => radio(value, { 1: strings.low, 5: strings.high }[value] ?? String(value))),
          radio(null, strings.no_rating),
        ),
      ),
      make(
        "fieldset",
        { class: "ew-noticed" },
        make("legend", { text: strings.body }),
        make("div", { class: "ew-wrap" }, ...boxes.map(([, label]) => label)),
      ),
      make("div", { class: "ew-field" }, make("label", { for: words.id, text: strings.body_line }), words),
    );
  };
  return make("div", { class: "ew-people" }, ...people.map(one));
}
