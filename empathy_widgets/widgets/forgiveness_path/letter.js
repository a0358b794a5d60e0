import { keepTyping } from "../shared/keeping.js";
import { make, makeButton } from "../shared/shared.js";

/**
 * A letter that is not sent: ways to begin, room to write, and a way to clear it that asks first.
 *
 * @param {Strings} strings
 * @param {{ about: string, begins: string[] }} letter
 * @param {{ id: string, text: string, locked: boolean, save: (text: string) => unknown }} options
 */
export function makeLetter(strings, letter, { id, text, locked, save }) {
  const field = make("textarea", {
    id, class: "ew-letter-words", rows: "10", maxlength: "20000", dir: "auto", readonly: locked, "data-letter": true,
    "data-keep": "letter",
  });
  field.value = text;
  const stop = locked ? () => {} : keepTyping(field, save);
  const write = (words) => {
    field.value = words;
    field.dispatchEvent(new Event("input"));
    stop();
    field.focus({ preventScroll: true });
  };
  const begin = (words) => {
    const before = field.value.trimEnd();
    write(`${before}${before ? "\n\n" : ""}${words.replace(/…$/, "")}`);
  };
  const question = make("div", { class: "ew-letter-ask ew-stack-2", role: "group", "aria-label": strings.clear });
  question.hidden = true;
  const clear = makeButton(strings.clear, () => {
    question.hidden = false;
    no.focus();
  }, { "data-clear": true, "data-quiet": true });
  const yes = makeButton(strings.clear_yes, () => {
    question.hidden = true;
    write("");
  }, { "data-clear-yes": true });
  const no = makeButton(strings.clear_no, () => {
    question.hidden = true;
    clear.focus();
  }, { "data-clear-no": true, "data-primary": true });
  question.append(make("p", { text: strings.clear_ask }), make("p", { class: "ew-actions" }, no, yes));
  const begins = letter.begins.map((words) =>
    make("li", {}, makeButton(words, () => begin(words), { class: "ew-chip ew-letter-begin" })),
  );
  const element = make(
    "section",
    { class: "ew-letter ew-stack-3" },
    make("p", { class: "ew-small ew-muted", text: letter.about, dir: "auto" }),
    locked ? null : make("p", { class: "ew-small ew-muted", text: strings.letter_begins, id: `${id}-begins` }),
    locked ? null : make("ul", { class: "ew-wrap", "aria-labelledby": `${id}-begins` }, ...begins),
    make("div", { class: "ew-letter-paper ew-stack-1" }, make("label", { for: id, class: "ew-term", text: strings.letter_own }), field),
    locked ? null : make("p", { class: "ew-actions" }, clear),
    question,
  );
  return { element, stop };
}
