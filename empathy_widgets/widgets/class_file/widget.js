import { makeFileField } from "../shared/file_field.js";
import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The instrument, the file, and where it is allowed a path; one receipt for whichever was used.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openClassFile(model, el) {
  const root = makeRoot(el, "ew-class-file ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const strings = () => model.get("strings");
  /** @type {HTMLSelectElement} */
  let instrument;
  /** @type {ReturnType<typeof makeFileField>} */
  let file;
  /** @type {ReturnType<typeof pathField> | null} */
  let path = null;

  const outbox = openOutbox(
    model,
    (event, receipt) => {
      if (event.kind === "choose" && receipt.ok) return status.say("");
      status.say(receipt.ok ? receipt.text : "");
      file.clear();
      complain(event.kind, receipt.ok ? "" : receipt.text);
    },
    { forget: true },
  );

  function complain(kind, text) {
    file.complain(kind === "point" ? "" : text);
    path?.complain(kind === "point" ? text : "");
    if (text) (kind === "point" && path ? path : file).input.focus();
  }

  function send(kind, detail) {
    complain(kind, "");
    status.say(kind === "choose" ? "" : strings().reading);
    outbox.send(kind, { instrument: instrument.value, ...detail });
  }

  function instrumentField() {
    const before = instrument?.value ?? model.get("chosen");
    instrument = make("select", { id: `${uid}-instrument`, "data-instrument": true, onchange: () => send("choose") });
    for (const { id, title } of model.get("instruments")) instrument.append(make("option", { value: id, text: title }));
    if (model.get("instruments").some((one) => one.id === before)) instrument.value = before;
    return make("div", { class: "ew-field" }, make("label", { for: instrument.id, text: strings().instrument }), instrument);
  }

  function pathField() {
    const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-path-error` });
    const help = make("p", { class: "ew-muted ew-small", id: `${uid}-path-help`, text: strings().path_help });
    const ask = () => {
      if (input.value.trim()) send("point", { path: input.value.trim() });
      else complain("point", strings().path_missing);
    };
    const input = make("input", {
      type: "text", id: `${uid}-path`, "aria-describedby": `${help.id} ${error.id}`, spellcheck: "false",
      autocomplete: "off", "data-path": true, onkeydown: (event) => event.key === "Enter" && ask(),
    });
    return {
      input,
      complain(text) {
        error.textContent = text;
        input.setAttribute("aria-invalid", String(Boolean(text)));
      },
      element: make("div", { class: "ew-field" }, make("label", { for: input.id, text: strings().path }), input, help, error,
        make("p", { class: "ew-actions" }, makeButton(strings().point, ask, { "data-point": true }))),
    };
  }

  function build() {
    file?.close();
    file = makeFileField(strings(), {
      uid, accept: ".csv,.txt,.tsv", limit: model.get("limit"), onFile: (chosen) => send("bring", chosen),
    });
    path = model.get("by_path") ? pathField() : null;
    root.replaceChildren(instrumentField(), file.element, ...(path ? [path.element] : []), status);
  }

  const undo = onChange(model, ["strings", "limit", "instruments", "chosen", "by_path"], build);
  build();
  if (outbox.waiting.some((event) => event.kind !== "choose")) status.say(strings().reading);
  return () => {
    undo();
    outbox.close();
    file.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openClassFile(model, el) };
