import { make } from "../shared/shared.js";

/**
 * How full somebody feels, 0 to 10, each number a press; the one that stands is taken back by pressing it again.
 *
 * @param {Strings} strings
 * @param {{ when: "before" | "after", uid: string, value: number | undefined, locked: boolean,
 *   say: (value: number | null) => unknown }} options
 */
export function makeFullness(strings, { when, uid, value, locked, say }) {
  let stands = value;
  const numbers = Array.from({ length: 11 }, (_, number) => {
    const input = make("input", { type: "radio", name: `${uid}-${when}`, value: String(number), disabled: locked });
    input.checked = number === value;
    const choose = (chosen) => {
      stands = chosen ?? undefined;
      say(chosen);
    };
    input.addEventListener("change", () => choose(number));
    input.addEventListener("click", () => {
      if (stands !== number || !input.checked) return;
      input.checked = false;
      choose(null);
    });
    input.addEventListener("keydown", (event) => {
      if (!["Delete", "Backspace"].includes(event.key) || stands === undefined) return;
      for (const { field } of numbers) field.checked = false;
      choose(null);
    });
    const whole = make("label", { class: "ew-pace-number" }, input, make("span", { text: String(number) }));
    return { field: input, whole };
  });
  return make(
    "fieldset",
    { class: "ew-pace-full", "data-when": when },
    make("legend", { text: strings[when] }),
    make("div", { class: "ew-pace-numbers" }, ...numbers.map(({ whole }) => whole)),
    make(
      "p",
      { class: "ew-pace-ends ew-small ew-muted" },
      make("span", { text: strings.full_low }),
      make("span", { text: strings.full_high }),
    ),
    make("p", { class: "ew-small ew-muted", text: strings.full_note }),
  );
}
