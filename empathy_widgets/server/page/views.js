import { render } from "./anywidget.js";

/** Widgets on the page: boxes, and whatever draws itself. */
/** @typedef {import("./model.js").Model} Model */
/** @typedef {import("./models.js").Models} Models */
const BOX_REF = "IPY_MODEL_";
/** @type {Record<string, string>} */
const BOXES = { BoxModel: "", HBoxModel: "widget-hbox", VBoxModel: "widget-vbox" };

/**
 * One view of a widget; `drawn` is kept when it, and every child of it, stands on the page.
 *
 * @typedef {{ model: Model, el: HTMLElement, drawn: Promise<unknown>, remove: () => void }} View
 */

/**
 * @param {Models} models
 * @param {Model} model
 * @returns {View}
 */
export function viewOf(models, model) {
  const el = document.createElement("div");
  const gone = new AbortController();
  const signal = AbortSignal.any([gone.signal, model.closed.signal]);
  dress(models, model, el, signal);
  const drawn = drawInto(models, model, el, signal);
  model.closed.signal.addEventListener("abort", () => el.remove());
  const remove = () => {
    gone.abort();
    el.remove();
  };
  return { model, el, drawn: Promise.resolve(drawn), remove };
}

/**
 * @param {Models} models
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
function drawInto(models, model, el, signal) {
  if (Object.hasOwn(BOXES, model.get("_model_name"))) return fill(models, model, el, signal);
  if (model.get("_esm")) return render(models, model, el, signal);
  el.textContent = document.documentElement.dataset.unknown ?? "";
  return null;
}

/**
 * Keep a box's children on the page in their order; a view whose model stays is left as it is.
 *
 * @param {Models} models
 * @param {Model} box
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
function fill(models, box, el, signal) {
  /** @type {View[]} */
  let shown = [];
  let turn = Promise.resolve();
  const arrange = async () => {
    const ids = /** @type {string[]} */ (box.get("children") ?? []).map((ref) => ref.replace(BOX_REF, ""));
    const wanted = await Promise.all(ids.map((id) => models.want(id)));
    if (signal.aborted) return;
    const left = [...shown];
    shown = wanted.map((model) => {
      const at = left.findIndex((view) => view.model === model);
      return at < 0 ? viewOf(models, model) : left.splice(at, 1)[0];
    });
    for (const view of left) view.remove();
    shown.forEach((view, index) => {
      if (el.children[index] !== view.el) el.insertBefore(view.el, el.children[index] ?? null);
    });
  };
  const again = () => (turn = turn.then(arrange).catch(reportError));
  follow(box, "change:children", again, signal);
  signal.addEventListener("abort", () => shown.forEach((view) => view.remove()));
  return again().then(() => Promise.all(shown.map((view) => view.drawn)));
}

/**
 * What every widget may carry: classes, a layout in CSS's own words, a title, a place in the order of tabs.
 *
 * @param {Models} models
 * @param {Model} model
 * @param {HTMLElement} el
 * @param {AbortSignal} signal
 */
function dress(models, model, el, signal) {
  const kind = BOXES[model.get("_model_name")];
  const own = kind === undefined ? ["ew-place"] : ["widget-box", kind].filter(Boolean);
  const paint = () => {
    el.className = [...own, ...(model.get("_dom_classes") ?? [])].join(" ");
    if (model.get("tooltip")) el.title = model.get("tooltip");
    else el.removeAttribute("title");
    if (typeof model.get("tabbable") === "boolean") el.tabIndex = model.get("tabbable") ? 0 : -1;
  };
  paint();
  for (const name of ["_dom_classes", "tooltip", "tabbable"]) follow(model, `change:${name}`, paint, signal);
  const layout = models.all.get(String(model.get("layout")).replace(BOX_REF, ""));
  if (!layout) return;
  const lay = () => {
    for (const [name, value] of layout.attributes) {
      if (name.startsWith("_")) continue;
      if (typeof value === "string") el.style.setProperty(name.replaceAll("_", "-"), value);
      else el.style.removeProperty(name.replaceAll("_", "-"));
    }
  };
  lay();
  follow(layout, "change", lay, signal);
}

/**
 * @param {Model} model
 * @param {string} name
 * @param {() => unknown} heard
 * @param {AbortSignal} signal
 */
function follow(model, name, heard, signal) {
  model.on(name, heard, signal);
  signal.addEventListener("abort", () => model.off(name, heard, signal));
}
