import { arrive } from "./sight.js";

/** Functions every widget's module starts with. Words come from Python through the `strings` trait. */

const HOLD_FOCUS = ["A", "BUTTON", "INPUT", "SELECT", "SUMMARY", "TEXTAREA"];

/**
 * Make an element: `make("p", {class: "ew-note", text: "…"}, child, child)`. Text never becomes markup.
 * What can hold the focus keeps its keys: JupyterLab's shortcuts (arrows, digits, letters) leave it alone.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} attributes
 * @param {Child[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  if (HOLD_FOCUS.includes(element.tagName) || "tabindex" in attributes) element.dataset.lmSuppressShortcuts = "true";
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = String(value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/**
 * Put values into a sentence: `fill("Item {item} of {count}", {item: 3, count: 20})`.
 *
 * @param {string | undefined} sentence
 * @param {Record<string, any>} values
 */
export function fill(sentence, values) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A random id that also works where a page is not served over TLS. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * The address if a link may lead there, else null: this site, another site by http(s), or a letter; never a script.
 *
 * @param {string} address
 */
export function safeAddress(address) {
  try {
    return ["http:", "https:", "mailto:"].includes(new URL(address, document.baseURI).protocol) ? address : null;
  } catch {
    return null;
  }
}

/**
 * A press on a widget, from the button going down to its click. What would draw the widget anew waits for its end: a
 * press that leaves a field saves it, and a button drawn anew before it is let go would lose the click.
 */
const press = {
  held: false,
  /** @type {Set<() => unknown>} */
  waiting: new Set(),
  /** @param {PointerEvent} event */
  begin(event) {
    if (event.button !== 0 || press.held) return;
    press.held = true;
    /** @type {number | undefined} */
    let timer;
    const over = () => {
      clearTimeout(timer);
      stops.forEach((stop) => stop());
    };
    const end = () => {
      over();
      press.end();
    };
    /** @param {Event} click */
    const clicked = (click) => {
      // the window hears a click last, when the widget has done what it asks; a label then clicks its field
      over();
      const label = click.target instanceof Element ? click.target.closest("label") : null;
      if (label && label.control !== click.target) setTimeout(press.end);
      else press.end();
    };
    const stops = ["pointercancel", "blur"].map((name) => listen(window, name, end));
    stops.push(listen(window, "click", clicked));
    stops.push(listen(window, "pointerup", () => (timer = setTimeout(end, 50)))); // let go elsewhere, there is no click
  },
  end() {
    press.held = false;
    const due = [...press.waiting];
    press.waiting.clear();
    due.forEach((one) => one());
  },
};

/**
 * A widget's outermost element.
 *
 * @param {HTMLElement} el
 * @param {string} name
 * @param {Attributes} attributes
 */
export function makeRoot(el, name, attributes = {}) {
  const root = make("section", { class: `ew-widget ${name}`, ...attributes });
  root.addEventListener("pointerdown", press.begin);
  el.append(root);
  arrive(root);
  return root;
}

/**
 * A button that never submits anything by itself.
 *
 * @param {string} text
 * @param {(event: MouseEvent) => unknown} onclick
 * @param {Attributes} attributes
 */
export function makeButton(text, onclick, attributes = {}) {
  return make("button", { type: "button", class: "ew-button", text, onclick, ...attributes });
}

/**
 * A place for polite announcements (`role=status`): `say("…")` is read out even when the sentence repeats.
 *
 * @param {Attributes} attributes
 */
export function makeStatus(attributes = {}) {
  const status = make("p", { role: "status", class: "ew-status", ...attributes });
  /** @param {string | undefined} text */
  const say = (text) => {
    if (status.textContent === text && text) status.textContent = `${text}\u00a0`;
    else status.textContent = text ?? "";
  };
  return Object.assign(status, { say });
}

/**
 * Speak to the other widgets of this page: `tell("save", {state, text})` is the window event `empathy:save`.
 *
 * @param {"save" | "connection" | "reload"} name
 * @param {{ state?: string, text?: string }} detail
 */
export function tell(name, detail = {}) {
  window.dispatchEvent(new CustomEvent(`empathy:${name}`, { detail }));
}

/**
 * Listen to `target` until the function returned is called.
 *
 * @param {EventTarget} target
 * @param {string} name
 * @param {(event: any) => unknown} heard
 */
export function listen(target, name, heard) {
  target.addEventListener(name, heard);
  return () => target.removeEventListener(name, heard);
}

/**
 * Call `heard` whenever one of these traits changes, until the function returned is called; while a button is held on
 * the widget, once it is let go.
 *
 * @param {Model} model
 * @param {(keyof Traits)[]} names
 * @param {() => unknown} heard
 */
export function onChange(model, names, heard) {
  const changed = () => (press.held ? press.waiting.add(heard) : heard());
  for (const name of names) model.on(`change:${name}`, changed);
  return () => {
    press.waiting.delete(heard);
    names.forEach((name) => model.off(`change:${name}`, changed));
  };
}

/**
 * Follow a receipt that says where to go next; other sites are not gone to.
 *
 * @param {Pick<Receipt, "ok" | "goto" | "replace">} receipt
 */
export function follow(receipt) {
  const address = receipt.goto ?? receipt.replace;
  if (!receipt.ok || !address || new URL(address, location.href).origin !== location.origin) return;
  if (receipt.goto) location.assign(address);
  else history.replaceState(history.state, "", address);
}

/**
 * Events on their way to Python. Each stays in the `outbox` trait until its receipt comes back, so a busy or lost
 * line neither drops nor doubles one; `onReceipt(event, receipt)` is called once for each. With `forget`, what the
 * outbox held is wiped as soon as it was heard: for a PIN.
 *
 * @param {Model} model
 * @param {((event: SentEvent, receipt: Receipt) => unknown) | null} onReceipt
 */
export function openOutbox(model, onReceipt, { forget = false } = {}) {
  /** @type {Set<string>} */
  const settled = new Set();
  /** @returns {SentEvent[]} */
  const waiting = () => {
    const receipts = model.get("receipts") ?? {};
    /** @type {SentEvent[]} */
    const posted = model.get("outbox") ?? [];
    return posted.filter((event) => !settled.has(event.request) && !(event.request in receipts));
  };
  const mine = new Map(waiting().map((event) => [event.request, event]));
  /** @param {SentEvent[]} events */
  const post = (events) => {
    model.set("outbox", events);
    try {
      model.save_changes();
    } catch (error) {
      console.warn(error); // the kernel is gone; what waits stays in the outbox
    }
  };
  const settle = () => {
    const receipts = model.get("receipts") ?? {};
    const heard = [...mine.values()].filter((event) => event.request in receipts);
    for (const event of heard) {
      mine.delete(event.request);
      settled.add(event.request);
    }
    if (forget && heard.length) post(waiting());
    for (const event of heard) {
      onReceipt?.(event, receipts[event.request]);
      follow(receipts[event.request]);
    }
  };
  model.on("change:receipts", settle);
  return {
    /** @type {SendOf<Events, SentEvent>} */
    send(kind, detail) {
      /** @type {SentEvent} */
      const event = Object.assign({ request: newId(), kind }, detail);
      this.resend([event]);
      return event;
    },
    /**
     * Send events made earlier, under the ids they already have.
     *
     * @param {SentEvent[]} events
     */
    resend(events) {
      for (const event of events) mine.set(event.request, event);
      post([...waiting(), ...events]);
    },
    get waiting() {
      return [...mine.values()];
    },
    close() {
      model.off("change:receipts", settle);
    },
  };
}
