/**
 * Something kept beside the page, for a reload to find.
 *
 * @param {string} key
 */
function beside(key) {
  return {
    read() {
      try {
        return JSON.parse(sessionStorage.getItem(key) ?? "null");
      } catch {
        return null; // no storage here, or not ours
      }
    },
    /** @param {Record<string, any> | null} what */
    keep(what) {
      try {
        if (what) sessionStorage.setItem(key, JSON.stringify(what));
        else sessionStorage.removeItem(key);
      } catch {
        // storage is full or closed: a reload forgets it
      }
    },
  };
}

/**
 * The sitting that is going on, kept while it lasts, so that a reload does not lose it.
 *
 * @param {string} run
 */
export function unfinishedOf(run) {
  const { read, keep } = beside(`ew-sitting-${run}`);
  return {
    keep,
    /** @returns {Record<string, any> | null} */
    read() {
      const kept = read();
      return typeof kept?.key === "string" && typeof kept.day === "string" ? kept : null;
    },
  };
}

/**
 * How somebody feels before a sitting that is not over yet; of another day it says nothing any more.
 *
 * @param {string} run
 */
export function feelingOf(run) {
  const { read, keep } = beside(`ew-feeling-${run}`);
  return {
    /**
     * @param {string} day
     * @returns {number | null}
     */
    read(day) {
      const kept = read();
      return kept?.day === day && [1, 2, 3, 4, 5].includes(kept.value) ? kept.value : null;
    },
    /**
     * @param {string} day
     * @param {number | null} value
     */
    keep(day, value) {
      keep(value === null ? null : { day, value });
    },
  };
}
