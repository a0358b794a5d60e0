import { listen, make } from "./shared.js";
import { Bubble } from "./bubble.js";

/**
 * The values of a chart, one by one: a button on each point, which shows what it says while it is pointed at, holds the
 * focus or was touched. One of them is in the order of tabs; arrow keys lead from one to the next.
 */
export class Spots {
  /**
   * @param {HTMLElement} frame
   * @param {Model} model
   */
  constructor(frame, model) {
    this.frame = frame;
    this.model = model;
    this.layer = make("div", { class: "ew-spots", role: "group" });
    this.around = make("div", { class: "ew-charted" }, frame, this.layer);
    this.tips = new Bubble(this.layer);
    this.undo = [listen(this.layer, "keydown", (event) => this.key(event))];
    /** @type {HTMLButtonElement[]} */
    this.buttons = [];
  }

  /** Make the buttons anew. */
  draw() {
    const spots = this.model.get("spots");
    this.layer.setAttribute("aria-label", this.model.get("strings").values);
    this.layer.hidden = !spots.length;
    this.buttons = spots.map((spot, index) => {
      const button = make("button", {
        type: "button", class: "ew-spot", "aria-label": spot.says, tabindex: index ? "-1" : "0",
        onfocus: () => this.buttons.forEach((one) => (one.tabIndex = one === button ? 0 : -1)),
      });
      this.tips.add(button, spot.says);
      return button;
    });
    this.tips.clear();
    this.layer.replaceChildren(...this.buttons, this.tips.bubble);
    this.place();
  }

  /** Put each button on its point: parts of the plot, from its centre on a radar, from its top left corner elsewhere. */
  place() {
    const { layout } = this.model.get("figure") ?? {};
    const spots = this.model.get("spots");
    if (!layout || !spots.length) return;
    const width = this.frame.clientWidth;
    const height = this.frame.clientHeight;
    const { below = 0, changes = {} } = layout.meta?.narrow ?? {};
    const small = width < below;
    /** @param {string} side */
    const margin = (side) => (small ? changes[`margin.${side}`] : undefined) ?? layout.margin?.[side] ?? 0;
    const across = width - margin("l") - margin("r");
    const down = height - margin("t") - margin("b");
    const radius = Math.min(across, down) / 2;
    this.buttons.forEach((button, index) => {
      const [x, y] = (small && spots[index].small) || spots[index].at;
      const [left, top] = layout.polar
        ? [margin("l") + across / 2 + radius * x, margin("t") + down / 2 + radius * y]
        : [margin("l") + across * x, margin("t") + down * y];
      button.style.left = `min(${left}px, 100% - 1rem)`; // a page that just became narrow is not wider for it
      button.style.top = `${top}px`;
    });
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = this.buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    if (!step || at < 0) return;
    event.preventDefault();
    this.buttons[(at + step + this.buttons.length) % this.buttons.length].focus();
  }

  close() {
    this.tips.close();
    for (const undo of this.undo) undo();
  }
}
