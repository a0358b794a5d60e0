import { fill, make, makeButton } from "../shared/shared.js";
import { makeLine, makeMatch, makeSpeaker } from "./transcript.js";

/** Chips to tick, at most `most` of them. */
function makeChips(words, legend, name, most, chosen) {
  const boxes = words.map((word) => {
    const box = make("input", { type: "checkbox", name, value: word });
    box.checked = chosen.includes(word);
    return box;
  });
  const check = () => {
    const full = boxes.filter((box) => box.checked).length >= most;
    for (const box of boxes) box.disabled = full && !box.checked;
  };
  for (const box of boxes) box.addEventListener("change", check);
  check();
  const chip = (word, index) => make("label", { class: "ew-chip" }, boxes[index], make("span", { text: word, dir: "auto" }));
  const element = make(
    "fieldset",
    { class: "ew-chips" },
    make("legend", { text: legend }),
    make("div", { class: "ew-wrap" }, ...words.map(chip)),
  );
  return { element, read: () => boxes.filter((box) => box.checked).map((box) => box.value), focus: () => boxes[0]?.focus() };
}

/**
 * In the other chair: what do you feel and need, before the line is shown.
 *
 * @param {any} now
 * @param {{ strings: Strings, uid: string, send: Send, [name: string]: any }} options
 */
function makeGuess(now, { scene, strings, uid, send, draft }) {
  const feelings = makeChips(
    now.ask.feelings, fill(strings.feelings, { name: scene.other }), `${uid}-feelings`, 3, draft.feelings ?? []);
  const needs = makeChips(now.ask.needs, strings.needs, `${uid}-needs`, 2, draft.needs ?? []);
  const words = make("textarea", { id: `${uid}-words`, rows: "2", maxlength: "1000", dir: "auto" });
  words.value = draft.words ?? "";
  const error = make("p", { class: "ew-error", role: "alert" });
  const read = () => ({ feelings: feelings.read(), needs: needs.read(), words: words.value.trim() });
  const show = makeButton(strings.show_line, () => {
    const guess = read();
    if (!guess.feelings.length && !guess.needs.length && !guess.words) {
      error.textContent = strings.guess_first;
      return feelings.focus();
    }
    show.disabled = true;
    send("guess", { beat: now.beat, ...guess });
  }, { "data-primary": true, "data-show-line": true });
  const element = make(
    "div",
    { class: "ew-guess ew-panel ew-stack" },
    make("h3", { class: "ew-minor", tabindex: "-1", "data-moment": true, text: fill(strings.guess, { name: scene.other }) }),
    feelings.element,
    needs.element,
    make("div", { class: "ew-field" }, make("label", { for: words.id, text: strings.words }), words),
    error,
    make("p", { class: "ew-actions" }, show),
  );
  element.addEventListener("input", () => Object.assign(draft, read()));
  element.addEventListener("change", () => Object.assign(draft, read()));
  return element;
}

/**
 * One's own words, before the replies are shown.
 *
 * @param {any} now
 * @param {{ strings: Strings, uid: string, send: Send, [name: string]: any }} options
 */
function makeOwn(now, { strings, uid, send, draft }) {
  const words = make("textarea", { id: `${uid}-own`, rows: "3", maxlength: "1000", dir: "auto", "aria-describedby": `${uid}-own-help` });
  words.value = draft.own ?? "";
  const show = makeButton("", () => {
    show.disabled = true;
    send("write", { beat: now.beat, text: words.value.trim() });
  }, { "data-show-replies": true });
  const name = () => {
    draft.own = words.value;
    show.textContent = words.value.trim() ? strings.own_show : strings.own_none;
  };
  words.addEventListener("input", name);
  name();
  return make(
    "div",
    { class: "ew-own ew-stack" },
    make(
      "div",
      { class: "ew-field" },
      make("label", { for: words.id, text: strings.own }),
      words,
      make("p", { id: `${uid}-own-help`, class: "ew-muted ew-small", text: strings.own_help }),
    ),
    make("p", { class: "ew-actions" }, show),
  );
}

/**
 * The replies that are offered: one press says it; letters do the same.
 *
 * @param {any} now
 * @param {{ strings: Strings, send: Send, uid: string }} options
 */
