import { listen, newId, openOutbox } from "../shared/shared.js";

const ARROW_PAUSE = 300; // ms: arrow keys pass over choices on their way; only the one rested on is an answer
const LONGEST = 86_400_000; // ms: a day

/**
 * Answers on their way to the store. One at a time for each item; a newer wish waits for the receipt of the older, so
 * that it carries the revision it changes. `onState(item, {state, text})` is called with every change of state.
 *
 * @param {Model} model
 */
export function openAnswers(model, onState, onOther) {
  const wishes = new Map(); // item -> the newest answer, until it is stored or refused
  const flying = new Map(); // item -> {request, wish}
  const states = new Map(); // item -> {state, text}
  const timers = new Map(); // item -> timer of a wish an arrow key made
  let lost = false;

  const stored = (item) => model.get("answers")?.[item] ?? null;
  const outbox = openOutbox(model, (event, receipt) => {
    if (event.kind === "respond") settle(event, receipt);
    else onOther(event, receipt);
    guard();
  });

  function mark(item, state, text) {
    states.set(item, { state, text });
    onState(item, states.get(item));
  }

  function waitingText() {
    return model.get("strings")[lost ? "not_connected" : "saving"];
  }

  function send(item) {
    timers.delete(item);
    if (flying.has(item)) return;
    const wish = wishes.get(item);
    const event = outbox.send("respond", { item, ...wish, revision: stored(item)?.revision ?? null });
    flying.set(item, { request: event.request, wish });
    guard();
  }

  function settle(event, receipt) {
    const flight = flying.get(event.item);
    if (flight?.request !== event.request) return;
    flying.delete(event.item);
    if (wishes.get(event.item) !== flight.wish) {
      if (!timers.has(event.item)) send(event.item);
      return;
    }
    wishes.delete(event.item);
    mark(event.item, receipt.ok ? "saved" : "failed", receipt.text);
  }

  function choose(item, choice, declined, elapsed, byArrow) {
    const spent = Math.min(LONGEST, Math.max(0, Math.round(elapsed)));
    wishes.set(item, { choice, declined, elapsed_ms: spent });
    mark(item, "saving", waitingText());
    clearTimeout(timers.get(item));
    if (byArrow) timers.set(item, setTimeout(() => send(item), ARROW_PAUSE));
    else send(item);
    guard();
  }

  /** Send at once what an arrow key chose a moment ago. */
  function flush() {
    for (const [item, timer] of [...timers]) {
      clearTimeout(timer);
      send(item);
    }
  }

  const key = () => `empathy:sitting:${model.get("sitting")}`;

  /** Keep what has no receipt for the same tab's next page of the same sitting, under the same request ids. */
  function keep() {
    flush();
    const held = [...wishes].filter(([item, wish]) => flying.get(item)?.wish !== wish);
    const later = held.map(([item, wish]) => ({ request: newId(), kind: "respond", item, ...wish, revision: null }));
    const events = [...outbox.waiting.filter((event) => ["respond", "move"].includes(event.kind)), ...later];
    if (model.get("sitting") && events.length) sessionStorage.setItem(key(), JSON.stringify(events));
  }

  function adopt(events) {
    for (const event of events.filter((one) => one.kind === "respond")) {
      const wish = { choice: event.choice, declined: event.declined, elapsed_ms: event.elapsed_ms };
      wishes.set(event.item, wish);
      flying.set(event.item, { request: event.request, wish });
      mark(event.item, "saving", waitingText());
    }
    guard();
  }

  const ask = (event) => event.preventDefault();
  let asking = false;
  let reloading = false;
  function guard() {
    const needed = (wishes.size > 0 || outbox.waiting.length > 0) && !(reloading && model.get("sitting"));
    if (needed === asking) return;
    asking = needed;
    if (needed) window.addEventListener("beforeunload", ask);
    else window.removeEventListener("beforeunload", ask);
  }

  const undo = [
    listen(window, "pagehide", keep),
    listen(window, "empathy:reload", () => {
      reloading = true;
      guard();
    }),
    listen(window, "empathy:connection", (event) => {
      lost = event.detail.state === "lost";
      for (const item of wishes.keys()) mark(item, "saving", waitingText());
    }),
  ];

  /** Take up what waited when this page went away; return the item the person had moved to, null if none. */
  function resume() {
    adopt(outbox.waiting);
    const kept = model.get("sitting") ? sessionStorage.getItem(key()) : null;
    if (kept) {
      sessionStorage.removeItem(key());
      outbox.resend(JSON.parse(kept));
      adopt(JSON.parse(kept));
    }
    return outbox.waiting.findLast((event) => event.kind === "move")?.item ?? null;
  }

  return {
    choose,
    flush,
    resume,
    /** What stands for an item: the newest wish, else what is stored, else null. */
    standing: (item) => wishes.get(item) ?? stored(item),
    state: (item) => states.get(item) ?? null,
    busy: () => wishes.size > 0,
    failed: () => [...states.values()].some((one) => one.state === "failed"),
    /** @type {Send} */
    send: (...given) => {
      const event = outbox.send(...given);
      guard();
      return event;
    },
    waiting: (kind) => outbox.waiting.some((event) => event.kind === kind),
    close() {
      flush();
      undo.forEach((one) => one());
      window.removeEventListener("beforeunload", ask);
      outbox.close();
    },
  };
}
