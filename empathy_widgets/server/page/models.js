import { Model } from "./model.js";
import { putBuffers } from "./values.js";
import { isObject } from "./wire.js";
import { randomId, turnOf } from "./line.js";

const WIDGET = "jupyter.widget";
const CONTROL = { target_name: "jupyter.widget.control", version: "1.0.0" };

/** Every widget of the page's kernel, by its id, and what is said between them and Python. */
export class Models {
  /** @param {(type: string, content: object, buffers?: ArrayBufferView<ArrayBuffer>[], metadata?: object) => string} say */
  constructor(say) {
    this.say = say;
    /** @type {Map<string, Model>} */
    this.all = new Map();
    /** @type {Map<string, Model>} By the message they wait for the end of. */
    this.waiting = new Map();
    /** @type {Map<string, ((model: Model) => unknown)[]>} Asked for before they were there. */
    this.wanted = new Map();
    /** @type {string | null} */
    this.control = null;
  }

  /**
   * @param {string} id
   * @param {Record<string, any>} state
   */
  add(id, state) {
    if (this.all.has(id)) return;
    const model = new Model(id, state, (data, buffers) => {
      const sent = this.say("comm_msg", { comm_id: id, data }, buffers);
      this.waiting.set(sent, model);
      return sent;
    });
    this.all.set(id, model);
    for (const found of this.wanted.get(id) ?? []) found(model);
    this.wanted.delete(id);
  }

  /**
   * The widget of this id, asked for if Python has not spoken of it.
   *
   * @param {string} id
   * @returns {Promise<Model>}
   */
  want(id) {
    const model = this.all.get(id);
    if (model) return Promise.resolve(model);
    return new Promise((resolve) => {
      this.wanted.set(id, [...(this.wanted.get(id) ?? []), resolve]);
      this.askAll();
    });
  }

  /** Ask Python for the whole state of every widget. */
  askAll() {
    if (this.control) return;
    this.control = randomId();
    const { target_name, version } = CONTROL;
    this.say("comm_open", { comm_id: this.control, target_name, data: {} }, [], { version });
    this.say("comm_msg", { comm_id: this.control, data: { method: "request_states" } });
  }

  /** @param {KernelMessage} message */
  hear({ channel, header, parent, content, buffers }) {
    if (channel !== "iopub") return;
    const { comm_id: id, data } = content;
    if (header.msg_type === "status" && content.execution_state === "idle") this.done(parent.msg_id);
    if (typeof id !== "string") return;
    if (header.msg_type === "comm_open" && content.target_name === WIDGET && isObject(data?.state)) {
      putBuffers(data.state, data.buffer_paths, buffers);
      this.add(id, data.state);
    }
    if (header.msg_type === "comm_msg" && id === this.control) this.catchUp(data, buffers);
    else if (header.msg_type === "comm_msg") this.all.get(id)?.hear(data, buffers, parent.msg_id);
    if (header.msg_type === "comm_close") this.drop(id);
  }

  /**
   * The kernel is done with a message, and so with all that was said before it: it takes them one after the other.
   *
   * @param {string | undefined} last
   */
  done(last) {
    for (const [id, model] of this.waiting) {
      if (!last || turnOf(id) > turnOf(last)) return;
      this.waiting.delete(id);
      model.done(id);
    }
  }

  /**
   * @param {any} data
   * @param {DataView[]} buffers
   */
  catchUp(data, buffers) {
    if (data?.method !== "update_states" || !isObject(data.states)) return;
    putBuffers(data.states, data.buffer_paths, buffers);
    this.say("comm_close", { comm_id: this.control, data: {} });
    this.control = null;
    for (const [id, one] of Object.entries(data.states)) {
      if (!isObject(one?.state)) continue;
      const model = this.all.get(id);
      if (model) model.catchUp(one.state);
      else this.add(id, one.state);
    }
  }

  /** @param {string} id */
  drop(id) {
    this.all.get(id)?.close();
    this.all.delete(id);
  }
}
