import { make } from "./shared.js";

/** plotly.js, once a page: the served page brings it as a file; in JupyterLab the kernel hands it out. */
const PLOTLY = Symbol.for("empathy-workbook.plotly");
const PATIENCE_MS = 30_000;

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

/** Wait for the page's `script[data-plotly]`. Rejects when there is none or it does not bring plotly. */
function fromPage() {
  const tag = document.querySelector("script[data-plotly]");
  if (!tag) return Promise.reject(new Error("no plotly tag"));
  return new Promise((resolve, reject) => {
    const look = () => {
      if (globalThis.Plotly?.react) resolve(globalThis.Plotly);
      else reject(new Error("no plotly in its tag"));
    };
    tag.addEventListener("load", look, { once: true });
    tag.addEventListener("error", look, { once: true });
    if (document.readyState === "complete") setTimeout(look, 3000);
    else window.addEventListener("load", look, { once: true });
  });
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
