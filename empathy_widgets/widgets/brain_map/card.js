import { gradeInWords, makeSource } from "../shared/facts.js";
import { fill, make, makeButton, safeAddress } from "../shared/shared.js";

/**
 * One fact: the sentence, its grade in words, and its source one press away.
 *
 * @param {Strings} strings
 * @param {any} fact
 */
const makeFact = (strings, fact) => make("li", {}, make("p", { text: fact.says, dir: "auto" }), makeSource(strings, fact));

/**
 * One idea for the room, with the ways to the chapters that practise it.
 *
 * @param {Strings} strings
 * @param {any} idea
 */
function makeIdea(strings, idea) {
  const ways = idea.links.map((/** @type {any} */ link) => {
    const text = fill(strings.practise, { chapter: link.text });
    return link.href ? make("a", { class: "ew-small", href: safeAddress(link.href), text }) : make("span", { class: "ew-small ew-muted", text });
  });
  return make("li", {}, make("p", { text: idea.text, dir: "auto" }), make("p", { class: "ew-ways" }, ...ways));
}

/**
 * What the card holds: the region of this id, or an invitation where there is none.
 *
 * @param {Model} model
 * @param {string} id
 * @param {string} titleId
 * @param {(id: string, options: { focus: boolean }) => void} choose
 */
export function makeCard(model, id, titleId, choose) {
  const strings = model.get("strings");
  const regions = model.get("regions");
  const region = regions.find((one) => one.id === id);
  const title = make("h2", { id: titleId, tabindex: "-1", dir: "auto", text: region ? region.name : strings.invite });
  if (!region) return [title, make("p", { text: strings.invite_about })];
  /** @param {string} name @param {string} text */
  const part = (name, text) => [make("h3", { text: name }), make("p", { text, dir: "auto" })];
  const next = regions[(regions.indexOf(region) + 1) % regions.length];
  return [
    title,
    make("p", { class: "ew-badge", "data-grade": region.grade, text: fill(strings.grade, { grade: gradeInWords(strings, region.grade) }) }),
    make("div", { class: "ew-stack-1" }, ...part(strings.where, region.where), ...part(strings.does, region.does)),
    make(
      "div",
      { class: "ew-columns ew-beside" },
      make("div", { class: "ew-popular ew-stack-1" }, ...part(strings.popular, region.popular)),
      make(
        "div",
        { class: "ew-supported ew-stack-1" },
        make("h3", { text: strings.supported }),
        make("ul", { class: "ew-bullets" }, ...region.supported.map((/** @type {any} */ fact) => makeFact(strings, fact))),
      ),
      make("div", { class: "ew-disputed ew-warned ew-stack-1" }, ...part(strings.disputed, region.disputed)),
    ),
    make(
      "div",
      { class: "ew-stack-1" },
      make("h3", { text: strings.in_the_room }),
      make("ul", { class: "ew-bullets" }, ...region.in_the_room.map((/** @type {any} */ idea) => makeIdea(strings, idea))),
    ),
    make("p", { class: "ew-actions" }, makeButton(fill(strings.next, { region: next.name }), () => choose(next.id, { focus: true }))),
  ];
}
