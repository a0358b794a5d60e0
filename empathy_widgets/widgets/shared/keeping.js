import { openOutbox, tell } from "./shared.js";

/**
 * An outbox for a run: events survive a reload and a lost line, and the save mark beside the case says how they fare.
 * `run` names the run; events a reload interrupted are sent again under their own ids, so nothing happens twice.
 * `onReceipt(event, receipt)` is called once for each event. What was refused is not sent again.
 *
 * @param {Model} model
 * @param {string} run
 * @param {((event: SentEvent, receipt: Receipt) => unknown) | null} onReceipt
 */
export function openKeeper(model, run, onReceipt) {
  const key = `ew-run-${run}`;
  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key) ?? "[]");
    } catch {
      return []; // no storage here, or not ours
    }
  };
  const outbox = openOutbox(model, (event, receipt) => {
    keep();
    if (!receipt.ok) tell("save", { state: "failed", text: receipt.text });
    else if (!outbox.waiting.length) tell("save", { state: "saved", text: receipt.text });
    onReceipt?.(event, receipt);
  });
  function keep() {
    try {
      const waiting = outbox.waiting;
      if (run && waiting.length) sessionStorage.setItem(key, JSON.stringify(waiting));
      else sessionStorage.removeItem(key);
    } catch {
      // storage is full or closed: the outbox still holds them
    }
  }
  /** @param {Event} event */
  const ask = (event) => {
    if (outbox.waiting.length) event.preventDefault();
  };
  window.addEventListener("beforeunload", ask);
  const letGo = () => window.removeEventListener("beforeunload", ask);
  window.addEventListener("empathy:reload", letGo); // the page reloads by itself: what waits is kept for it
  const interrupted = run ? read() : [];
  if (interrupted.length) outbox.resend(interrupted);
  return {
    /** @type {SendOf<Events, SentEvent>} */
    send(...given) {
      tell("save", { state: "saving" });
      const event = outbox.send(...given);
      keep();
      return event;
    },
    get waiting() {
      return outbox.waiting;
    },
    close() {
      letGo();
      window.removeEventListener("empathy:reload", letGo);
      outbox.close();
    },
  };
}

/**
 * Keep what is typed into `field`: `save(text)` is called when typing pauses and when the field is left, if the text
 * changed. Returns a function that saves what is pending and stops.
 *
 * @param {HTMLInputElement | HTMLTextAreaElement} field
 * @param {(text: string) => unknown} save
 * @param {number} pause in ms
 */
export function keepTyping(field, save, pause = 700) {
  let kept = field.value;
  /** @type {number | undefined} */
  let timer;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    if (field.value === kept) return;
    kept = field.value;
    save(kept);
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(now, pause);
  };
  field.addEventListener("input", later);
  field.addEventListener("change", now);
  field.addEventListener("blur", now);
  window.addEventListener("pagehide", now);
  return () => {
    now();
    window.removeEventListener("pagehide", now);
  };
}
