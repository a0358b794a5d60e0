/** What a widget's state is made of: JSON, with bytes at any place in it. */

/**
 * Whether two values are the same all the way down.
 *
 * @param {any} one
 * @param {any} other
 * @returns {boolean}
 */
export function same(one, other) {
  if (Object.is(one, other)) return true;
  if (typeof one !== "object" || typeof other !== "object" || !one || !other) return false;
  if (isBytes(one) || isBytes(other)) {
    if (!isBytes(one) || !isBytes(other) || one.byteLength !== other.byteLength) return false;
    const bytes = bytesOf(other);
    return bytesOf(one).every((byte, index) => byte === bytes[index]);
  }
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}

/** @param {unknown} value */
export function isBytes(value) {
  return value instanceof ArrayBuffer || ArrayBuffer.isView(value);
}

/** @param {any} value an ArrayBuffer or a view of one */
export function bytesOf(value) {
  return value instanceof ArrayBuffer
    ? new Uint8Array(value)
    : new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/**
 * Put buffers where their paths say, as far as these lead over what `state` has itself.
 *
 * @param {any} state
 * @param {unknown} paths
 * @param {DataView[]} buffers
 */
export function putBuffers(state, paths, buffers) {
  if (!Array.isArray(paths)) return;
  paths.forEach((path, index) => {
    if (!Array.isArray(path) || !path.length || !buffers[index]) return;
    const last = path[path.length - 1];
    const place = path.slice(0, -1).reduce((at, step) => (Object.hasOwn(Object(at), step) ? at[step] : null), state);
    if (typeof place === "object" && place && last !== "__proto__") place[last] = buffers[index];
  });
}

/**
 * A copy of `state` without its bytes, these apart with their paths: in lists null stands for them, elsewhere nothing.
 *
 * @param {Record<string, any>} state
 */
export function takeBuffers(state) {
  /** @type {(string | number)[][]} */
  const paths = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const buffers = [];
  /**
   * @param {any} value
   * @param {(string | number)[]} path
   * @returns {any}
   */
  const copy = (value, path) => {
    if (typeof value?.toJSON === "function") return copy(value.toJSON(), path);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([name, part]) => {
      if (!isBytes(part)) return true;
      paths.push([...path, Array.isArray(value) ? Number(name) : name]);
      buffers.push(bytesOf(part));
      return false;
    });
    const copies = entries.map(([name, part]) => [name, copy(part, [...path, Array.isArray(value) ? Number(name) : name])]);
    if (!Array.isArray(value)) return Object.fromEntries(copies);
    const list = Array(value.length).fill(null);
    for (const [name, part] of copies) list[name] = part;
    return list;
  };
  return { state: copy(state, []), paths, buffers };
}
