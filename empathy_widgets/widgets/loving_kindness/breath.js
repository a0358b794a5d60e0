const IN = 4.5;
const OUT = 5.5;

/**
 * The ring as it breathes with a sitting, and how much of it is over; where motion is not welcome it stays as it is.
 *
 * @param {{ turn: (share: number) => unknown, aim: (ring: string, seconds: number) => unknown, hold: () => unknown,
 *   rest: () => unknown }} ring
 */
export function makeBreath(ring) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let breath = 0;
  return {
    /**
     * @param {number} second
     * @param {number} seconds the whole sitting
     */
    show(second, seconds) {
      ring.turn(second / seconds);
      const into = second % (IN + OUT);
      const wider = into < IN;
      const now = Math.floor(second / (IN + OUT)) * 2 + (wider ? 1 : 2);
      if (still || now === breath) return;
      breath = now;
      ring.aim(wider ? "wider" : "narrower", wider ? IN - into : IN + OUT - into);
    },
    hold() {
      breath = 0;
      ring.hold();
    },
    rest() {
      breath = 0;
      ring.rest();
    },
  };
}
