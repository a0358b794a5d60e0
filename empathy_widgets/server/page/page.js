import { readied } from "./anywidget.js";
import { askServer, base, openFrame, sayFailed, sayReady, written } from "./frame.js";
import { Line } from "./line.js";
import { Models } from "./models.js";
import { putBuffers } from "./values.js";
import { viewOf } from "./views.js";

/** The page's own front end: it draws a chapter from what came with it, then speaks with the kernel it came from. */
const LET_BE_AFTER = 5000; // ms a widget may take to draw; one that draws nothing is then let be
const LOST_AFTER = 4000; // ms
const ONCE_IN = 60_000; // ms in which a page loads itself once, if its kernel has gone
const LOADED = "empathy:loaded-anew";

async function start() {
  openFrame();
  if (!(await written())) return sayFailed();
  const told = JSON.parse(document.getElementById("told")?.textContent ?? "{}");
  /** @type {Line | null} */
  let line = null;
  const models = new Models((...said) => /** @type {Line} */ (line).say(...said));
  let stale = told.asks;
  line = new Line(`${location.origin.replace("http", "ws")}${base}api/kernels/${told.kernel}/channels`, {
    heard: (message) => models.hear(message),
    changed(up) {
      document.documentElement.dataset.line = up ? "up" : "down";
      if (up && stale) models.askAll();
      stale = true;
    },
  });
  window.addEventListener("pagehide", () => navigator.sendBeacon(`${base}voila/api/shutdown/${told.kernel}`));
  for (const [id, { state, buffers = [] }] of Object.entries(told.state)) {
    const bytes = buffers.map(({ data }) => new DataView(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)).buffer));
    putBuffers(state, buffers.map(({ path }) => path), bytes);
    models.add(id, state);
  }
  try {
    await Promise.all([...document.querySelectorAll("[data-widget]")].map((place) => draw(models, place)));
  } catch (error) {
    reportError(error);
    return sayFailed();
  }
  sayReady();
  watchLine(line, told.kernel);
  for (const model of models.all.values()) if (model.get("_esm")) readied(models, model).catch(reportError);
}

/**
 * Draw a widget into its place; a fault in it is its own, a script that did not come is the page's.
 *
 * @param {Models} models
 * @param {HTMLElement} place
 */
async function draw(models, place) {
  const view = viewOf(models, await models.want(place.dataset.widget ?? ""));
  place.append(view.el);
  await Promise.race([view.drawn, new Promise((next) => setTimeout(next, LET_BE_AFTER))]);
}

/**
 * Where no widget of the page says that the line is down, the page does; where the kernel has gone it loads itself, once.
 *
 * @param {Line} line
 * @param {string} kernel
 */
function watchLine(line, kernel) {
  const note = document.getElementById("lost");
  let since = performance.now();
  const look = async () => {
    const now = performance.now();
    if (line.up && !line.silent) since = now;
    if (!note || document.querySelector(".ew-case-bar")) return;
    note.hidden = now - since < LOST_AFTER;
    if (note.hidden || (await askServer(kernel))?.kernel !== false) return;
    if (Date.now() - Number(sessionStorage.getItem(LOADED)) < ONCE_IN) return;
    sessionStorage.setItem(LOADED, String(Date.now()));
    location.reload();
  };
  setInterval(look, 1000);
}

export default start();
