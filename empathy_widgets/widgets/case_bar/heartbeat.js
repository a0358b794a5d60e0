import { tell } from "../shared/shared.js";

const PING_EVERY = 2000; // ms
const LOST_AFTER = 4000; // ms without an answer
const LOOK_EVERY = 500; // ms
const ASK_AFTER = 1000; // ms of silence until the server is asked whether this screen was handed over meanwhile
const RELOAD_AFTER = 2000; // ms between the banner and the first reload
const MOST_RELOADS = 3; // in a minute: a page that cannot be helped by loading it again stays, with its banner

/**
 * Ask Python every two seconds whether it is there. `onLost()` and `onBack()` follow the line; `onPong(pong)` hears
 * each answer. Where the server says that Python has gone, `onGone()` is called, with true where the server ended it to
 * make room for other pages. A hand-over ends the kernels of this browser's other pages; `onLocked()` then comes at once,
 * so that they cover themselves.
 *
 * @param {Model} model
 */
export function startHeartbeat(model, { onLost, onBack, onPong, onGone, onLocked }) {
  let n = 0;
  let sentAt = -PING_EVERY;
  /** @type {number | null} */
  let unansweredSince = null;
  let lastPong = performance.now();
  /** @type {number | null} */
  let lostSince = null;
  let asking = false;

  function ping(now) {
    sentAt = now;
    unansweredSince ??= now;
    try {
      model.send({ kind: "ping", n: ++n });
    } catch {
      // a dead kernel says so here; the silence that follows is what counts
    }
  }

  function hear(content) {
    if (content?.kind !== "pong") return;
    lastPong = performance.now();
    if (content.n === n) unansweredSince = null;
    if (lostSince !== null) onBack();
    lostSince = null;
    onPong(content);
  }

  async function askServer(now) {
    const address = model.get("alive_link");
    if (!model.get("served") || asking || (lostSince !== null && now - lostSince < RELOAD_AFTER)) return;
    asking = true;
    try {
      const page = kernelId();
      const reply = await fetch(page ? `${address}?page=${page}` : address, { cache: "no-store" });
      const told = await reply.json().catch(() => ({}));
      if (reply.ok && lostSince !== null && told.kernel !== true) onGone(told.made_way === true);
      else if (reply.ok && told.locked === true) onLocked();
    } catch {
      // the server is not back yet; the next look asks again
    } finally {
      asking = false;
    }
  }

  function look() {
    const now = performance.now();
    if (now - sentAt >= PING_EVERY) ping(now);
    const silent = unansweredSince !== null && now - unansweredSince >= PING_EVERY && now - lastPong >= LOST_AFTER;
    if (silent && lostSince === null) {
      lostSince = now;
      onLost();
    }
    if (lostSince !== null || (unansweredSince !== null && now - unansweredSince >= ASK_AFTER)) askServer(now);
  }

  model.on("msg:custom", hear);
  const timer = setInterval(look, LOOK_EVERY);
  look();
  return () => {
    clearInterval(timer);
    model.off("msg:custom", hear);
  };
}

/** What the server calls this page's kernel; undefined where another server shows the page. */
function kernelId() {
  return document.querySelector("[data-kernel]")?.dataset.kernel;
}

/** Load the page again, but not for ever; other widgets hear `empathy:reload` first. */
export function reloadPage() {
  const kept = "empathy:reloads";
  const recent = JSON.parse(sessionStorage.getItem(kept) ?? "[]").filter((at) => Date.now() - at < 60_000);
  if (recent.length >= MOST_RELOADS) return false;
  sessionStorage.setItem(kept, JSON.stringify([...recent, Date.now()]));
  tell("reload");
  location.reload();
  return true;
}
