/** How long it takes to hear whose turn it is, at most, and about how long a wish stands. */
const OPENING = 12;
const WISH = 14;

/**
 * What is said when, in seconds from the beginning: to every station its share of the time, first whose turn it is, then
 * its wishes one after the other, from the first again where there is time.
 *
 * @param {Record<string, any>[]} stations with `name`, `says` and `phrases`
 * @param {number} seconds
 */
export function schedule(stations, seconds) {
  const share = seconds / stations.length;
  return stations.flatMap((station, at) => {
    const begins = at * share;
    const opening = Math.min(OPENING, share / 4);
    const wishes = Math.max(1, Math.min(station.phrases.length, Math.floor((share - opening) / 4)), Math.round((share - opening) / WISH));
    const each = (share - opening) / wishes;
    return [
      { at: begins, station: station.id, name: station.name, says: station.says, opens: true },
      ...Array.from({ length: wishes }, (_, number) => ({
        at: begins + opening + number * each, station: station.id, name: station.name,
        says: station.phrases[number % station.phrases.length], opens: false,
      })),
    ];
  });
}

/**
 * What is said at a moment.
 *
 * @param {ReturnType<typeof schedule>} said
 * @param {number} second
 */
export function saidAt(said, second) {
  return said.findLast((one) => one.at <= second + 1e-6) ?? said[0];
}
