/**
 * The sitting that is going on, kept beside the page while it lasts, so that a reload does not lose it.
 *
 * @param {string} run
 */
export function unfinishedOf(run) {
  const key = `ew-sitting-${run}`;
  return {
    /** @returns {Record<string, any> | null} */
    read() {
      try {
        const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
        return kept && typeof kept.key === "string" && typeof kept.day === "string" ? kept : null;
      } catch {
        return null; // no storage here, or not ours
      }
    },
    /** @param {Record<string, any> | null} line */
    keep(line) {
      try {
        if (line) sessionStorage.setItem(key, JSON.stringify(line));
        else sessionStorage.removeItem(key);
      } catch {
        // storage is full or closed: a reload forgets it
      }
    },
  };
}
