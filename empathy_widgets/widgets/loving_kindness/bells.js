/**
 * The bells of a whole sitting as one sound, made on the device: a locked phone plays on what it has, and runs no clock
 * of a page. Silence is one stretch that is named again and again, so that twenty minutes are made at once.
 */

const RATE = 8000;
const SILENT = 128;
const RINGS = 5;
const STRETCH = 10;
/** A bell's partial tones: how high, how loud, how soon they are gone. */
const TONES = [[440, 1, 1.4], [881, 0.6, 0.9], [1212, 0.35, 0.6], [1874, 0.2, 0.35]];

function ring() {
  const sound = new Uint8Array(RINGS * RATE);
  const whole = TONES.reduce((sum, [, loud]) => sum + loud, 0);
  sound.forEach((_, at) => {
    const second = at / RATE;
    const struck = Math.min(1, second / 0.008) * Math.min(1, RINGS - second);
    const wave = TONES.reduce((sum, [high, loud, gone]) => sum + loud * Math.exp(-second / gone) * Math.sin(2 * Math.PI * high * second), 0);
    sound[at] = SILENT + Math.round((90 * struck * wave) / whole);
  });
  return sound;
}

/** @param {number} samples */
function header(samples) {
  const view = new DataView(new ArrayBuffer(44));
  const letters = (at, text) => [...text].forEach((letter, place) => view.setUint8(at + place, letter.charCodeAt(0)));
  letters(0, "RIFF");
  view.setUint32(4, 36 + samples, true);
  letters(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // as it is, not packed
  view.setUint16(22, 1, true); // one ear
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  letters(36, "data");
  view.setUint32(40, samples, true);
  return new Uint8Array(view.buffer);
}

/**
 * One sound of so many seconds, with a bell at each mark and one that has rung out at the end.
 *
 * @param {number} seconds
 * @param {number[]} marks in seconds, the first 0, in order and further apart than a bell rings
 */
export function makeBells(seconds, marks) {
  const bell = ring();
  const silence = new Uint8Array(STRETCH * RATE).fill(SILENT);
  const whole = Math.round(seconds * RATE);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [header(whole)];
  let made = 0;
  for (const mark of [...marks, seconds - RINGS]) {
    const until = Math.round(mark * RATE);
    for (; made < until; made += Math.min(silence.length, until - made)) parts.push(silence.subarray(0, until - made));
    parts.push(bell);
    made += bell.length;
  }
  for (; made < whole; made += Math.min(silence.length, whole - made)) parts.push(silence.subarray(0, whole - made));
  return new Blob(parts, { type: "audio/wav" });
}
