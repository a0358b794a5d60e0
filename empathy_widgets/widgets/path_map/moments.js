import { fill, make, makeButton } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";

/**
 * One moment of the path: what was said to you, your words, what they thought, and the stronger wording.
 *
 * @param {any} moment
 * @param {Strings} strings
 */
function makeMoment(moment, strings) {
  /** @param {string} name @param {string} text */
  const said = (name, text, more = {}) =>
    text ? [make("dt", { class: "ew-aside", text: fill(strings[name], moment) }), make("dd", { text, dir: "auto", ...more })] : [];
  return make(
    "div",
    { class: "ew-one ew-stack-2", "data-passed": Boolean(moment.passed) },
    make(
      "dl",
      { class: "ew-facts ew-stack-1" },
      ...said("says", moment.says),
      ...said("own", moment.own),
      ...said("reply", moment.reply, { class: "ew-reply-words" }),
      ...said("carried", moment.carried),
      ...said("thinks", moment.thought, { class: "ew-thought" }),
      ...said("better", moment.better, { class: "ew-better" }),
    ),
  );
}

/**
 * The moments of a path, one open at a time: each met box of the map is a button that opens its own, and one leads on
 * to the next.
 *
 * @param {Model} model
 * @param {string} uid
 */
export function makeMoments(model, uid) {
  const strings = model.get("strings");
  const moments = model.get("moments");
  const order = [...new Set(moments.map((one) => one.beat))];
  const labels = new Map(model.get("boxes").map((box) => [box.id, box.label]));
  const panel = make("section", { class: "ew-moments ew-panel ew-stack-3", id: `${uid}-moment`, "aria-labelledby": `${uid}-title` });
  const looks = model.get("looks");
  const buttons = new Map();

  /** @param {string} beat */
  function open(beat, { focus = false } = {}) {
    const at = order.indexOf(beat);
    const title = make("h3", {
      id: `${uid}-title`, tabindex: "-1", dir: "auto",
      text: fill(strings.moment, { number: at + 1, of: order.length, title: labels.get(beat) ?? "" }),
    });
    const next = order[at + 1];
    panel.dataset.moment = beat;
    panel.replaceChildren(
      title,
      ...moments.filter((one) => one.beat === beat).map((one) => makeMoment(one, strings)),
      next ? make("p", { class: "ew-actions" }, makeButton(strings.next, () => open(next, { focus: true }), { "data-next-moment": true })) : "",
    );
    for (const [name, button] of buttons) button.setAttribute("aria-pressed", String(name === beat));
    if (!focus) return;
    bringInSight(title, panel);
  }

  /** @param {any} box @param {number[]} size */
  function makeTarget(box, [wide, high]) {
    const button = make("button", {
      type: "button", class: "ew-target", "aria-pressed": "false", "aria-controls": panel.id, "data-open": box.id,
      "aria-label": fill(looks.includes(box.id) ? strings.open_look : strings.open, { number: order.indexOf(box.id) + 1, title: box.label }),
      onclick: () => open(box.id, { focus: true }),
    });
    Object.assign(button.style, {
      left: `${box.x - wide / 2}px`, top: `${box.y - high / 2}px`, width: `${wide}px`, height: `${high}px`,
    });
    buttons.set(box.id, button);
    return button;
  }

  const met = model.get("boxes").filter((box) => order.includes(box.id));
  const targets = met.map((box) => makeTarget(box, model.get("box")));
  if (order.length) open(looks.find((beat) => order.includes(beat)) ?? order[0]);
  return { panel, targets };
}
