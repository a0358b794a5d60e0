import { makeSteps } from "../shared/practice_about.js";
import { drawSoon } from "../shared/redraw.js";
import { make, makeButton, makeStatus } from "../shared/shared.js";

const DRAWN = "http://www.w3.org/2000/svg";
/** What follows on what, and by which button. */
const NEXT = {
  speak: [["back", "go_on"]],
  back: [["ask", "ask"]],
  ask: [["swap", "yes_it_is"], ["back", "not_yet"]],
  swap: [["speak", "swap"]],
};

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {SVGElement[]} children
 */
function draw(tag, attributes, ...children) {
  const drawn = document.createElementNS(DRAWN, tag);
  for (const [name, value] of Object.entries(attributes)) drawn.setAttribute(name, String(value));
  drawn.append(...children);
  return drawn;
}

/** @param {"one" | "other"} who */
function person(who) {
  const one = who === "one";
  const hair = one
    ? "M-33 114 C-38 84 -20 74 2 76 C24 78 34 94 31 108 C18 106 2 100 -8 92 C-14 102 -24 108 -33 114 Z"
    : "M-34 140 C-46 92 -26 72 0 72 C26 72 38 92 33 106 C20 104 6 98 -2 90 C-8 108 -18 118 -34 140 Z";
  return draw(
    "g",
    { class: `ew-round-person ew-round-${who}`, transform: one ? "translate(140 0)" : "translate(420 0) scale(-1 1)" },
    draw("path", { class: "ew-round-body", d: "M-62 240 C-62 182 -38 154 0 154 C38 154 62 182 62 240 Z" }),
    draw("path", { class: "ew-round-head", d: "M-9 136 h18 v20 q-9 8 -18 0 Z" }),
    draw("circle", { class: "ew-round-head", cx: 0, cy: 110, r: 31 }),
    draw("path", { class: "ew-round-hair", d: hair }),
    draw("path", { class: "ew-round-eyes", d: "M7 112 v3 M22 112 v3" }),
    draw("path", { class: "ew-round-smile", d: "M8 126 q7 6 13 -1" }),
    draw("ellipse", { class: "ew-round-mouth", cx: 15, cy: 127, rx: 5, ry: 4 }),
    draw("path", { class: "ew-round-ears", d: "M-41 98 q-9 12 0 24 M41 98 q9 12 0 24 M-51 90 q-16 20 0 40 M51 90 q16 20 0 40" }),
  );
}

/** Between the two: a table with two cups, as a talk has it. */
function table() {
  return draw(
    "g",
    { class: "ew-round-table" },
    draw("path", { class: "ew-round-top", d: "M172 240 C196 214 364 214 388 240 Z" }),
    draw("path", { class: "ew-round-cup", d: "M232 208 h24 l-3 18 h-18 Z M256 211 q9 1 6 8 q-2 4 -8 4" }),
    draw("path", { class: "ew-round-cup", d: "M304 208 h24 l-3 18 h-18 Z M304 211 q-9 1 -6 8 q2 4 8 4" }),
  );
}

/** @param {"one" | "other"} who */
function words(who) {
  const [x, turn] = who === "one" ? [140, 1] : [420, -1];
  const place = { transform: `translate(${x} 0) scale(${turn} 1)` };
  const cloud = "M34 14 H168 A14 14 0 0 1 182 28 V62 A14 14 0 0 1 168 76 H66 L44 94 L48 76 H34 A14 14 0 0 1 20 62 V28 A14 14 0 0 1 34 14 Z";
  return draw(
    "g",
    { class: `ew-round-words ew-round-words-${who}`, ...place },
    draw("path", { class: "ew-round-cloud", d: cloud }),
    draw("path", { class: "ew-round-lines", d: "M42 34 H158 M42 45 H146 M42 56 H112" }),
    draw("path", { class: "ew-round-own", d: "M42 36 q8 -9 16 0 t16 0 t16 0 t16 0 t16 0 t16 0 M42 54 q8 -9 16 0 t16 0 t16 0 t16 0" }),
    draw(
      "g",
      { class: "ew-round-asks", transform: `translate(101 45) scale(${turn} 1)` },
      draw("path", { d: "M-9 -10 a10 10 0 1 1 13 11 q-4 2 -4 8 M0 17 v1" }),
    ),
    draw("path", { class: "ew-round-yes", d: turn === 1 ? "M86 46 l11 12 l22 -26" : "M116 46 l-11 12 l-22 -26" }),
  );
}

/**
 * A round of listening as a picture: who speaks, who listens, what comes next. It keeps nothing.
 *
 * @param {Strings} strings
 * @param {string[]} steps
 */
export function makeRound(strings, steps) {
  const says = { speak: strings.round_speak, back: strings.round_back, ask: strings.round_ask, swap: strings.round_swap };
  let at = "speak";
  let speaker = "one";
  const picture = draw("svg", { viewBox: "0 0 560 240", "aria-hidden": "true" }, person("one"), person("other"), table(),
    words("one"), words("other"),
    draw("path", { class: "ew-round-swap", d: "M226 136 q54 -30 108 0 m-4 -15 l5 16 l-17 3 M334 160 q-54 30 -108 0 m4 15 l-5 -16 l17 -3" }));
  const sides = [make("span", { class: "ew-round-side" }), make("span", { class: "ew-round-side" })];
  const line = makeStatus({ class: "ew-round-says" });
  const buttons = make("p", { class: "ew-actions ew-round-go" });
  const whole = make(
    "section",
    { class: "ew-round ew-panel ew-stack-3" },
    make("h3", { text: strings.round }),
    make("div", { class: "ew-round-picture" }, picture),
    make("p", { class: "ew-round-sides ew-small" }, ...sides),
    line,
    buttons,
    make(
      "details",
      { "data-steps": true },
      make("summary", { class: "ew-reveal", text: strings.steps }),
      makeSteps(steps),
    ),
  );

  function show() {
    whole.dataset.at = at;
    whole.dataset.speaker = speaker;
    sides.forEach((side, index) => {
      side.textContent = (index === 0) === (speaker === "one") ? strings.side_speaks : strings.side_listens;
    });
    line.say(says[at]);
    const held = buttons.contains(document.activeElement);
    buttons.replaceChildren(
      ...NEXT[at].map(([next, name]) =>
        makeButton(strings[name], () => {
          if (at === "swap") speaker = speaker === "one" ? "other" : "one";
          at = next;
          showSoon();
        }, { "data-round": next }),
      ),
    );
    if (held) buttons.querySelector("button")?.focus({ preventScroll: true });
  }
  const showSoon = drawSoon(show);
  show();
  return whole;
}
