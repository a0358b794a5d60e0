import { make } from "../shared/shared.js";

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
    make("fieldset", { class: "ew-stack-2" }, make("legend", { class: "ew-legend", text: strings.stations }), make("div", { class: "ew-wrap" }, ...practice.wishes.map(station))),
    make("div", { class: "ew-sounds" }, sound("bell", true, strings.bell_note), sound("voice", hasVoice, hasVoice ? strings.voice_note : strings.no_voice)),
  );
}
