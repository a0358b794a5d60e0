import { fill, make, makeButton, safeAddress } from "../shared/shared.js";
import { makeTip } from "../shared/tip.js";

/**
 * A card for one instrument: a radio where it can be used, and what else there is to say about it.
 *
 * @param {any} instrument
 * @param {Strings} strings
 * @param {{ group: string, [name: string]: any }} options
 */
export function makeInstrumentCard(instrument, strings, { group, titleOf, onPick, onOffer }) {
  const { id, title, badge, about, minutes, available, why_not: whyNot, offer } = instrument;
  const note = `${group}-${id}-note`;
  const radio = available
    ? make("input", { type: "radio", name: group, value: id, onchange: () => onPick(id), "aria-describedby": note })
    : null;
  const heading = make("span", { class: "ew-card-title", text: title, dir: "auto" });
  const facts = make(
    "div",
    { class: "ew-card-note", id: note },
    badge ? makeTip(badge, strings.badge_means, { class: "ew-badge" }) : null,
    minutes ? make("span", { class: "ew-muted ew-small", text: fill(strings.minutes, { minutes }) }) : null,
    about ? make("p", { class: "ew-small", text: about, dir: "auto" }) : null,
    whyNot ? make("p", { class: "ew-small ew-why-not", text: whyNot }) : null,
  );
  const instead = offer && titleOf(offer)
    ? makeButton(fill(strings.use_offer, { title: titleOf(offer) }), () => onOffer(offer), { "data-offer": offer })
    : null;
  const head = radio
    ? make("label", { class: "ew-choice" }, radio, heading)
    : make("p", { class: "ew-closed" }, heading);
  return make(
    "div",
    { class: "ew-card", "data-instrument": id, "data-available": String(Boolean(available)) },
    head,
    facts,
    instead ? make("p", { class: "ew-card-offer" }, instead) : null,
  );
}

/**
 * One way of filling it in: a radio with its help, or why it is not possible.
 *
 * @param {any} mode
 * @param {{ group: string, [name: string]: any }} options
 */
export function makeModeRow(mode, { group, closed, chosen, onPick }) {
  const why = mode.available === false ? mode.why_not : closed;
  const note = `${group}-${mode.id.replace(/\W+/g, "-")}-note`;
  const radio = make("input", {
    type: "radio", name: group, value: mode.id, disabled: Boolean(why), "aria-describedby": note,
    "data-keep": mode.id, onchange: () => onPick(mode.id),
  });
  radio.checked = !why && chosen === mode.id;
  return make(
    "div",
    { class: "ew-card", "data-mode": mode.id, "data-available": String(!why) },
    make("label", { class: "ew-choice" }, radio, make("span", { class: "ew-card-title", text: mode.label })),
    make("p", { class: "ew-card-note ew-small ew-muted", id: note, text: why || mode.help || "" }),
  );
}

/**
 * Sittings still open: links where there is an address, buttons otherwise.
 *
 * @param {Strings} strings
 */
export function makeOpenList(open, strings, onResume) {
  const row = (sitting) => {
    const address = sitting.link && safeAddress(sitting.link);
    const name = `${strings.resume}: ${sitting.title}`;
    const words = { class: "ew-button", "aria-label": name, text: strings.resume, "data-resume": sitting.id };
    return make(
      "li",
      { class: "ew-open-row ew-run-row" },
      make(
        "span",
        {},
        make("span", { class: "ew-card-title", text: sitting.title, dir: "auto" }),
        sitting.line ? make("span", { class: "ew-muted ew-small", text: sitting.line }) : null,
      ),
      address ? make("a", { ...words, href: address }) : makeButton(strings.resume, () => onResume(sitting.id), words),
    );
  };
  const title = make("h2", { class: "ew-minor", text: strings.open });
  return make("div", { class: "ew-open ew-stack" }, title, make("ul", { class: "ew-stack" }, ...open.map(row)));
}
