import { keepFocus } from "../shared/redraw.js";
import { fill, make, makeButton, onChange } from "../shared/shared.js";

/**
 * Seconds as minutes and seconds.
 *
 * @param {number} seconds
 */
function inMinutes(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Who has the word, and for how long: a button a person, a bar beside it.
 *
 * @param {Model} model
 * @param {Send} send
 */
export function makeWord(model, send) {
  const strings = model.get("strings");
  const root = make("section", { class: "ew-word ew-stack", "aria-label": strings.word });
  /** @type {number | undefined} */
  let timer;

  const seconds = (one) => one.seconds + (one.since ? Math.max(0, (Date.now() - one.since) / 1000) : 0);

  function tick() {
    const people = model.get("people");
    const most = Math.max(60, ...people.map(seconds));
    root.querySelectorAll("[data-person]").forEach((row, index) => {
      const spoken = seconds(people[index]);
      const time = row.querySelector(".ew-word-time");
      if (time) time.textContent = inMinutes(spoken);
      row.querySelector(".ew-word-bar")?.style.setProperty("--ew-share", `${(100 * spoken) / most}%`);
    });
  }

  function paint() {
    clearInterval(timer);
    timer = undefined;
    root.hidden = !model.get("timed");
    if (root.hidden) return root.replaceChildren();
    const people = model.get("people");
    const readOnly = model.get("read_only");
    const row = (one) => {
      const button = makeButton(one.name, () => send("speak", { who: one.since ? null : one.name }), {
        class: "ew-button ew-toggle", "aria-pressed": String(Boolean(one.since)), disabled: readOnly, "data-keep": one.name,
      });
      return make(
        "li",
        { "data-person": one.name },
        button,
        make("span", { class: "ew-word-bar ew-share-bar", "aria-hidden": "true" }),
        make("span", { class: "ew-word-time" }),
      );
    };
    const speaker = people.find((one) => one.since);
    root.replaceChildren(
      make("h3", { class: "ew-minor", text: strings.word }),
      make("p", { class: "ew-small ew-muted", text: strings.word_help }),
      make("ul", { class: "ew-people ew-stack-2" }, ...people.map(row)),
      make("p", { class: "ew-small", role: "status", text: speaker ? fill(strings.has_word, speaker) : strings.nobody }),
    );
    tick();
    if (speaker && !readOnly) timer = setInterval(tick, 1000);
  }

  const undo = onChange(model, ["people", "timed", "read_only"], () => keepFocus(root, paint));
  paint();
  return {
    element: root,
    close() {
      clearInterval(timer);
      undo();
    },
  };
}
