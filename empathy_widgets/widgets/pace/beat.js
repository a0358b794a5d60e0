const TICK = 200;
/** A page that slept in a hidden tab goes on where it was; it does not jump to the end. */
const LONGEST_TICK = 1;

/**
 * Where in the steps a practice is, in seconds of its own pace: `at` the step, `time` how often the steps were gone
 * through before, `into` the seconds of the step that are over; null once all is over.
 *
 * @param {Record<string, any>[]} steps
 * @param {number} times
 * @param {number} place
 */
function placed(steps, times, place) {
  const whole = steps.reduce((sum, step) => sum + step.seconds, 0);
  const time = Math.floor(place / whole);
  if (time >= times) return null;
  let into = place - time * whole;
  let at = 0;
  while (into >= steps[at].seconds) {
    into -= steps[at].seconds;
    at += 1;
  }
  return { at, time, into };
}

/**
 * The time of a practice: `onPlace(place, entered)` on the way, `entered` when a step begins; `onEnd` once.
 *
 * @param {Record<string, any>[]} steps
 * @param {number} times
 * @param {{ onPlace: (place: { at: number, time: number, into: number }, entered: boolean) => unknown,
 *   onEnd: () => unknown }} heard
 */
export function makeBeat(steps, times, { onPlace, onEnd }) {
  let place = 0;
  let ran = 0;
  let slow = 1;
  let last = 0;
  let entered = "";
  /** @type {number | undefined} */
  let timer;

  function show() {
    const now = placed(steps, times, place + 1e-6);
    if (!now) {
      halt();
      return onEnd();
    }
    const name = `${now.time}/${now.at}`;
    const fresh = name !== entered;
    entered = name;
    onPlace(now, fresh);
  }
  function tick() {
    const passed = Math.min(LONGEST_TICK, (Date.now() - last) / 1000);
    last = Date.now();
    ran += passed;
    place += passed / slow;
    show();
  }
  function halt() {
    clearInterval(timer);
    timer = undefined;
  }
  return {
    start() {
      last = Date.now();
      timer = setInterval(tick, TICK);
      show();
    },
    halt,
    back() {
      halt();
      place = 0;
      ran = 0;
      entered = "";
    },
    /** @param {number} times as long */
    setSlow(times) {
      slow = times;
    },
    get running() {
      return timer !== undefined;
    },
    get begun() {
      return entered !== "";
    },
    get seconds() {
      return Math.round(ran);
    },
  };
}
