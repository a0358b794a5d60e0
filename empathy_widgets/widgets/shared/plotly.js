import { listen, make } from "./shared.js";

/** plotly.js, once a page: the served page names its file; in JupyterLab the kernel hands it out. */
const PLOTLY = Symbol.for("empathy-workbook.plotly");
const PATIENCE_MS = 30_000;
const QUIET_MS = 2500;
const LOOK_MS = 250;

/**
 * Call `then` once the page has nothing better to do: it is drawn, looked at, and was let be for a while; or as soon as
 * somebody touches `el`. Returns a function that calls it off.
 *
 * @param {HTMLElement} el
 * @param {() => unknown} then
 */
export function whenIdle(el, then) {
  /** @type {(() => unknown)[]} */
  const undo = [];
  const now = () => {
    for (const stop of undo) stop();
    then();
  };
  const page = document.documentElement;
  let seen = false;
  let quietSince = performance.now();
  const sight = new IntersectionObserver((entries) => (seen = entries.some((entry) => entry.isIntersecting)));
  sight.observe(el);
  const timer = setInterval(() => {
    const busy = page.dataset.pageReady === "false" || document.hidden || !seen;
    if (busy) quietSince = performance.now();
    else if (performance.now() - quietSince >= QUIET_MS) now();
  }, LOOK_MS);
  undo.push(() => clearInterval(timer), () => sight.disconnect());
  for (const name of ["pointerenter", "touchstart", "focusin"]) undo.push(listen(el, name, now));
  for (const name of ["keydown", "pointerdown"]) undo.push(listen(window, name, () => (quietSince = performance.now())));
  return () => undo.forEach((stop) => stop());
}

/**
 * One plotly.js for the whole page: the page's own, or else the kernel's copy.
 *
 * @param {Model} model
 */
export function plotlyOfThePage(model) {
  if (globalThis.Plotly?.react) return Promise.resolve(globalThis.Plotly);
  /** @type {Record<symbol, Promise<any> | undefined>} */
  const page = globalThis;
  page[PLOTLY] ??= fromPage()
    .catch(() => fromKernel(model))
    .catch((error) => {
      delete page[PLOTLY];
      throw error;
    });
  return page[PLOTLY];
}

/** Load the file the page names. Rejects when it names none or the file does not bring plotly. */
async function fromPage() {
  const address = document.documentElement.dataset.plotly;
  if (!address) throw new Error("no plotly.js is named here");
  await new Promise((resolve, reject) => {
    document.head.append(make("script", { src: address, onload: resolve, onerror: reject }));
  });
  if (!globalThis.Plotly?.react) throw new Error("no plotly in its file");
  return globalThis.Plotly;
}

/**
 * Ask the kernel, which answers with the gzipped file.
 *
 * @param {Model} model
 */
function fromKernel(model) {
  return new Promise((resolve, reject) => {
    /**
     * @param {(value: any) => void} settle
     * @param {unknown} value
     */
    const finish = (settle, value) => {
      clearTimeout(clock);
      model.off("msg:custom", hear);
      settle(value);
    };
    /**
     * @param {{ kind?: string } | undefined} content
     * @param {DataView<ArrayBuffer>[] | undefined} buffers
     */
    const hear = async (content, buffers) => {
      if (content?.kind !== "plotly" || !buffers?.length) return;
      try {
        const plain = new Blob([buffers[0]]).stream().pipeThrough(new DecompressionStream("gzip"));
        await run(new Blob([await new Response(plain).blob()], { type: "text/javascript" }));
        finish(resolve, globalThis.Plotly);
      } catch (error) {
        finish(reject, error);
      }
    };
    const clock = setTimeout(() => finish(reject, new Error("no plotly from the kernel")), PATIENCE_MS);
    model.on("msg:custom", hear);
    model.send({ kind: "plotly" });
  });
}

/** @param {Blob} code */
function run(code) {
  const address = URL.createObjectURL(code);
  return new Promise((resolve, reject) => {
    const tag = make("script", { src: address, onload: resolve, onerror: reject });
    document.head.append(tag);
  }).finally(() => URL.revokeObjectURL(address));
}
