import { legendOf } from "./legend.js";
import { placeBeside, placePicture, readPicture } from "./picture.js";
import { plotlyOfThePage, whenIdle } from "./plotly.js";
import { listen, make, makeRoot, onChange } from "./shared.js";
import { Spots } from "./spots.js";

/** What the chart widgets share: the page's colours, a legend in words, and a picture kept in step. */
const QUIET = { staticPlot: true, displayModeBar: false, responsive: false };

/**
 * Set what stands at a path such as "polar.radialaxis.gridcolor" or "shapes.0.fillcolor".
 *
 * @param {Record<string, any>} part
 * @param {string} path
 * @param {unknown} value
 */
function setAt(part, path, value) {
  const steps = path.split(".");
  const last = /** @type {string} */ (steps.pop());
  const place = steps.reduce((at, step) => at?.[step], /** @type {any} */ (part));
  if (place) place[last] = value;
}

/**
 * Repaint `part` in the page's colours: `meta.tokens` maps a path in it to a token, or to a token and an opacity.
 *
 * @param {Record<string, any>} part
 * @param {(name: string) => string} token
 */
function repaint(part, token) {
  for (const [path, wanted] of Object.entries(part.meta?.tokens ?? {})) {
    const [name, opacity] = Array.isArray(wanted) ? wanted : [wanted, 1];
    const value = token(name);
    if (!value) continue;
    const alpha = opacity === 1 ? "" : Math.round(opacity * 255).toString(16).padStart(2, "0");
    if (!alpha || /^#[0-9a-f]{6}$/i.test(value)) setAt(part, path, value + alpha);
  }
}

/**
 * The scores alone, as restyle wants them: the cheapest change, right only while nothing else differs.
 *
 * @param {Trace[]} data
 */
function valuesOf(data) {
  const shared = ["r", "x", "y"].filter((name) => data.every((trace) => name in trace));
  return Object.fromEntries(shared.map((name) => [name, data.map((trace) => trace[name])]));
}

/**
 * Call `changed` when the page turns light or dark, until the function returned is called.
 *
 * @param {() => unknown} changed
 */
function onTheme(changed) {
  const lab = new MutationObserver(changed);
  lab.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-jp-theme-name"] });
  const undo = listen(matchMedia("(prefers-color-scheme: dark)"), "change", changed);
  return () => {
    undo();
    lab.disconnect();
  };
}

/** The model's figure, drawn in `el` and kept in step until `close`. */
class Picture {
  /**
   * @param {Model} model
   * @param {HTMLElement} el
   */
  constructor(model, el) {
    this.model = model;
    this.words = make("p", { class: "ew-plot-words", text: model.get("strings").waiting });
    this.plot = make("div", { class: "ew-plot" });
    this.still = make("div", { class: "ew-still", "aria-hidden": "true" });
    this.frame = make("div", { class: "ew-chart", role: "img", "data-draws": 0 }, this.plot, this.still, this.words);
    this.legend = make("ul", { class: "ew-chart-legend" });
    this.caption = make("p", { class: "ew-chart-caption" });
    this.root = makeRoot(el, `ew-plot-root ew-${model.get("chart")}-root`);
    this.spots = new Spots(this.frame, model);
    this.root.append(this.spots.around, this.legend, this.caption);
    this.draws = 0;
    this.colours = 0; // how often the page turned light or dark
    this.shownLegend = "";
    /** @type {string | null} */
    this.drawnRest = null;
    this.tell();
    this.spots.draw();
    const sized = new ResizeObserver(() => this.size() !== this.drawnSize && this.show());
    sized.observe(this.plot);
    this.undo = [
      () => sized.disconnect(),
      () => this.spots.close(),
      onChange(model, ["spots"], () => this.spots.draw()),
      onChange(model, ["description", "caption"], () => this.tell()),
      onChange(model, ["figure", "height"], () => {
        this.tell();
        this.show();
      }),
      onTheme(() => {
        this.colours += 1;
        this.show();
      }),
      ...["beforeprint", "afterprint"].map((name) => listen(window, name, () => this.print(name === "beforeprint"))),
    ];
    const fetched = () =>
      plotlyOfThePage(model).then(
        (plotly) => {
          this.plotly = plotly;
          this.draw();
        },
        (error) => this.fail(error),
      );
    if (globalThis.Plotly?.react || !this.figure.picture) fetched();
    else {
      this.show();
      this.undo.push(whenIdle(this.frame, fetched));
    }
  }

  get figure() {
    return this.model.get("figure") ?? {};
  }

  size() {
    return `${Math.floor(this.plot.clientWidth)} ${Math.floor(this.plot.clientHeight)}`;
  }

  /** Everything around the drawing: name, height, legend, caption. */
  tell() {
    const { data = [], layout = {} } = this.figure;
    this.frame.dataset.chart = layout.meta?.chart ?? this.model.get("chart");
    this.frame.setAttribute("aria-label", this.model.get("description") || this.model.get("strings").waiting);
    const tall = this.model.get("height") || layout.height || 440;
    const { style } = this.frame;
    const heights = { "--ew-plot-height": `${tall}px`, "--ew-narrow-height": `${layout.meta?.narrow?.height ?? tall}px` };
    for (const [name, px] of Object.entries(heights)) if (style.getPropertyValue(name) !== px) style.setProperty(name, px);
    const key = JSON.stringify(data.map((/** @type {Trace} */ trace) => [trace.meta, trace.showlegend]));
    if (key !== this.shownLegend) this.legend.replaceChildren(...legendOf(data));
    this.shownLegend = key;
    this.legend.hidden = !this.legend.childElementCount;
    this.caption.textContent = this.model.get("caption");
    this.caption.hidden = !this.caption.textContent;
  }

  /** Show the newest figure: drawn by plotly where it is here, as its picture until then. */
  show() {
    if (this.plotly) this.draw();
    else this.showPicture();
  }

  showPicture() {
    const { wide, narrow, below } = this.figure.picture ?? {};
    const [width, height] = this.size().split(" ").map(Number);
    const svg = readPicture(width < below ? narrow : wide);
    if (!svg || !width || !height) return;
    this.drawnSize = `${width} ${height}`;
    placePicture(svg, width, height);
    this.still.replaceChildren(svg);
    placeBeside(svg);
    this.drawn("picture");
  }

  /** Say that the chart stands on the page, and by whom it was drawn. */
  drawn(/** @type {"picture" | "plotly"} */ by) {
    this.words.hidden = true;
    this.spots.place();
    this.draws += 1;
    Object.assign(this.frame.dataset, { draws: String(this.draws), drawn: "true", drawnBy: by });
  }

  /** Draw the newest figure; what changes meanwhile is drawn once, afterwards. */
  async draw() {
    this.again = true;
    if (this.busy || this.gone || !this.plotly) return;
    this.busy = true;
    try {
      while (this.again && !this.gone) {
        this.again = false;
        await this.put();
      }
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
      if (this.gone) this.plotly.purge(this.plot);
    }
  }

  async put() {
    const { data: scores, layout: asked = {} } = this.figure;
    const size = this.size();
    const [width, height] = size.split(" ").map(Number);
    if (!scores?.length || !width || !height) return;
    this.drawnSize = size;
    const others = scores.map((/** @type {Trace} */ { r, x, y, ...rest }) => rest);
    const rest = JSON.stringify([others, asked, size, this.onPaper, this.colours]);
    if (rest === this.drawnRest) await this.plotly.restyle(this.plot, valuesOf(scores));
    else await this.putWhole(width, height);
    if (this.gone) return;
    this.drawnRest = rest;
    if (this.still.firstChild) this.model.send({ kind: "drawn" }); // from now on no picture need come
    this.still.replaceChildren();
    this.drawn("plotly");
  }

  /** Everything anew, not the scores alone. */
  async putWhole(/** @type {number} */ width, /** @type {number} */ height) {
    const { picture: _still, ...figure } = this.figure;
    const { data, layout = {} } = structuredClone(figure);
    if (!this.onPaper) {
      const tokens = getComputedStyle(this.frame);
      for (const part of [...data, layout]) repaint(part, (name) => tokens.getPropertyValue(name).trim());
    }
    const { below = 0, changes = {} } = layout.meta?.narrow ?? {};
    if (width < below) for (const [path, value] of Object.entries(changes)) setAt(layout, path, value);
    const whole = { ...layout, width, height, autosize: false, showlegend: false };
    await this.plotly.react(this.plot, data, whole, QUIET);
  }

  /**
   * Paper is light: a figure's own colours are paper's.
   *
   * @param {boolean} starts
   */
  print(starts) {
    this.onPaper = starts;
    this.show();
  }

  /** @param {unknown} error */
  fail(error) {
    if (this.gone) return;
    console.warn(error);
    this.drawnRest = null;
    this.plotly = undefined;
    this.showPicture();
    if (this.still.firstChild) return; // it stays
    this.words.hidden = false;
    this.words.textContent = this.model.get("strings").failed;
    this.frame.dataset.drawn = "false";
  }

  close() {
    this.gone = true;
    for (const undo of this.undo) undo();
    if (this.plotly && !this.busy) this.plotly.purge(this.plot);
    this.root.remove();
  }
}

/**
 * The `render` of every chart widget.
 *
 * @param {{ model: Model, el: HTMLElement }} options
 */
export function drawChart({ model, el }) {
  const picture = new Picture(model, el);
  return () => picture.close();
}
