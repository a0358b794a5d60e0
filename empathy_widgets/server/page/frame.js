/** The frame of a chapter: opening, failing, the drawer, and the word that the page can be used. */
const OPENED_AFTER = 60_000; // ms until a chapter that does not open says so
const ASK_EVERY = 3000; // ms
const root = document.documentElement;
const byId = (/** @type {string} */ id) => document.getElementById(id);
/** Every address of the workbook begins with this. */
export const base = root.dataset.base ?? "/";
/** @type {ReturnType<typeof setInterval>[]} */
const watches = [];

/** Show the chapter, or one of the notes that stand in its place. */
function show(/** @type {string | null} */ shown) {
  watches.forEach(clearInterval);
  for (const id of ["opening", "failed"]) byId(id)?.toggleAttribute("hidden", id !== shown);
  byId("cells")?.removeAttribute("aria-busy");
}

export function sayFailed() {
  if (root.dataset.pageReady !== "true") show("failed");
}

export function sayReady() {
  show(null);
  foldReading();
  measureBar();
  root.dataset.pageReady = "true";
}

/** The chapter is written, to its end or as far as it came; false where it broke off. */
export async function written() {
  if (document.readyState === "loading") {
    await new Promise((next) => document.addEventListener("DOMContentLoaded", next, { once: true }));
  }
  return byId("told") !== null;
}

/**
 * Ask the server how it is, and what it knows of a page's kernel; null while it does not answer.
 *
 * @param {string} kernel
 * @returns {Promise<{ ok: boolean, kernel?: boolean } | null>}
 */
export function askServer(kernel = "") {
  return fetch(`${base}alive?page=${kernel}`, { cache: "no-store" }).then(
    (answer) => answer.json(),
    () => null,
  );
}

/** Make the frame work while the chapter is still on its way. */
export function openFrame() {
  const again = () => location.reload();
  // a browser does not say that a page broke off in its middle: the server is asked whether it is still there
  const look = async () => (await askServer()) ?? sayFailed();
  watches.push(setTimeout(sayFailed, OPENED_AFTER), setInterval(look, ASK_EVERY));
  written().then(() => {
    for (const button of document.querySelectorAll(".again")) button.addEventListener("click", again);
  });
  window.addEventListener("pageshow", (event) => event.persisted && again()); // its kernel has ended
  document.addEventListener("click", (event) => {
    const drawer = event.target instanceof Element && event.target.closest(".drawer");
    if (drawer) open(drawer.getAttribute("aria-expanded") !== "true");
  });
  document.addEventListener("toggle", (event) => event.target instanceof HTMLDetailsElement && bringUnfolded(event.target), true);
  document.addEventListener("keydown", (event) => {
    const side = event.target instanceof Element && event.target.closest(".side[data-open]");
    if (event.key !== "Escape" || !side) return;
    open(false);
    document.querySelector(".drawer")?.focus();
  });
}

/**
 * What a person unfolded comes in sight, all of it where it is short, else from its beginning. What unfolds by itself,
 * for print say, moves nothing.
 *
 * @param {HTMLDetailsElement} fold
 */
function bringUnfolded(fold) {
  const summary = fold.querySelector(":scope > summary");
  const { bottom, height } = fold.getBoundingClientRect();
  if (!fold.open || !summary || summary !== document.activeElement || bottom <= innerHeight) return;
  const short = height < innerHeight / 2;
  (short ? fold : summary).scrollIntoView({ block: short ? "nearest" : "start", behavior: "instant" });
}

/**
 * What this browser keeps under a name; with a second argument, from now on that. Null where it keeps nothing.
 *
 * @param {string} name
 * @param {string} [value]
 */
function kept(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null; // storage is closed here: each visit is a first one
  }
}

/**
 * Fold the chapter's reading where something is open, but for whoever comes the first time; what a person chose holds
 * for their next visits. The page's style says what is folded, and sees whether anything is open.
 */
function foldReading() {
  const cells = byId("cells");
  const about = cells?.querySelector(".about");
  if (!cells || !about) return;
  const name = `empathy:reading:${root.dataset.chapter}`;
  /** @param {string} reading */
  const set = (reading) => {
    cells.dataset.reading = reading;
    about.setAttribute("aria-expanded", String(reading === "open"));
  };
  const before = kept(name);
  set(before ?? (cells.querySelector(".ew-work") ? "open" : "folded"));
  kept(name, before ?? "folded");
  about.addEventListener("click", () => {
    set(cells.dataset.reading === "open" ? "folded" : "open");
    kept(name, cells.dataset.reading);
  });
}

/** Tell the page's style how tall the bar is that stays at its top, so that nothing lands under it. */
function measureBar() {
  const bar = document.querySelector(".shown:has(.ew-case-bar)");
  if (!bar) return;
  const tell = () => root.style.setProperty("--ew-bars", `${Math.ceil(bar.getBoundingClientRect().height)}px`);
  new ResizeObserver(tell).observe(bar);
  tell();
}

/** Open or close the list of chapters on a narrow page. */
function open(/** @type {boolean} */ value) {
  document.querySelector(".drawer")?.setAttribute("aria-expanded", String(value));
  document.querySelector(".side")?.toggleAttribute("data-open", value);
}
