/**
 * A voice that lives on this device and speaks the page's language; null where there is none, for what is spoken must
 * not leave it.
 */
function localVoice() {
  const language = (document.documentElement.lang || "en").slice(0, 2);
  const voices = globalThis.speechSynthesis?.getVoices() ?? [];
  return voices.find((voice) => voice.localService && voice.lang.slice(0, 2) === language) ?? null;
}

/**
 * Whoever speaks the wishes. Browsers know their voices only after a while: `onVoice` is called when that changed.
 *
 * @param {() => unknown} onVoice
 */
export function makeVoice(onVoice) {
  const speech = globalThis.speechSynthesis;
  speech?.addEventListener?.("voiceschanged", onVoice);
  return {
    get there() {
      return localVoice() !== null;
    },
    /** @param {string} words */
    say(words) {
      const voice = localVoice();
      if (!voice) return;
      const spoken = new SpeechSynthesisUtterance(words);
      spoken.voice = voice;
      spoken.rate = 0.85;
      speech.cancel();
      speech.speak(spoken);
    },
    hush() {
      speech?.cancel();
    },
    close() {
      speech?.cancel();
      speech?.removeEventListener?.("voiceschanged", onVoice);
    },
  };
}
