import { makePinFields } from "../shared/pin_fields.js";
import { keepFocus } from "../shared/redraw.js";
import { awaitView } from "../shared/sight.js";
import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";
import { makeTip } from "../shared/tip.js";
import { makeInstrumentCard, makeModeRow, makeOpenList } from "./parts.js";
import { makeWordingFields } from "./wordings.js";

/**
 * The panel: open sittings, the instrument, how it is filled in, a PIN where one is needed, and the button.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openPanel(model, el) {
  const root = makeRoot(el, "ew-start-panel ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const modes = make("div", { class: "ew-cards ew-stack-3", "data-modes": true });
  const pinPlace = make("div", { class: "ew-pin-place ew-panel ew-stack", hidden: true });
  const strings = () => model.get("strings");
  /** @type {string | null} */
  let instrument = null;
  /** @type {string | null} */
  let mode = null;
  /** @type {ReturnType<typeof makePinFields> | null} */
  let pins = null;
  /** @type {HTMLButtonElement} */
  let begin;
  /** @type {ReturnType<typeof makeWordingFields>} */
  let wordings;
  /** @type {ReturnType<typeof wordings.read>} */
  let chosen = null;

  const outbox = openOutbox(
    model,
    (event, receipt) => {
      if (event.kind === "set_pin" && receipt.ok) {
        pins?.clear();
        if (instrument && mode) return outbox.send("start", { instrument, mode, ...chosen });
      }
      begin.disabled = false;
      if (!receipt.ok) awaitView(false);
      status.say("");
      error.textContent = receipt.ok ? "" : receipt.text;
    },
    { forget: true },
  );

  const pick = (id) => model.get("instruments").find((one) => one.id === id);
  const possible = (id) => pick(instrument)?.modes?.includes(id) ?? true;
  const needsPin = () => {
    const chosen = model.get("modes").find((one) => one.id === mode);
    return Boolean(chosen) && !model.get("has_pin") && (chosen.needs_pin ?? chosen.id === "handed over");
  };

  function paintModes() {
    if (mode && !possible(mode)) mode = null;
    const rows = model.get("modes").map((one) =>
      makeModeRow(one, {
        group: `${uid}-mode`,
        closed: possible(one.id) ? "" : strings().not_for_this,
        chosen: mode,
        onPick(id) {
          mode = id;
          error.textContent = "";
          paintWordings();
          paintPin();
        },
      }),
    );
    keepFocus(modes, () => modes.replaceChildren(...rows));
    paintWordings();
    paintPin();
  }

  function paintWordings() {
    wordings.paint(pick(instrument), model.get("modes").find((one) => one.id === mode));
  }

  function paintPin() {
    pinPlace.hidden = !needsPin();
    if (pinPlace.hidden) {
      pins?.clear();
      pins = null;
      pinPlace.replaceChildren();
    } else if (!pins) {
      pins = makePinFields(strings(), { uid, twice: true, shortest: model.get("shortest"), onEnter: start });
      const help = make("p", { class: "ew-muted", text: strings().pin_help });
      pinPlace.replaceChildren(make("h3", { text: strings().pin_title }), help, pins.element);
    }
  }

  /** What is missing stands beside the button that was pressed. */
  function complain(sentence) {
    error.textContent = sentence;
    begin.focus();
  }

  function start() {
    if (begin.disabled) return;
    error.textContent = "";
    if (!instrument) return complain(strings().choose_instrument);
    if (!mode) return complain(strings().choose_mode);
    chosen = wordings.read();
    if (!chosen) return;
    const pin = needsPin() ? (pins?.read() ?? null) : "";
    if (pin === null) return;
    begin.disabled = true;
    status.say(strings().beginning);
    awaitView();
    if (pin) outbox.send("set_pin", { pin });
    else outbox.send("start", { instrument, mode, ...chosen });
  }

  function choose(id) {
    instrument = id;
    error.textContent = "";
    paintModes();
  }

  function offer(id) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const radios = root.querySelectorAll(`input[name="${uid}-instrument"]`);
    const radio = [...radios].find((one) => one.value === id);
    if (!radio) return;
    radio.checked = true;
    radio.focus();
    choose(id);
  }

  function instrumentCards() {
    const titleOf = (id) => (pick(id)?.available ? pick(id).title : "");
    const cards = model.get("instruments").map((one) =>
      makeInstrumentCard(one, strings(), { group: `${uid}-instrument`, titleOf, onPick: choose, onOffer: offer }),
    );
    const radios = cards.flatMap((card) => [...card.querySelectorAll("input")]);
    for (const radio of radios) radio.checked = radio.value === instrument;
    return cards;
  }

  function build() {
    const open = model.get("sittings");
    if (!pick(instrument)?.available) instrument = null;
    pins?.clear();
    pins = null;
    begin = makeButton(strings().begin, start, { "data-primary": true, "data-begin": true });
    wordings = makeWordingFields(strings(), { group: uid, complain });
    root.replaceChildren();
    if (open.length) root.append(makeOpenList(open, strings(), (id) => {
      awaitView();
      outbox.send("resume", { id });
    }));
    root.append(make("h2", { text: strings().title }), makeTip(strings().sitting, strings().sitting_means));
    if (!model.get("instruments").length) {
      root.append(make("p", { class: "ew-muted", text: strings().empty }), error);
      return;
    }
    const fieldset = (text, inside) => make("fieldset", { class: "ew-step" }, make("legend", { text }), inside);
    root.append(
      fieldset(strings().instrument, make("div", { class: "ew-cards ew-stack-3" }, ...instrumentCards())),
      fieldset(strings().mode, modes),
      wordings.element,
      pinPlace,
      make("div", { class: "ew-begin ew-actions" }, begin, error),
      status,
    );
    paintModes();
  }

  const undo = onChange(model, ["instruments", "modes", "sittings", "strings", "shortest"], build);
  const undoPin = onChange(model, ["has_pin"], paintPin);
  build();
  return () => {
    undo();
    undoPin();
    outbox.close();
    pins?.clear();
    root.remove();
  };
}

export default { render: ({ model, el }) => openPanel(model, el) };
