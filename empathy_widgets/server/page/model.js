import { putBuffers, same, takeBuffers } from "./values.js";

/**
 * A widget's state in the page, kept in step with Python's. What it says and hears is described in ipywidgets,
 * "Widget messaging protocol", version 2.1: one update is on its way at a time, what changes meanwhile goes together in
 * the next; an echo of an older change of ours is not taken for news.
 */
export class Model {
  /**
   * @param {string} id which is also its comm's
   * @param {Record<string, any>} state
   * @param {(content: object, buffers?: ArrayBufferView<ArrayBuffer>[]) => string} say to its comm in Python
   */
  constructor(id, state, say) {
    this.id = id;
    this.say = say;
    /** @type {Map<string, any>} */
    this.attributes = new Map(Object.entries(state));
    /** @type {Map<string, any>} Changed here and not saved yet. */
    this.unsaved = new Map();
    /** @type {Map<string, any> | null} Saved while an update was on its way. */
    this.next = null;
    /** @type {string | null} The message whose end is waited for. */
    this.onTheWay = null;
    /** @type {Map<string, string>} The last message in which each name was said, until its echo comes. */
    this.echoes = new Map();
    /** @type {Map<string, Set<{ heard: (...given: any[]) => unknown, owner: unknown }>>} */
    this.listeners = new Map();
    this.closed = new AbortController();
  }

  /** @param {string} name */
  get(name) {
    return this.attributes.get(name);
  }

  /**
   * Change one value, or several in an object; `save` sends them.
   *
   * @param {string | Record<string, any>} name
   * @param {unknown} value
   */
  set(name, value) {
    const given = typeof name === "string" ? [[name, value]] : Object.entries(name ?? {});
    const changed = this.take(given);
    for (const one of changed) this.unsaved.set(one, this.attributes.get(one));
    this.tellOf(changed);
  }

  /** Send what was changed since the last time. */
  save() {
    if (!this.unsaved.size || this.closed.signal.aborted) return;
    this.next = new Map([...(this.next ?? []), ...structuredClone(this.unsaved)]);
    this.unsaved.clear();
    this.sendNext();
  }

  sendNext() {
    if (!this.next || this.onTheWay) return;
    const { state, paths, buffers } = takeBuffers(Object.fromEntries(this.next));
    const id = this.say({ method: "update", state, buffer_paths: paths }, buffers);
    for (const name of this.next.keys()) this.echoes.set(name, id);
    this.onTheWay = id;
    this.next = null;
  }

  /**
   * The kernel is done with a message.
   *
   * @param {string} id
   */
  done(id) {
    if (this.onTheWay !== id) return;
    this.onTheWay = null;
    this.sendNext();
  }

  /**
   * Hear what Python says to this widget.
   *
   * @param {any} content of a comm message
   * @param {DataView[]} buffers
   * @param {string | undefined} parent the message it answers
   */
  hear(content, buffers, parent) {
    if (content?.method === "custom") this.tell("msg:custom", content.content, buffers);
    if (content?.method !== "update" && content?.method !== "echo_update") return;
    const state = content.state ?? {};
    putBuffers(state, content.buffer_paths, buffers);
    const known = Object.entries(state).filter(([name]) => content.method === "update" || this.isNews(name, parent));
    this.tellOf(this.take(known));
  }

  /**
   * Whether an echo says something new: not while a later change of ours is on its way or waits.
   *
   * @param {string} name
   * @param {string | undefined} parent
   */
  isNews(name, parent) {
    if (!this.echoes.has(name)) return true;
    if (this.echoes.get(name) !== parent) return false;
    this.echoes.delete(name);
    return !this.next?.has(name);
  }

  /**
   * Take the whole state as Python has it, after the line was down; what was changed here and not heard yet stands.
   *
   * @param {Record<string, any>} state
   */
  catchUp(state) {
    for (const [name, id] of this.echoes) if (id !== this.onTheWay) this.echoes.delete(name);
    const mine = (/** @type {string} */ name) =>
      this.unsaved.has(name) || this.next?.has(name) || this.echoes.has(name);
    this.tellOf(this.take(Object.entries(state).filter(([name]) => !mine(name))));
  }

  /**
   * Put values in their places; returns the names of those that are not what they were.
   *
   * @param {any[][]} entries
   * @returns {string[]}
   */
  take(entries) {
    const changed = entries.filter(([name, value]) => !same(this.attributes.get(name), value));
    for (const [name, value] of changed) this.attributes.set(name, value);
    return changed.map(([name]) => name);
  }

  /** @param {string[]} names */
  tellOf(names) {
    for (const name of names) this.tell(`change:${name}`, this, this.attributes.get(name));
    if (names.length) this.tell("change", this);
  }

  /**
   * @param {string} names one or more, with a space between
   * @param {(...given: any[]) => unknown} heard
   * @param {unknown} owner whose listeners can be taken away together
   */
  on(names, heard, owner = null) {
    for (const name of names.split(/\s+/)) {
      const all = this.listeners.get(name) ?? new Set();
      this.listeners.set(name, all.add({ heard, owner }));
    }
  }

  /**
   * @param {string | null | undefined} names every name when left out
   * @param {((...given: any[]) => unknown) | null | undefined} heard everyone when left out
   * @param {unknown} owner
   */
  off(names, heard, owner) {
    for (const name of names?.split(/\s+/) ?? this.listeners.keys()) {
      for (const one of this.listeners.get(name) ?? []) {
        if ((!heard || one.heard === heard) && one.owner === owner) this.listeners.get(name)?.delete(one);
      }
    }
  }

  /**
   * @param {string} name
   * @param {any[]} given
   */
  tell(name, ...given) {
    for (const one of [...(this.listeners.get(name) ?? [])]) {
      try {
        one.heard(...given);
      } catch (error) {
        reportError(error); // one listener's fault is not the next one's
      }
    }
  }

  close() {
    this.closed.abort();
    this.tell("destroy", this);
    this.listeners.clear();
  }
}
