import { makeRing } from "../shared/ring.js";
import { fill, make, makeStatus } from "../shared/shared.js";
import { makeBells } from "./bells.js";
import { makeBreath } from "./breath.js";
import { saidAt, schedule } from "./schedule.js";
import { makeSitting } from "./sitting.js";
import { makeVoice } from "./voice.js";

/** @param {string | null} title of what is heard, null for nothing */
function nameOnLockScreen(title) {
  if (navigator.mediaSession) navigator.mediaSession.metadata = title === null ? null : new MediaMetadata({ title });
}

/**
 * What is seen and heard of a sitting: the ring, whose turn it is, the wish that stands, the time that is left.
 *
 * @param {Strings} strings
 * @param {string} title
 * @param {{ onPlace: (second: number) => unknown, onEnd: () => unknown, onTurn: () => unknown, onNoSound: () => unknown,
 *   onVoice: () => unknown }} heard `onTurn`: it began, was paused or goes on
 */
export function makePlayer(strings, title, { onPlace, onEnd, onTurn, onNoSound, onVoice }) {
  const ring = makeRing(make("div", { class: "ew-breathing" }));
  const breath = makeBreath(ring);
  const voice = makeVoice(onVoice);
  const whose = make("p", { class: "ew-loving-whose ew-small" });
  const says = makeStatus({ class: "ew-loving-says", dir: "auto" });
  const left = make("p", { class: "ew-small ew-muted ew-loving-left", "aria-hidden": "true" });
  /** @type {ReturnType<typeof makeSitting> | null} */
  let sitting = null;
  let start = async () => {};
  let saying = -1;

  /**
   * @param {ReturnType<typeof schedule>} said
   * @param {number} second
   * @param {number} seconds
   * @param {boolean} speaks
   */
  function show(said, second, seconds, speaks) {
    const now = saidAt(said, second);
    const place = said.indexOf(now);
    if (place !== saying) {
      saying = place;
      whose.textContent = now.name;
      says.say(now.says);
      if (speaks) voice.say(now.says);
    }
    left.textContent = fill(strings.left, { minutes: Math.ceil((seconds - second) / 60) });
    breath.show(second, seconds);
    onPlace(second);
  }
  /** @param {string} words */
  function rest(words) {
    breath.hold();
    voice.hush();
    says.say(words);
    onTurn();
  }
  /** The wish that stands is said anew. */
  function afresh() {
    saying = -1;
    queueMicrotask(onTurn);
  }

  says.textContent = strings.ready;
  return {
    element: make("div", { class: "ew-loving-sight ew-panel" }, ring.element, make("div", { class: "ew-loving-words" }, whose, says, left)),
    /** @param {string} words */
    say: (words) => says.say(words),
    get hasVoice() {
      return voice.there;
    },
    get begun() {
      return sitting !== null;
    },
    get running() {
      return Boolean(sitting?.running);
    },
    /**
     * @param {Record<string, any>[]} stations
     * @param {{ minutes: number, bell: boolean, voice: boolean }} chosen
     */
    begin(stations, { minutes, bell, voice: speaks }) {
      const seconds = minutes * 60;
      const said = schedule(stations, seconds);
      const changes = said.filter(({ opens }) => opens).map(({ at }) => at);
      const sound = bell ? new Audio(URL.createObjectURL(makeBells(seconds, changes))) : null;
      const heard = {
        onPlace: (second) => show(said, second, seconds, speaks),
        onEnd,
        onHalt: () => rest(strings.halted),
        onGoOn: afresh,
      };
      sitting = makeSitting(seconds, sound, heard);
      if (sound) nameOnLockScreen(title);
      saying = -1;
      start = async () => {
        const mine = sitting;
        try {
          await mine?.start();
        } catch {
          if (!mine || sitting !== mine) return;
          const { second } = mine;
          mine.close(); // no sound may be played here: the wall's clock takes over
          sitting = makeSitting(seconds, null, heard, second);
          onNoSound();
          await sitting.start();
        }
        onTurn();
      };
      return start();
    },
    pause() {
      sitting?.pause();
      rest(strings.paused);
    },
    goOn() {
      afresh();
      return start();
    },
    /** Let go of the sitting; how many seconds of it were sat. */
    end() {
      const second = sitting?.second ?? 0;
      sitting?.close();
      sitting = null;
      nameOnLockScreen(null);
      voice.hush();
      breath.rest();
      whose.textContent = "";
      left.textContent = "";
      return second;
    },
    close() {
      this.end();
      voice.close();
    },
  };
}
