/** The deck: which three acts a day offers. The same run, day and number of turns give the same three, everywhere. */

const SHOWN = 3;

/**
 * A whole number that looks like chance and is none: the same text gives the same number.
 *
 * @param {string} text
 */
function mixed(text) {
  let number = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    number = Math.imul(number ^ text.charCodeAt(index), 0x01000193);
  }
  number = Math.imul(number ^ (number >>> 15), 0x85ebca6b);
  number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35);
  return (number ^ (number >>> 16)) >>> 0;
}

/**
 * The cards laid out three by three, each three towards different people as long as there are any.
 *
 * @param {any[]} cards
 */
function inHands(cards) {
  const left = [...cards];
  const hands = [];
  while (left.length) {
    /** @type {any[]} */
    const hand = [];
    while (hand.length < SHOWN && left.length) {
      const other = left.findIndex((card) => hand.every((one) => one.towards !== card.towards));
      hand.push(...left.splice(Math.max(other, 0), 1));
    }
    hands.push(hand);
  }
  return hands;
}

/**
 * Three acts for a day; fewer where so few are left, none where none fits. An act that is `taken` on another day comes
 * again only when no other is left.
 *
 * @param {any[]} acts
 * @param {{ run: string, day: string, turn: number, taken: Set<string>, fit: Record<string, any> }} asked
 */
export function deal(acts, { run, day, turn, taken, fit }) {
  const fits = acts.filter(
    (act) => (!fit.seated || act.seated) && (!fit.at_home || act.at_home) && (!fit.free || act.cost === "free"),
  );
  const shuffled = fits
    .map((act) => ({ act, at: mixed(`${run} ${day} ${act.id}`) }))
    .sort((one, other) => one.at - other.at || (one.act.id < other.act.id ? -1 : 1))
    .map(({ act }) => act);
  const fresh = shuffled.filter((act) => !taken.has(act.id));
  const hands = inHands(fresh.length ? fresh : shuffled);
  return hands.length ? hands[turn % hands.length] : [];
}
