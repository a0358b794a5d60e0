/**
 * A kernel's messages as bytes: a number of offsets, the offsets, the channel, four JSON objects, then buffers; numbers
 * are 64 bits, the lowest byte first. Source: jupyter_server, "WebSocket protocols", v1.kernel.websocket.jupyter.org.
 */
export const PROTOCOL = "v1.kernel.websocket.jupyter.org";
const PARTS = 5; // the channel, then header, parent header, metadata and content
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/**
 * One message as a frame.
 *
 * @param {string} channel
 * @param {{ header: object, content: object, metadata?: object }} message
 * @param {ArrayBufferView<ArrayBuffer>[]} buffers
 */
export function pack(channel, { header, content, metadata = {} }, buffers = []) {
  const objects = [header, {}, metadata, content].map((one) => encoder.encode(JSON.stringify(one)));
  const views = buffers.map((one) => new Uint8Array(one.buffer, one.byteOffset, one.byteLength));
  const parts = [encoder.encode(channel), ...objects, ...views];
  let at = 8 * (parts.length + 2);
  const frame = new Uint8Array(parts.reduce((sum, part) => sum + part.length, at));
  const table = new DataView(frame.buffer);
  table.setBigUint64(0, BigInt(parts.length + 1), true);
  parts.forEach((part, index) => {
    table.setBigUint64(8 * (index + 1), BigInt(at), true);
    frame.set(part, at);
    at += part.length;
  });
  table.setBigUint64(8 * (parts.length + 1), BigInt(at), true);
  return frame;
}

/**
 * What a frame says, or null where it is none: no number in it is believed before the bytes are there.
 *
 * @param {unknown} frame
 * @returns {KernelMessage | null}
 */
export function unpack(frame) {
  if (!(frame instanceof ArrayBuffer) || frame.byteLength < 8) return null;
  const table = new DataView(frame);
  const number = Number(table.getBigUint64(0, true));
  if (number < PARTS + 1 || 8 * (number + 1) > frame.byteLength) return null;
  const offsets = Array.from({ length: number }, (_, index) => Number(table.getBigUint64(8 * (index + 1), true)));
  const covers = offsets[0] === 8 * (number + 1) && offsets[number - 1] === frame.byteLength;
  if (!covers || offsets.some((offset, index) => index > 0 && offset < offsets[index - 1])) return null;
  const part = (/** @type {number} */ index) =>
    new Uint8Array(frame, offsets[index], offsets[index + 1] - offsets[index]);
  try {
    const channel = decoder.decode(part(0));
    const [header, parent, , content] = [1, 2, 3, 4].map((index) => JSON.parse(decoder.decode(part(index))));
    if (![header, parent, content].every(isObject) || typeof header.msg_type !== "string") return null;
    const buffers = offsets.slice(PARTS, -1).map((_, index) => {
      const { buffer, byteOffset, byteLength } = part(PARTS + index);
      return new DataView(buffer, byteOffset, byteLength);
    });
    return { channel, header, parent, content, buffers };
  } catch {
    return null; // no text, or no JSON
  }
}

/** @param {unknown} value */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
