import { make } from "../shared/shared.js";

/**
 * A question with five answers in words, and one not to say. `say(value)` gets 1 to 5, or null.
 *
 * @param {Strings} strings
 * @param {{ name: string, legend: string, words: string, value: number | null, locked: boolean,
 *   say: (value: number | null) => unknown }} asked
 */
export function makeFives(strings, { name, legend, words, value, locked, say }) {
  const choice = (number) => {
    const input = make("input", {
      type: "radio", name, value: String(number), disabled: locked, "data-keep": `${name}-${number}`,
      onchange: () => say(number || null),
    });
    input.checked = (value ?? 0) === number;
    return make("label", { class: "ew-chip" }, input, make("span", { text: number ? strings[`${words}_${number}`] : strings.not_said }));
  };
  return make(
    "fieldset",
    { class: "ew-fives" },
    make("legend", { text: legend }),
    make("div", { class: "ew-wrap" }, ...[1, 2, 3, 4, 5, 0].map(choice)),
  );
}

/**
 * How long it lasts: `change(minutes)` gets another length.
 *
 * @param {Strings} strings
 * @param {number[]} lengths
 * @param {{ uid: string, minutes: number, locked: boolean, change: (minutes: number) => unknown }} now
 */
export function makeLength(strings, lengths, { uid, minutes: chosen, locked, change }) {
  const length = (minutes) => {
    const input = make("input", {
      type: "radio", name: `${uid}-length`, value: String(minutes), disabled: locked, "data-keep": `length-${minutes}`,
      onchange: () => change(minutes),
    });
    input.checked = chosen === minutes;
    return make("label", { class: "ew-chip" }, input, make("span", { text: strings.minutes.replace("{minutes}", String(minutes)) }));
  };
  return make("fieldset", {}, make("legend", { text: strings.length }), make("div", { class: "ew-wrap" }, ...lengths.map(length)));
}

/**
 * Who is wished well, and whether it sounds: `change(part)` gets what is different now.
 *
 * @param {Strings} strings
 * @param {Record<string, any>} practice
 * @param {{ uid: string, setUp: Record<string, any>, hasVoice: boolean, locked: boolean,
 *   change: (part: Record<string, any>) => unknown, refuse: (words: string) => unknown }} now
 */
export function makeSetUp(strings, practice, { uid, setUp, hasVoice, locked, change, refuse }) {
  const station = (one) => {
    const input = make("input", {
      type: "checkbox", value: one.id, disabled: locked, "data-keep": `station-${one.id}`,
      onchange: () => {
        const stations = practice.wishes.map(({ id }) => id).filter((id) => (id === one.id ? input.checked : setUp.stations.includes(id)));
        if (stations.length) return change({ stations });
        input.checked = true;
        return refuse(strings.one_stays);
      },
    });
    input.checked = setUp.stations.includes(one.id);
    return make("label", { class: "ew-chip" }, input, make("span", { text: one.name, dir: "auto" }));
  };
  const sound = (name, able, note) => {
    const id = `${uid}-${name}`;
    const input = make("input", {
      type: "checkbox", class: "ew-tickbox", disabled: locked || !able, "aria-describedby": `${id}-note`, "data-keep": name,
      onchange: () => change({ [name]: input.checked }),
    });
    input.checked = able && setUp[name];
    return make(
      "div",
      {},
      make("label", { class: "ew-bare-choice" }, input, make("span", { text: strings[name] })),
      make("p", { id: `${id}-note`, class: "ew-small ew-muted ew-sound-note", text: note }),
    );
  };
  return make(
    "div",
    { class: "ew-stack" },
    make("fieldset", {}, make("legend", { text: strings.stations }), make("div", { class: "ew-wrap" }, ...practice.wishes.map(station))),
    make("div", { class: "ew-sounds" }, sound("bell", true, strings.bell_note), sound("voice", hasVoice, hasVoice ? strings.voice_note : strings.no_voice)),
  );
}
