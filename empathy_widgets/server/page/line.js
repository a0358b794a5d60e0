import { PROTOCOL, pack, unpack } from "./wire.js";

/**
 * The line to the page's kernel. What is said while it is down waits; when it is up again everything the kernel has not
 * been seen to take is said once more under its own id, and the server passes on no id twice. The server keeps what the
 * kernel says meanwhile.
 */
const WAITS = [250, 500, 1000, 2000, 4000]; // ms until the next try
const OPENS_WITHIN = 10_000; // ms
const ANSWERS_WITHIN = 1000; // ms
const LOOK_EVERY = 1000; // ms
const SILENT_AFTER = 6000; // ms without a word though something was said
const QUIET_AFTER = 20_000; // ms after which the kernel is asked for a sign, so that a line that broke is noticed

export class Line {
  /**
   * @param {string} address of the kernel's channels, without the session
   * @param {{ heard: (message: KernelMessage) => unknown, changed: (up: boolean) => unknown }} told
   */
  constructor(address, { heard, changed }) {
    this.session = randomId();
    this.address = `${address}?session_id=${this.session}`;
    this.heard = heard;
    this.changed = changed;
    /** @type {Map<string, { frame: Uint8Array<ArrayBuffer>, at: number }>} Said, and not seen to be taken. */
    this.unheard = new Map();
    this.said = 0;
    this.up = false;
    this.tries = 0;
    this.lastHeard = performance.now();
    this.patience = SILENT_AFTER;
    const now = () => this.up || this.socket?.readyState === WebSocket.CONNECTING || this.open();
    for (const name of ["online", "pageshow", "focus"]) window.addEventListener(name, now);
    document.addEventListener("visibilitychange", () => document.hidden || now());
    setInterval(() => this.look(), LOOK_EVERY);
    this.open();
  }

  /** Try at once, whatever was tried before. */
  open() {
    clearTimeout(this.timer);
    this.hangUp();
    const socket = new WebSocket(this.address, [PROTOCOL]);
    this.socket = socket;
    socket.binaryType = "arraybuffer";
    this.timer = setTimeout(() => this.lose(), OPENS_WITHIN);
    socket.onopen = () => {
      clearTimeout(this.timer);
      this.up = true;
      this.tries = 0;
      this.lastHeard = performance.now();
      for (const said of this.unheard.values()) {
        said.at = this.lastHeard;
        socket.send(said.frame);
      }
      this.changed(true);
    };
    socket.onmessage = ({ data }) => this.hear(data);
    socket.onclose = () => this.lose();
  }

  /** Let go of the socket there is: whatever it still brings is not heard. */
  hangUp() {
    if (this.socket) this.socket.onopen = this.socket.onmessage = this.socket.onclose = null;
    this.socket?.close();
  }

  lose() {
    clearTimeout(this.timer);
    const was = this.up;
    this.up = false;
    this.hangUp();
    this.timer = setTimeout(() => this.open(), WAITS[Math.min(this.tries, WAITS.length - 1)]);
    this.tries += 1;
    if (was) this.changed(false);
  }

  /**
   * Say something to the kernel, now or as soon as the line is up; returns the message's id.
   *
   * @param {string} type
   * @param {object} content
   * @param {ArrayBufferView<ArrayBuffer>[]} buffers
   * @param {object} metadata
   */
  say(type, content, buffers = [], metadata = {}) {
    this.said += 1;
    const id = `${this.session}-${this.said}`;
    const header = { msg_id: id, msg_type: type, session: this.session, username: "", version: "5.3",
      date: new Date().toISOString() };
    const frame = pack("shell", { header, content, metadata }, buffers);
    this.unheard.set(id, { frame, at: performance.now() });
    if (this.up) this.socket?.send(frame);
    return id;
  }

  /** @param {unknown} bytes */
  hear(bytes) {
    this.lastHeard = performance.now();
    this.patience = SILENT_AFTER;
    const message = unpack(bytes);
    if (!message) return;
    const answered = turnOf(message.parent.msg_id);
    for (const id of this.unheard.keys()) {
      if (turnOf(id) > answered) break;
      this.unheard.delete(id); // the kernel takes what is said one after the other
    }
    this.heard(message);
  }

  /** Whether something was said long enough ago that the kernel should have taken it. */
  get silent() {
    const [oldest] = this.unheard.values();
    return oldest !== undefined && performance.now() - oldest.at > ANSWERS_WITHIN;
  }

  /** A socket does not say that its other end has gone: one that is silent for long is given up for a new one. */
  look() {
    if (!this.up) return;
    const now = performance.now();
    const [oldest] = this.unheard.values();
    const silent = now - this.lastHeard;
    if (oldest && now - oldest.at > this.patience && silent > this.patience) {
      this.patience = Math.min(2 * this.patience, 10 * SILENT_AFTER); // perhaps the kernel is only busy
      this.lose();
    } else if (silent > QUIET_AFTER && !oldest) {
      this.say("kernel_info_request", {});
    }
  }
}

/**
 * The how-manieth of this page's messages an id names, -1 where it names none.
 *
 * @param {unknown} id
 */
export function turnOf(id) {
  return typeof id === "string" ? Number(/-(\d+)$/.exec(id)?.[1] ?? -1) : -1;
}

/** A random id that also works where a page is not served over TLS. */
export function randomId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
