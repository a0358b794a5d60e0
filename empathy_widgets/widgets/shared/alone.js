/**
 * A widget where no kernel is: on a client's own page, and in a file that is taken home. Whoever shows it says where its
 * events go; what stands is kept here, as Python keeps it in a chapter.
 *
 * @typedef {{
 *   get(name: string): any,
 *   set(name: string, value: any): void,
 *   save_changes(): void,
 *   on(names: string, heard: (...given: any[]) => unknown): void,
 *   off(names?: string | null, heard?: ((...given: any[]) => unknown) | null): void,
 *   send(content: object): void,
 *   assign(changes: Record<string, any>): void,
 *   again(): Promise<void>,
 * }} AloneModel
 */

const NEWEST_SHOWN = 8; // receipts beside those of the events that still stand in the outbox, as Python shows them

/**
 * A model with these traits. `hear(event)` is called for each new event of the outbox, one after the other and each
 * until it has its receipt; a log's line says `by` where it was written. Where `hear` fails, nobody heard: the event
 * stays in the outbox, and is handed over once more with the next one or when `again()` is called, under the same
 * request, so `hear` must do each request once.
 *
 * @param {{
 *   traits: Record<string, any>,
 *   hear: (event: SentEvent) => Promise<Receipt>,
 *   by: string,
 * }} given
 * @returns {AloneModel}
 */
export function openAlone({ traits, hear, by }) {
  /** @type {Record<string, any>} */
  const state = { outbox: [], receipts: {}, kept: {}, read_only: false, today: "", ...traits };
  /** @type {Map<string, Receipt>} */
  const heard = new Map();
  /** @type {Map<string, Set<(...given: any[]) => unknown>>} */
  const listeners = new Map();
  let busy = false;

  /** @param {Record<string, any>} changes */
  const assign = (changes) => {
    const changed = Object.keys(changes).filter((name) => state[name] !== changes[name]);
    Object.assign(state, changes);
    for (const name of changed) {
      for (const one of [...(listeners.get(`change:${name}`) ?? [])]) {
        try {
          one();
        } catch (error) {
          reportError(error); // one listener's fault is not the next one's
        }
      }
    }
  };
  const waiting = () => {
    /** @type {SentEvent[]} */
    const posted = state.outbox ?? [];
    return posted.find((event) => !heard.has(event.request));
  };
  /**
   * @param {SentEvent} event
   * @param {Receipt} receipt
   */
  const answer = (event, receipt) => {
    heard.set(event.request, receipt);
    if (receipt.ok) assign({ kept: withBody(state.kept, event) });
    const shown = new Set([...[...heard.keys()].slice(-NEWEST_SHOWN), ...state.outbox.map(requestOf)]);
    assign({ receipts: Object.fromEntries([...heard].filter(([request]) => shown.has(request))) });
  };
  async function again() {
    if (busy) return;
    busy = true;
    try {
      for (let event = waiting(); event; event = waiting()) {
        const said = event.kind === "log" ? { ...event, by } : event;
        answer(said, await hear(said));
      }
    } catch (error) {
      console.warn(error); // nobody heard; it stays in the outbox, and what comes after it waits for its turn
    } finally {
      busy = false;
    }
  }
  return {
    get: (name) => state[name],
    set: (name, value) => assign({ [name]: value }),
    save_changes: () => void again(),
    on(names, one) {
      for (const name of names.split(/\s+/)) listeners.set(name, (listeners.get(name) ?? new Set()).add(one));
    },
    off(names, one) {
      for (const name of names?.split(/\s+/) ?? [...listeners.keys()]) {
        if (one) listeners.get(name)?.delete(one);
        else listeners.delete(name);
      }
    },
    send() {}, // a message that is no event: nobody is here to hear it
    assign,
    again,
  };
}

/**
 * Let the widgets of one run show the same: what one of them keeps stands in all.
 *
 * @param {AloneModel[]} models
 */
export function keepTogether(models) {
  for (const one of models) {
    one.on("change:kept", () => {
      for (const other of models) other.assign({ kept: one.get("kept") });
    });
  }
}

/**
 * Draw a widget into `el`, as a notebook's page would; returns what takes it away again.
 *
 * @param {any} widgetModule what its script has as default
 * @param {AloneModel} model
 * @param {HTMLElement} el
 * @returns {Promise<() => unknown>}
 */
export async function showAlone(widgetModule, model, el) {
  const widget = typeof widgetModule === "function" ? await widgetModule() : widgetModule;
  await widget.initialize?.({ model });
  const cleanup = await widget.render({ model, el });
  return typeof cleanup === "function" ? cleanup : () => {};
}

/**
 * What stands once an event was kept: its fields, as the newest of its kind and key.
 *
 * @param {Record<string, Record<string, any>>} kept
 * @param {SentEvent} event
 */
export function withBody(kept, { request: _request, kind, ...fields }) {
  const body = { key: "", ...fields };
  return { ...kept, [kind]: { ...kept[kind], [body.key]: body } };
}

/** @param {SentEvent} event */
function requestOf(event) {
  return event.request;
}