function makeReplies(now, { strings, send, uid }) {
  const row = (option) => {
    const button = make(
      "button",
      {
        type: "button", class: "ew-option", "data-option": option.id, "data-tried": now.tried.includes(option.id),
        onclick: () => {
          if (button.disabled) return;
          for (const one of list.querySelectorAll("button")) one.disabled = true;
          send("choose", { beat: now.beat, option: option.id });
        },
      },
      make("span", { class: "ew-letter", "aria-hidden": "true", text: option.id.toUpperCase() }),
      make("span", { class: "ew-option-words", text: option.say, dir: "auto" }),
      now.tried.includes(option.id) ? make("span", { class: "ew-small ew-muted", text: strings.tried }) : null,
    );
    return make("li", {}, button);
  };
  const list = make("ul", { class: "ew-options ew-stack-2", "aria-labelledby": `${uid}-answer` }, ...now.options.map(row));
  return make(
    "div",
    { class: "ew-replies ew-stack" },
    now.own
      ? make("p", { class: "ew-own-was" }, make("span", { class: "ew-small ew-muted", text: `${strings.own_was}: ` }),
        make("span", { text: now.own, dir: "auto" }))
      : null,
    make("h3", { class: "ew-minor", id: `${uid}-answer`, text: strings.answer }),
    list,
  );
}

/**
 * Two people: the reply they chose together, to be read aloud before its effect is shown.
 *
 * @param {any} now
 * @param {{ strings: Strings, send: Send }} options
 */
function makeReading(now, { strings, send }) {
  const press = (kind) => (event) => {
    event.currentTarget.disabled = true;
    send(kind, { beat: now.beat });
  };
  return [
    make(
      "div",
      { class: "ew-reply", "data-reply": true, tabindex: "-1" },
      makeSpeaker(now.reply.speaker, now.reply.reads),
      make("p", { class: "ew-says", text: now.reply.text, dir: "auto" }),
    ),
    make(
      "p",
      { class: "ew-actions" },
      makeButton(strings.read_on, press("read"), { "data-primary": true, "data-read": true }),
      makeButton(strings.choose_other, press("again"), { "data-again": now.beat }),
    ),
  ];
}

/**
 * Half-way: the two change chairs.
 *
 * @param {any} now
 * @param {{ strings: Strings, send: Send, readOnly: boolean }} options
 */
function makeChange(now, { strings, send, readOnly }) {
  const changed = makeButton(strings.changed, () => {
    changed.disabled = true;
    send("change");
  }, { "data-primary": true, "data-change": true });
  return make(
    "div",
    { class: "ew-moment ew-panel ew-stack", "data-beat": now.beat },
    make("h3", { class: "ew-minor", tabindex: "-1", "data-moment": true, text: now.change.title }),
    make("p", { text: now.change.text, dir: "auto" }),
    readOnly ? null : make("p", { class: "ew-actions" }, changed),
  );
}

/** The present moment: a guess to make, or the line with what may be answered. */
export function makeMoment(now, tools) {
  const { scene, strings, send, readOnly } = tools;
  if (now.change) return makeChange(now, tools);
  if (now.ask) return readOnly ? null : makeGuess(now, tools);
  const line = makeLine(scene.other, now.says, now.looks, now.reads, { tabindex: "-1", "data-moment": true, "data-beside": true });
  /** @type {Child[]} */
  const parts = [line];
  if (now.reply) {
    if (!readOnly) parts.push(...makeReading(now, tools));
  } else if (now.match) {
    const onwards = makeButton(strings.on, () => {
      onwards.disabled = true;
      send("onwards", { beat: now.beat });
    }, { "data-primary": true, "data-onwards": true });
    parts.push(makeMatch(now.match, strings), readOnly ? null : make("p", { class: "ew-actions" }, onwards));
  } else if (!readOnly) {
    const asked = now.own !== null && now.own !== undefined ? false : now.asks_own;
    parts.push(asked ? makeOwn(now, tools) : makeReplies(now, tools));
  }
  return make("div", { class: "ew-moment ew-panel ew-stack", "data-beat": now.beat }, ...parts.filter(Boolean));
}
