import { fill, make, makeButton } from "../shared/shared.js";
import { draw, makeFlower } from "./flowers.js";

const FITS = /** @type {const} */ (["seated", "free", "at_home"]);
const TOWARDS = /** @type {const} */ (["strangers", "family", "friends", "oneself", "unseen"]);

/** @param {string} sort */
export function makeMark(sort) {
  return draw("svg", { class: "ew-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true", focusable: "false" }, makeFlower(sort, 11));
}

/**
 * What a card says beside its act: whom it is towards, and what it may cost.
 *
 * @param {Strings} strings
 */
export function makeNotes(strings, card) {
  const notes = [strings[`towards_${card.towards}`], card.cost === "small" ? strings.costs_small : ""].filter(Boolean);
  return [
    make("p", { class: "ew-small ew-muted", text: notes.join(" · ") }),
    card.caution ? make("p", { class: "ew-small", text: fill(strings.caution, card), dir: "auto" }) : null,
  ];
}

/**
 * The three cards of a day, and another three.
 *
 * @param {Strings} strings
 * @param {{ cards: any[], onTake: (id: string) => unknown, onDeal: () => unknown }} offered
 */
export function makeCards(strings, { cards, onTake, onDeal }) {
  const card = (one) =>
    make(
      "li",
      { class: "ew-act ew-frame", "data-card": one.id, "data-sort": one.towards },
      makeMark(one.towards),
      make("div", { class: "ew-stack-1" }, make("p", { class: "ew-act-text", text: one.text, dir: "auto" }), ...makeNotes(strings, one)),
      makeButton(strings.take, () => onTake(one.id), { "data-take": one.id, "aria-label": `${strings.take}: ${one.text}` }),
    );
  return make(
    "div",
    { class: "ew-stack-3" },
    make("h4", { class: "ew-minor", tabindex: "-1", "data-cards": true, text: strings.choose }),
    cards.length
      ? make("ul", { class: "ew-acts" }, ...cards.map(card))
      : make("p", { class: "ew-muted", text: strings.no_cards }),
    make("p", { class: "ew-actions" }, makeButton(strings.another, onDeal, { "data-deal": true, "data-keep": "deal" })),
  );
}

/**
 * What the acts are fitted to: little strength, no cost, nobody to meet.
 *
 * @param {Strings} strings
 * @param {Record<string, any>} fit
 * @param {(fit: { seated: boolean, free: boolean, at_home: boolean }) => unknown} onFit
 */
export function makeFits(strings, fit, onFit) {
  const chip = (name) => {
    const input = make("input", { type: "checkbox", "data-fit": name, "data-keep": `fit-${name}` });
    input.checked = Boolean(fit[name]);
    input.addEventListener("change", () => {
      const { seated = false, free = false, at_home = false } = fit;
      onFit({ seated, free, at_home, [name]: input.checked });
    });
    return make("label", { class: "ew-chip" }, input, make("span", { text: strings[`fit_${name}`] }));
  };
  return make(
    "fieldset",
    { class: "ew-stack-2" },
    make("legend", { class: "ew-legend", text: strings.fits }),
    make("div", { class: "ew-wrap" }, ...FITS.map(chip)),
  );
}

/**
 * An act of one's own, with whom it is towards, so that it has its flower.
 *
 * @param {Strings} strings
 * @param {{ uid: string, draft: { text: string, towards: string }, onOwn: () => unknown }} own
 */
export function makeOwn(strings, { uid, draft, onOwn }) {
  const text = make("input", { type: "text", id: `${uid}-own`, maxlength: "200", dir: "auto", "data-own": true, "data-keep": "own" });
  text.value = draft.text;
  text.addEventListener("input", () => (draft.text = text.value));
  text.addEventListener("keydown", (event) => event.key === "Enter" && !event.isComposing && onOwn());
  const towards = make(
    "select",
    { id: `${uid}-towards`, "data-towards": true, "data-keep": "towards" },
    ...TOWARDS.map((sort) => make("option", { value: sort, text: strings[`towards_${sort}`] })),
  );
  towards.value = draft.towards;
  towards.addEventListener("change", () => (draft.towards = towards.value));
  return make(
    "details",
    { open: Boolean(draft.text), "data-own-act": true },
    make("summary", { class: "ew-reveal", text: strings.own, "data-keep": "own-open" }),
    make(
      "div",
      { class: "ew-own" },
      make("div", { class: "ew-field" }, make("label", { for: text.id, text: strings.own }), text),
      make("div", { class: "ew-field" }, make("label", { for: towards.id, text: strings.own_towards }), towards),
      makeButton(strings.own_take, onOwn, { "data-own-take": true }),
    ),
  );
}
