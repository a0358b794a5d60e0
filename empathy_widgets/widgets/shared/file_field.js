import { fill, listen, make } from "./shared.js";

/**
 * A labelled native field that reads one chosen file: `onFile({name, content})`, content in base64, is called for each
 * file chosen; nothing is kept here. `limit` is in bytes. A file that is empty, larger, or cannot be read is refused
 * with a sentence beside the field: `complain(text)` shows one of yours there, "" takes it away. `clear()` forgets the
 * choice, so that the same file can be chosen again; `close()` stops a reading under way and lets go of the field.
 * Words: strings.file, .file_help, .file_empty, .file_too_large and .file_unreadable, the last three with {name}.
 *
 * @param {Strings} strings
 * @param {{ uid: string, accept?: string, limit: number, onFile: (file: ChosenFile) => unknown }} options
 */
export function makeFileField(strings, { uid, accept = "", limit, onFile }) {
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-file-error` });
  const help = make("p", { class: "ew-muted ew-small", id: `${uid}-file-help`, text: strings.file_help });
  const input = make("input", {
    type: "file", id: `${uid}-file`, accept, "aria-describedby": `${help.id} ${error.id}`, "data-file": true,
  });
  /** @type {FileReader | null} */
  let reader = null;
  const stop = () => {
    if (reader?.readyState === FileReader.LOADING) reader.abort();
    reader = null;
  };
  /** @param {string} text */
  const complain = (text) => {
    error.textContent = text;
    input.setAttribute("aria-invalid", String(Boolean(text)));
  };
  const clear = () => {
    stop();
    input.value = "";
  };
  /**
   * @param {string} sentence
   * @param {string} name
   */
  const refuse = (sentence, name) => {
    clear();
    complain(fill(sentence, { name }));
  };
  const read = () => {
    stop();
    complain("");
    const [file] = input.files ?? [];
    if (!file) return;
    if (file.size > limit) return refuse(strings.file_too_large, file.name);
    if (!file.size) return refuse(strings.file_empty, file.name);
    const reading = new FileReader();
    reader = reading;
    reading.onload = () => {
      if (reader !== reading) return;
      reader = null;
      const address = /** @type {string} */ (reading.result);
      onFile({ name: file.name, content: address.slice(address.indexOf(",") + 1) });
    };
    reading.onerror = () => reader === reading && refuse(strings.file_unreadable, file.name);
    reading.readAsDataURL(file);
  };
  const deafen = listen(input, "change", read);
  return {
    element: make("div", { class: "ew-field" }, make("label", { for: input.id, text: strings.file }), input, help, error),
    input,
    complain,
    clear,
    focus: () => input.focus(),
    close() {
      deafen();
      clear();
    },
  };
}
