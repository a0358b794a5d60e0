import { make, makeButton, safeAddress } from "../shared/shared.js";

/**
 * Runs to carry on with or to look back at: links where there is an address, buttons otherwise. Where only some have a
 * badge, the others can be left out; of a long list the first ``shown`` stand there until all are asked for.
 */
export function makeRunList(runs, { title, verb, only, onOpen, erase, shown = runs.length, every = "" }) {
  const row = ({ id, title: name, line, link, badge, fixed, erasable }) => {
    const address = link && safeAddress(link);
    const words = { class: "ew-button", "aria-label": `${verb}: ${name}`, text: verb, "data-run": id };
    return make(
      "li",
      { class: "ew-run-row", "data-marked": Boolean(badge) },
      make(
        "span",
        {},
        make("span", { class: "ew-card-title", text: name, dir: "auto" }),
        line ? make("span", { class: "ew-muted ew-small", text: line, dir: "auto" }) : null,
        badge ? make("span", { class: "ew-badge", text: badge }) : null,
      ),
      make(
        "span",
        { class: "ew-actions" },
        fixed ? null : address ? make("a", { ...words, href: address }) : makeButton(verb, () => onOpen(id), words),
        erasable ? makeErase(id, name, erase) : null,
      ),
    );
  };
  const list = make("ul", { class: "ew-stack" }, ...runs.map(row));
  let upTo = shown;
  const all = makeButton(every, showAll, { "data-quiet": true, "data-all-runs": true });
  const marked = runs.filter((run) => run.badge).length;
  const box = make("input", {
    type: "checkbox", class: "ew-tickbox", "data-only-marked": true,
    onchange: fit,
  });
  function fit() {
    list.querySelectorAll("li").forEach((one, index) => (one.hidden = box.checked ? !runs[index].badge : index >= upTo));
    all.hidden = box.checked || upTo >= runs.length;
  }
  function showAll() {
    const next = upTo;
    upTo = runs.length;
    fit();
    /** @type {HTMLElement | null} */ (list.children[next]?.querySelector("a, button"))?.focus();
  }
  fit();
  return make(
    "div",
    { class: "ew-runs ew-stack" },
    make("h2", { class: "ew-minor", text: title }),
    marked && marked < runs.length ? make("label", { class: "ew-bare-choice" }, box, make("span", { text: only })) : null,
    list,
    all,
  );
}

/** A button that asks once more, in its own place, before anything is gone. */
function makeErase(id, name, { words, onErase }) {
  const ask = makeButton(words.erase, () => turn(true), { "aria-label": `${words.erase}: ${name}`, "data-erase": id });
  const sure = makeButton(words.erase_sure, () => onErase(id), {
    "aria-label": `${words.erase_sure}: ${name}`, "data-erase-sure": id,
  });
  const keep = makeButton(words.keep, () => turn(false), { "aria-label": `${words.keep}: ${name}` });
  const place = make("span", { class: "ew-actions" }, ask);
  function turn(asking) {
    place.replaceChildren(...(asking ? [sure, keep] : [ask]));
    (asking ? keep : ask).focus();
  }
  return place;
}

/**
 * One question before the start; `read()` gives its value, or null when nothing is chosen.
 *
 * @param {string} uid
 */
export function makeQuestion(question, uid) {
  if (question.kind === "text") {
    const input = make("input", {
      type: "text", id: `${uid}-${question.id}`, maxlength: "200", autocomplete: "off", dir: "auto",
      "aria-describedby": question.help ? `${uid}-${question.id}-help` : null, "data-question": question.id,
    });
    input.value = question.value ?? "";
    const element = make(
      "div",
      { class: "ew-field" },
      make("label", { for: input.id, text: question.label }),
      input,
      question.help
        ? make("p", { id: `${uid}-${question.id}-help`, class: "ew-muted ew-small", text: question.help })
        : null,
    );
    return { element, read: () => input.value.trim(), focus: () => input.focus() };
  }
  const radios = question.choices.map((choice) => {
    const radio = make("input", { type: "radio", name: `${uid}-${question.id}`, value: choice.value });
    radio.checked = choice.value === question.value;
    return radio;
  });
  const row = (choice, index) =>
    make(
      "label",
      { class: "ew-choice" },
      radios[index],
      make(
        "span",
        {},
        make("span", { class: "ew-choice-name", text: choice.label }),
        choice.help ? make("span", { class: "ew-muted ew-small ew-choice-help", text: choice.help }) : null,
      ),
    );
  const element = make(
    "fieldset",
    { class: "ew-question ew-stack-2", "data-question": question.id },
    make("legend", { text: question.label }),
    question.help ? make("p", { class: "ew-muted ew-small", text: question.help }) : null,
    make("div", { class: "ew-question-choices" }, ...question.choices.map(row)),
  );
  return { element, read: () => radios.find((one) => one.checked)?.value ?? null, focus: () => radios[0]?.focus() };
}

/**
 * What a person reads before they begin, with a heading each.
 *
 * @param {Strings} strings
 */
export function makeBefore(entry, strings) {
  const lines = ["practise", "not_for", "safety"].filter((name) => entry[name]);
  return make(
    "dl",
    { class: "ew-facts ew-stack-1" },
    ...lines.flatMap((name) => [
      make("dt", { class: "ew-aside", text: strings[name] }),
      make("dd", { text: entry[name], dir: "auto" }),
    ]),
  );
}
