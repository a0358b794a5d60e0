import { fill, make, makeButton } from "../shared/shared.js";

/**
 * The cards dealt so far, as a row one can go back along.
 *
 * @param {Strings} strings
 */
export function makeRow(cards, at, strings, onTurn) {
  const tab = (card, index) =>
    make(
      "li",
      {},
      make("button", {
        type: "button", class: "ew-card-tab ew-tab", "aria-current": card.id === at ? "true" : null, "data-card": card.id,
        "data-keep": `card-${card.id}`,
        "aria-label": `${index + 1}, ${card.label}`, text: String(index + 1), onclick: () => onTurn(card.id),
      }),
    );
  return make("nav", { class: "ew-card-row", "aria-label": strings.cards }, make("ol", { class: "ew-wrap" }, ...cards.map(tab)));
}

/**
 * Saying back: what the last round brought, and the two answers of the one who spoke.
 *
 * @param {Strings} strings
 */
export function makeHearing(card, strings, onHeard) {
  const told = card.understood
    ? fill(strings.understood, { rounds: card.rounds })
    : card.rounds
      ? fill(strings.rounds, { rounds: card.rounds })
      : strings.back;
  return make(
    "section",
    { class: "ew-hearing ew-stack", "data-understood": String(card.understood) },
    make("h4", { class: "ew-minor", text: strings.back_title }),
    make("p", { class: "ew-small", text: told }),
    onHeard
      ? make(
        "p",
        { class: "ew-actions" },
        makeButton(strings.yes, () => onHeard(true), { "data-heard": "yes", "data-keep": "yes" }),
        makeButton(strings.not_quite, () => onHeard(false), { "data-heard": "no", "data-keep": "no" }),
      )
      : null,
  );
}

/**
 * What to do when it heats up; it covers nothing and goes when people say so.
 *
 * @param {Strings} strings
 */
export function makeHeat(steps, strings, onClose) {
  const title = make("h3", { class: "ew-minor", tabindex: "-1", text: strings.heat_title });
  const element = make(
    "section",
    { class: "ew-heat ew-stack", "data-heat": true },
    title,
    make("ol", {}, ...steps.map((text) => make("li", { text, dir: "auto" }))),
    make("p", { class: "ew-actions" }, makeButton(strings.heat_close, onClose, { "data-heat-close": true })),
  );
  return { element, focus: () => title.focus() };
}
