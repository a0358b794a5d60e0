/** Functions every widget's module starts with. Words come from Python through the `strings` trait. */

/** Make an element: `make("p", {class: "ew-note", text: "…"}, child, child)`. Text never becomes markup. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Put values into a sentence: `fill("Item {item} of {count}", {item: 3, count: 20})`. */
function fill(sentence, values) {
  return String(sentence ?? "").replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** A random id that also works where a page is not served over TLS. */
function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Events on their way to Python. Each stays in the `outbox` trait until its receipt comes back, so a busy or lost
 * line neither drops nor doubles one; `onReceipt(event, receipt)` is called once for each.
 */
function openOutbox(model, onReceipt) {
  let waiting = [];
  const settle = () => {
    const receipts = model.get("receipts") ?? {};
    const settled = waiting.filter((event) => event.request in receipts);
    if (!settled.length) return;
    waiting = waiting.filter((event) => !(event.request in receipts));
    for (const event of settled) onReceipt?.(event, receipts[event.request]);
  };
  model.on("change:receipts", settle);
  return {
    send(kind, detail = {}) {
      const event = { request: newId(), kind, ...detail };
      waiting = [...waiting, event];
      model.set("outbox", waiting);
      model.save_changes();
      return event;
    },
    get waiting() {
      return waiting;
    },
    close() {
      model.off("change:receipts", settle);
    },
  };
}
