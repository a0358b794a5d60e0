import { languageName } from "../shared/languages.js";
import { make } from "../shared/shared.js";

/**
 * The choice of a wording, and of a second one in small print, for one instrument. `paint(instrument, mode)` shows what
 * there is to choose; `read()` gives {wording, beside}, or null after saying through `complain` that one is needed.
 *
 * @param {Strings} strings
 * @param {{ group: string, [name: string]: any }} options
 */
export function makeWordingFields(strings, { group, complain }) {
  const element = make("fieldset", { class: "ew-step", "data-wordings": true, hidden: true });
  let wordings = [];
  let twice = false;
  let of = null;
  let wording = null;
  let beside = null;

  function paintBeside(place) {
    const others = wordings.filter((one) => one.id !== wording);
    if (!others.some((one) => one.id === beside)) beside = null;
    const help = make("p", { class: "ew-muted ew-small", id: `${group}-beside-help`, text: strings.beside_help });
    const select = make(
      "select",
      { id: `${group}-beside`, "data-beside": true, "aria-describedby": help.id,
        onchange: () => (beside = select.value || null) },
      make("option", { value: "", text: strings.beside_none }),
      ...others.map((one) =>
        make("option", { value: one.id, text: `${languageName(one.language)} · ${one.line}`, selected: one.id === beside })),
    );
    const label = make("label", { for: select.id, text: strings.beside });
    place.replaceChildren(make("div", { class: "ew-field" }, label, select, help));
  }

  function row(one, place) {
    const note = `${group}-${one.id}-note`;
    const radio = make("input", {
      type: "radio", name: `${group}-wording`, value: one.id, "aria-describedby": note,
      onchange() {
        wording = one.id;
        if (twice) paintBeside(place);
      },
    });
    radio.checked = one.id === wording;
    return make(
      "div",
      { class: "ew-card", "data-wording": one.id },
      make("label", { class: "ew-choice" }, radio, make("span", { class: "ew-card-title", text: languageName(one.language) })),
      make("p", { class: "ew-card-note ew-small ew-muted", id: note, text: one.line }),
    );
  }

  return {
    element,
    paint(instrument, mode) {
      if (of !== instrument?.id) wording = beside = null;
      of = instrument?.id;
      wordings = (mode && mode.worded !== false && instrument?.wordings) || [];
      twice = Boolean(mode?.beside);
      element.hidden = !wordings.length;
      if (element.hidden) return element.replaceChildren();
      const place = make("div", { class: "ew-beside-place" });
      element.replaceChildren(
        make("legend", { text: strings.wording }),
        make("p", { class: "ew-muted ew-small", text: strings.wording_help }),
        make("div", { class: "ew-cards" }, ...wordings.map((one) => row(one, place))),
        place,
      );
      if (twice) paintBeside(place);
    },
    read() {
      if (!wordings.length) return { wording: null, beside: null };
      if (wording) return { wording, beside: twice ? beside : null };
      complain(strings.choose_wording);
      return null;
    },
  };
}
