import { randomId } from "./line.js";

/**
 * A widget's own script, run as anywidget runs it: `initialize` once a model, `render` once a view, each with a clean-up.
 * Source: anywidget, "Anywidget Front-End Module (AFM)".
 */
const PATIENCE_MS = 3000; // until an answer to `invoke` is given up
const TRIES = 3; // to fetch a script
const REF = "anywidget:";
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./models.js").Models} Models */
/** @type {WeakMap<Model, Promise<any>>} */
const ready = new WeakMap();

/**
 * The widget's module, once its script is here and its model was initialized.
 *
 * @param {Models} models
 * @param {Model} model
 */
export function readied(models, model) {
  const begun = ready.get(model) ?? begin(models, model);
  ready.set(model, begun);
  return begun;
}

/**
 * @param {Models} models
 * @param {Model} model
 */
async function begin(models, model) {
  loadStyle(model.get("_css"), model.get("_anywidget_id"));
  const module = await loadScript(model.get("_esm"));
  const widget = typeof module.default === "function" ? await module.default() : (module.default ?? module);
  const signal = model.closed.signal;
  const cleanup = await widget.initialize?.({ ...given(models, model, signal), signal });
  signal.addEventListener("abort", () => tidy(cleanup));
  return { widget, exports: typeof cleanup === "function" ? undefined : cleanup };
}

/**
 * Draw one more view of a widget into `el`, until `signal` is aborted.
 *
 * @param {Models} models
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
export async function render(models, model, el, signal) {
  const { widget } = await readied(models, model);
  if (signal.aborted) return;
  try {
    const cleanup = await widget.render?.({ ...given(models, model, signal), el, signal });
    if (signal.aborted) tidy(cleanup);
    else signal.addEventListener("abort", () => tidy(cleanup));
  } catch (error) {
    reportError(error); // a fault of one widget is not the page's
  }
}

/**
 * What a widget's functions are given; what they listen to ends with `signal`.
 *
 * @param {Models} models
 * @param {Model} model
 * @param {AbortSignal} signal
 */
function given(models, model, signal) {
  const host = {
    /** @param {string} ref */
    getModel: async (ref) => faceOf(await models.want(ref.replace(REF, "")), signal),
    /** @param {string} ref */
    getWidget: async (ref) => {
      const child = await models.want(ref.replace(REF, ""));
      const { exports } = await readied(models, child);
      /** @param {{ el: HTMLElement, signal?: AbortSignal }} place */
      const draw = ({ el, signal: until = signal }) => render(models, child, el, until);
      return { exports, render: draw };
    },
  };
  return { model: faceOf(model, signal), host, experimental: { invoke: invoke.bind(null, model) } };
}

/**
 * The model as a widget sees it.
 *
 * @param {Model} model
 * @param {AbortSignal} signal
 */
function faceOf(model, signal) {
  const owner = Symbol(model.id);
  signal.addEventListener("abort", () => model.off(null, null, owner));
  return {
    get: model.get.bind(model),
    set: model.set.bind(model),
    save_changes: () => model.save(),
    /**
     * @param {unknown} content
     * @param {unknown} _callbacks
     * @param {ArrayBufferView<ArrayBuffer>[]} buffers
     */
    send: (content, _callbacks, buffers) => model.say({ method: "custom", content }, buffers),
    /**
     * @param {string} names
     * @param {(...given: any[]) => unknown} heard
     */
    on: (names, heard) => model.on(names, heard, owner),
    /**
     * @param {string | null} names
     * @param {((...given: any[]) => unknown) | null} heard
     */
    off: (names, heard) => model.off(names, heard, owner),
  };
}

/**
 * Call a command of the widget in Python and wait for its answer.
 *
 * @param {Model} model
 * @param {string} name
 * @param {unknown} msg
 * @param {{ buffers?: ArrayBufferView<ArrayBuffer>[], signal?: AbortSignal }} options
 */
function invoke(model, name, msg, { buffers = [], signal = AbortSignal.timeout(PATIENCE_MS) } = {}) {
  const id = randomId();
  return new Promise((resolve, reject) => {
    const end = () => model.off("msg:custom", hear, id);
    /**
     * @param {any} answer
     * @param {DataView[]} bytes
     */
    const hear = (answer, bytes) => {
      if (answer?.id !== id) return;
      end();
      resolve([answer.response, bytes]);
    };
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener("abort", () => {
      end();
      reject(signal.reason);
    });
    model.on("msg:custom", hear, id);
    model.say({ method: "custom", content: { id, kind: "anywidget-command", name, msg } }, buffers);
  });
}

/**
 * Import a script by its address, or by its text where a site's own widget brings it so.
 *
 * @param {string} script
 */
async function loadScript(script) {
  if (!isAddress(script)) {
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    return import(address).finally(() => URL.revokeObjectURL(address));
  }
  for (let turn = 1; ; turn += 1) {
    try {
      return await import(turn === 1 ? script : `${script}?again=${turn}`); // a browser remembers that it failed
    } catch (error) {
      if (turn === TRIES) throw error;
      await new Promise((next) => setTimeout(next, 1000 * turn));
    }
  }
}

/**
 * Put a style on the page, once for all widgets of a kind.
 *
 * @param {string | undefined} style
 * @param {string} kind
 */
function loadStyle(style, kind) {
  const known = [...document.querySelectorAll("link[rel=stylesheet], style[data-kind]")];
  if (!style || known.some((one) => one.getAttribute("data-kind") === kind || ("href" in one && one.href === style))) return;
  const made = document.createElement(isAddress(style) ? "link" : "style");
  made.dataset.kind = kind;
  if (made instanceof HTMLLinkElement) Object.assign(made, { rel: "stylesheet", href: style });
  else made.textContent = style;
  document.head.append(made);
}

/** @param {string} text */
function isAddress(text) {
  return /^https?:\/\//.test(text);
}

/** @param {unknown} cleanup */
async function tidy(cleanup) {
  try {
    if (typeof cleanup === "function") await cleanup();
  } catch (error) {
    console.warn(error);
  }
}
