import { makeFileField } from "../shared/file_field.js";
import { languageName } from "../shared/languages.js";
import { bringInSight } from "../shared/sight.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The form: instrument, language, lines or a file; what was read shows below it, where Python puts it.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openForm(model, el) {
  const root = makeRoot(el, "ew-wording-form ew-panel ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const strings = () => model.get("strings");
  /**
   * @type {{
   *   instrument: HTMLSelectElement, language: HTMLInputElement, text: HTMLTextAreaElement, checked: HTMLInputElement,
   *   file: ReturnType<typeof makeFileField>, error: HTMLElement, order: HTMLElement, read: HTMLButtonElement,
   * }}
   */
  let parts;
  /** @type {ChosenFile | null} */
  let file = null;

  const outbox = openOutbox(
    model,
    (_event, receipt) => {
      parts.read.disabled = false;
      status.say(receipt.ok ? receipt.text : "");
      parts.error.textContent = receipt.ok ? "" : receipt.text;
      parts.order.hidden = receipt.ok || !receipt.order;
      if (!receipt.ok) complain(receipt.text, parts.order.hidden ? parts.text : parts.checked);
    },
    { forget: true },
  );

  function field(label, input, ...more) {
    return make("div", { class: "ew-field" }, make("label", { for: input.id, text: label }), input, ...more);
  }

  /** @returns {[HTMLSelectElement, HTMLElement]} */
  function instrumentField() {
    const select = make(
      "select",
      { id: `${uid}-instrument`, "data-instrument": true, onchange: changed },
      make("option", { value: "", text: strings().instrument_none }),
      ...model.get("instruments").map((one) => make("option", { value: one.id, text: one.title })),
    );
    return [select, field(strings().instrument, select)];
  }

  /** @returns {[HTMLInputElement, HTMLElement]} */
  function languageField() {
    const help = make("p", { class: "ew-muted ew-small", id: `${uid}-language-help`, text: strings().language_help });
    const input = make("input", {
      type: "text", id: `${uid}-language`, maxlength: "35", autocomplete: "off", autocapitalize: "none",
      spellcheck: "false", dir: "ltr", "aria-describedby": help.id, "data-language": true,
    });
    input.addEventListener("input", changed);
    input.addEventListener("input", () => {
      const tag = input.value.trim();
      const name = tag ? languageName(tag) : "";
      help.textContent = name && name !== tag ? fill(strings().language_is, { language: name }) : strings().language_help;
    });
    return [input, field(strings().language, input, help)];
  }

  /** @returns {[HTMLTextAreaElement, HTMLElement]} */
  function textField() {
    const help = make("p", { class: "ew-muted ew-small", id: `${uid}-text-help`, text: strings().paste_help });
    const text = make("textarea", {
      id: `${uid}-text`, rows: "9", dir: "auto", spellcheck: "false", "aria-describedby": `${help.id} ${uid}-error`,
      "data-sentences": true,
    });
    text.addEventListener("input", () => {
      changed();
      if (!file) return;
      file = null;
      parts.file.clear();
    });
    const element = field(strings().paste, text, help);
    element.classList.add("ew-wide");
    return [text, element];
  }

  function changed() {
    if (!parts) return;
    parts.order.hidden = true;
    parts.checked.checked = false;
    parts.error.textContent = "";
  }

  /** What is amiss stands at the field it is about. */
  function complain(sentence, target) {
    parts.error.textContent = sentence;
    const field = target.closest(".ew-field");
    if (field) field.append(parts.error);
    else parts.order.before(parts.error);
    bringInSight(target, parts.error);
  }

  function read() {
    if (parts.read.disabled) return;
    status.say("");
    const instrument = parts.instrument.value;
    const language = parts.language.value.trim();
    const text = parts.text.value;
    if (!instrument) return complain(strings().need_instrument, parts.instrument);
    if (!language) return complain(strings().need_language, parts.language);
    if (!text.trim() && !file) return complain(strings().need_text, parts.text);
    parts.error.textContent = "";
    parts.read.disabled = true;
    status.say(strings().reading);
    const source = file ? { text: "", name: file.name, content: file.content } : { text, name: null, content: null };
    outbox.send("read", { instrument, language, ...source, order_checked: parts.checked.checked });
  }

  function build() {
    parts?.file.close();
    file = null;
    const [instrument, instrumentElement] = instrumentField();
    const [language, languageElement] = languageField();
    const [text, textElement] = textField();
    const fileField = makeFileField(strings(), {
      uid, accept: ".csv,.tsv,.txt,.pdf,text/csv,text/plain,application/pdf", limit: model.get("limit"),
      onFile(chosen) {
        file = chosen;
        text.value = "";
        changed();
      },
    });
    const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-error` });
    const checked = make("input", { type: "checkbox", class: "ew-tickbox", "data-order-checked": true });
    const order = make("label", { class: "ew-choice", hidden: true }, checked, make("span", { text: strings().order_checked }));
    const button = makeButton(strings().read, read, { "data-primary": true, "data-read": true });
    parts = { instrument, language, text, file: fileField, error, checked, order, read: button };
    root.replaceChildren(
      make("div", { class: "ew-pair" }, instrumentElement, languageElement),
      textElement, fileField.element, error, order, make("p", { class: "ew-actions" }, button), status,
    );
  }

  const undo = onChange(model, ["instruments", "limit", "strings"], build);
  build();
  return () => {
    undo();
    outbox.close();
    parts.file.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openForm(model, el) };
