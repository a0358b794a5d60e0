import { fill, make, makeButton } from "./shared.js";

/**
 * Fields for a PIN, once to unlock or twice to set, with one more for the PIN until now where `old` says so. `read()`
 * gives the digits, or null after saying what is amiss; `old()` gives the PIN until now; a sentence given to `complain` is read out and tied to the first field.
 *
 * @param {Strings} strings
 * @param {{ uid: string, twice: boolean, shortest: number, old?: boolean, onEnter?: () => unknown }} options
 */
export function makePinFields(strings, { uid, twice, shortest, old = false, onEnter }) {
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-pin-error` });
  /**
   * @param {string} name
   * @param {string} label
   */
  const field = (name, label) => {
    const input = make("input", {
      type: "password", id: `${uid}-${name}`, inputmode: "numeric", autocomplete: "one-time-code", maxlength: "64",
      class: "ew-pin", "aria-describedby": `${uid}-pin-error`, "data-pin": name,
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      onEnter?.();
    });
    return { input, element: make("div", { class: "ew-field" }, make("label", { for: input.id, text: label }), input) };
  };
  const typed = [field("pin", strings.pin), ...(twice ? [field("again", strings.again)] : [])];
  const fields = [...(old ? [field("old", strings.old)] : []), ...typed];
  const inputs = fields.map((one) => one.input);
  const show = makeButton(
    strings.show,
    () => {
      const shown = inputs[0].type === "password";
      for (const input of inputs) input.type = shown ? "text" : "password";
      show.textContent = shown ? strings.hide : strings.show;
    },
    { "data-quiet": true, "data-show-pin": true },
  );
  /** @param {string} text */
  const complain = (text) => {
    error.textContent = text;
    for (const input of inputs) input.setAttribute("aria-invalid", String(Boolean(text)));
  };
  /** @param {string} pin */
  const amiss = (pin) => {
    if (old && !inputs[0].value) return strings.empty_old;
    if (!pin && !twice) return strings.empty_pin;
    if (/[^0-9]/.test(pin)) return strings.only_digits;
    if (twice && pin.length < shortest) return fill(strings.too_short, { count: shortest });
    return twice && pin !== typed[1].input.value ? strings.mismatch : "";
  };
  return {
    element: make("div", { class: "ew-stack" }, ...fields.map((one) => one.element), make("p", {}, show), error),
    read() {
      const pin = typed[0].input.value;
      complain(amiss(pin));
      if (!error.textContent) return pin;
      inputs[0].focus();
      return null;
    },
    old: () => (old ? inputs[0].value : ""),
    clear() {
      for (const input of inputs) input.value = "";
    },
    complain,
    first: inputs[0],
    focus: () => inputs[0].focus(),
  };
}
