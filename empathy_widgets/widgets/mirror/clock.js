import { fill, make } from "../shared/shared.js";
import { dot, DRAWN } from "./figures.js";

const AROUND = 2 * Math.PI * 26;

/** A soft bell; where there is no sound there is none. */
export function softBell() {
  try {
    const context = new AudioContext();
    const loud = context.createGain();
    loud.gain.setValueAtTime(0.12, context.currentTime);
    loud.gain.exponentialRampToValueAtTime(0.0001, context.currentTime + 2.4);
    loud.connect(context.destination);
    for (const tone of [432, 648]) {
      const source = context.createOscillator();
      source.frequency.value = tone;
      source.connect(loud);
      source.start();
      source.stop(context.currentTime + 2.4);
      source.onended = () => context.state !== "closed" && context.close();
    }
  } catch {
    // the words and the ring say it too
  }
}

/**
 * The time of one round: a ring that closes, `onShare(0..1)` on the way, `onEnd` once.
 *
 * @param {Strings} strings
 */
export function makeClock(strings, { onShare, onEnd }) {
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("viewBox", "0 0 60 60");
  svg.setAttribute("class", "ew-ring");
  svg.setAttribute("aria-hidden", "true");
  const rest = dot(30, 30, 26, "ew-ring-rest");
  const gone = dot(30, 30, 26, "ew-ring-gone");
  gone.setAttribute("stroke-dasharray", String(AROUND));
  svg.append(rest, gone);
  const words = make("span", { class: "ew-left", role: "timer" });
  let seconds = 0;
  let before = 0;
  let since = 0;
  /** @type {number | undefined} */
  let timer;

  const passed = () => before + (since ? (Date.now() - since) / 1000 : 0);
  function tick() {
    const share = Math.min(1, passed() / seconds);
    gone.setAttribute("stroke-dashoffset", String(AROUND * (1 - share)));
    words.textContent = fill(strings.left, { seconds: Math.max(0, Math.ceil(seconds - passed())) });
    onShare(share);
    if (share < 1) return;
    halt();
    onEnd();
  }
  function halt() {
    clearInterval(timer);
    timer = undefined;
    before = passed();
    since = 0;
  }
  return {
    element: make("p", { class: "ew-clock" }, svg, words),
    set(length) {
      halt();
      seconds = length;
      before = 0;
      tick();
    },
    start() {
      since = Date.now();
      timer = setInterval(tick, 200);
    },
    halt,
    get running() {
      return timer !== undefined;
    },
  };
}
