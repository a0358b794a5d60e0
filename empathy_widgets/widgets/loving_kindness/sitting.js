const TICK = 250;

/**
 * The time of a sitting. Where there are bells, their sound's own clock is the truth: it goes on while a phone is locked
 * and the page sleeps. Without them it is the clock on the wall, pauses left out. A headset or a lock screen may stop the
 * sound and let it go on: `onHalt` and `onGoOn` tell of it.
 *
 * @param {number} seconds
 * @param {HTMLAudioElement | null} sound
 * @param {{ onPlace: (second: number) => unknown, onEnd: () => unknown, onHalt: () => unknown, onGoOn: () => unknown }} heard
 * @param {number} from the second it begins at, where there is no sound
 */
export function makeSitting(seconds, sound, { onPlace, onEnd, onHalt, onGoOn }, from = 0) {
  let gone = from;
  let since = 0;
  let over = false;
  /** @type {number | undefined} */
  let timer;
  const place = () => Math.min(seconds, sound ? sound.currentTime : gone + (since ? (Date.now() - since) / 1000 : 0));

  function look() {
    if (over) return;
    onPlace(place());
    if (place() >= seconds - 0.05) end();
  }
  function end() {
    if (over) return;
    over = true;
    stopClock();
    onEnd();
  }
  function stopClock() {
    clearInterval(timer);
    timer = undefined;
    gone = place();
    since = 0;
  }
  function startClock() {
    since = Date.now();
    timer = setInterval(look, TICK);
    look();
  }
  const halted = () => {
    if (over || !sound?.paused || sound.ended || timer === undefined) return;
    stopClock(); // a call came in, or the headset was taken off
    onHalt();
  };
  const resumed = () => {
    if (over || !sound || sound.paused || timer !== undefined) return;
    onGoOn();
    startClock();
  };
  document.addEventListener("visibilitychange", look);
  sound?.addEventListener("ended", end);
  sound?.addEventListener("pause", halted);
  sound?.addEventListener("play", resumed);
  return {
    async start() {
      startClock();
      await sound?.play().catch((error) => {
        if (error.name !== "AbortError") throw error; // a pause or a stop was quicker: nothing is wrong
      });
    },
    pause() {
      stopClock();
      sound?.pause();
    },
    close() {
      over = true;
      stopClock();
      sound?.pause();
      sound?.removeEventListener("ended", end);
      sound?.removeEventListener("pause", halted);
      sound?.removeEventListener("play", resumed);
      document.removeEventListener("visibilitychange", look);
      if (!sound) return;
      const address = sound.src;
      sound.removeAttribute("src"); // let go of before it is gone, or the browser looks for it
      sound.load();
      URL.revokeObjectURL(address);
    },
    get running() {
      return timer !== undefined;
    },
    get second() {
      return place();
    },
  };
}
