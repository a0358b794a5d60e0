import { listen, make } from "./shared.js";

/** Words that show while a button is pointed at, holds the focus or was touched; Escape puts them away. */
export class Bubble {
  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.bubble = make("div", { class: "ew-bubble", "aria-hidden": "true" });
    this.bubble.hidden = true;
    this.root.append(this.bubble);
    /** @type {HTMLElement | null} */
    this.shown = null;
    this.undo = [
      listen(window, "keydown", (event) => event.key === "Escape" && this.clear()),
      listen(window, "pointerdown", (event) => this.shown?.contains(event.target) || this.clear()),
    ];
  }

  /**
   * The button says `words` to whoever hears the page; the bubble shows them to whoever sees it.
   *
   * @param {HTMLElement} button
   * @param {string} words
   */
  add(button, words) {
    const show = () => this.show(button, words);
    const hide = () => this.shown === button && document.activeElement !== button && this.clear();
    button.addEventListener("pointerenter", show);
    button.addEventListener("focus", show);
    button.addEventListener("click", show);
    button.addEventListener("pointerleave", hide);
    button.addEventListener("blur", () => this.shown === button && this.clear());
  }

  /**
   * @param {HTMLElement} button
   * @param {string} words
   */
  show(button, words) {
    this.shown = button;
    this.bubble.textContent = words;
    this.bubble.hidden = false;
    const place = this.root.getBoundingClientRect();
    const at = button.getBoundingClientRect();
    const size = this.bubble.getBoundingClientRect();
    const left = at.left + at.width / 2 - size.width / 2 - place.left;
    const roomy = Math.max(0, Math.min(left, place.width - size.width));
    const above = at.top - size.height - 6;
    this.bubble.style.left = `${roomy}px`;
    this.bubble.style.top = `${(above > 60 ? above : at.bottom + 6) - place.top}px`;
  }

  clear() {
    this.shown = null;
    this.bubble.hidden = true;
  }

  close() {
    for (const undo of this.undo) undo();
  }
}
