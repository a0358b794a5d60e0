/**
 * What was written on this page, on the device alone: of one practice, kind and key the newest line stands.
 *
 * @typedef {{
 *   request: string, run: string, kind: string, body: Record<string, any>, saved?: string,
 * }} HomeLine
 */

const REMEMBERED = 200; // requests of lines whose place was taken

/**
 * @param {string} key
 */
export function openStorage(key) {
  const works = canKeep(key);
  /** @returns {{ lines: HomeLine[], requests: string[] }} */
  const read = () => {
    try {
      const { lines, requests } = JSON.parse(localStorage.getItem(key) ?? "{}");
      return { lines: Array.isArray(lines) ? lines : [], requests: Array.isArray(requests) ? requests : [] };
    } catch {
      return { lines: [], requests: [] }; // no storage here, or not ours
    }
  };
  /**
   * @param {HomeLine[]} lines
   * @param {string[]} requests
   */
  const write = (lines, requests) => {
    try {
      localStorage.setItem(key, JSON.stringify({ lines, requests: requests.slice(-REMEMBERED) }));
      return works;
    } catch {
      return false; // full, or closed
    }
  };
  return {
    works,
    get lines() {
      return read().lines;
    },
    /**
     * Keep a line in the place of one before it; the same request once. Says whether it is kept.
     *
     * @param {HomeLine} line
     */
    take(line) {
      const { lines, requests } = read();
      if (requests.includes(line.request)) return works;
      const others = lines.filter((one) => placeOf(one) !== placeOf(line));
      return write([...others, line], [...requests, line.request]);
    },
    /**
     * Note that these lines stand in a file.
     *
     * @param {HomeLine[]} chosen
     * @param {string} day
     */
    mark(chosen, day) {
      const { lines, requests } = read();
      const places = new Set(chosen.map((one) => one.request));
      return write(lines.map((one) => (places.has(one.request) ? { ...one, saved: day } : one)), requests);
    },
    clear() {
      localStorage.removeItem(key);
    },
  };
}

/**
 * What a line takes the place of.
 *
 * @param {HomeLine} line
 */
export function placeOf(line) {
  return JSON.stringify([line.run, line.kind, line.body.key ?? ""]);
}

/** @param {string} key */
function canKeep(key) {
  try {
    const tried = `${key}-tried`;
    localStorage.setItem(tried, tried);
    const kept = localStorage.getItem(tried) === tried;
    localStorage.removeItem(tried);
    return kept;
  } catch {
    return false;
  }
}
