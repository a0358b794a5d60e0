import { make, makeButton } from "../shared/shared.js";

/**
 * What is read out before the first line.
 *
 * @param {Strings} strings
 */
export function makeOpening(scene, strings, onBegin) {
  const lines = [
    ["who", scene.who], ["where", scene.where], ["stake", scene.stake], ["practise", scene.practise],
    ["safety", scene.safety],
  ].filter(([, text]) => text);
  const begin = onBegin ? makeButton(strings.begin, onBegin, { "data-primary": true, "data-begin": true }) : null;
  return make(
    "div",
    { class: "ew-opening ew-panel ew-stack" },
    make(
      "dl",
      { class: "ew-facts ew-stack-1" },
      ...lines.flatMap(([name, text]) => [make("dt", { class: "ew-aside", text: strings[name] }), make("dd", { text, dir: "auto" })]),
    ),
    make("p", { class: "ew-part", text: scene.part, dir: "auto" }),
    scene.cue ? make("p", { class: "ew-cue ew-small", text: scene.cue, dir: "auto" }) : null,
    begin ? make("p", { class: "ew-actions" }, begin) : null,
  );
}

/** How the other person is: one meter a gauge, its ends in words. */
export function makeGauges(gauges, title) {
  const row = ({ id, label, low, high, value, of }) => {
    const share = `${Math.round((100 * value) / of)}%`;
    const meter = make("span", {
      class: "ew-meter ew-share-bar", role: "meter", "aria-label": label, "aria-valuemin": "0", "aria-valuemax": String(of),
      "aria-valuenow": String(value), "aria-valuetext": `${value} / ${of}, ${low} – ${high}`, "data-gauge": id,
    });
    meter.style.setProperty("--ew-share", share);
    return make(
      "li",
      { class: "ew-gauge" },
      make("span", { class: "ew-gauge-name", text: label }),
      meter,
      make("span", { class: "ew-gauge-ends", "aria-hidden": "true" }, make("span", { text: low }), make("span", { text: high })),
    );
  };
  return make(
    "section",
    { class: "ew-gauges", "aria-label": title },
    make("ul", {}, ...gauges.map(row)),
  );
}
