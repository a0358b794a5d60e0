/**
 * `paint`, put off until the traits that change together have all changed, and then done once for them.
 *
 * @param {() => unknown} paint
 */
export function drawSoon(paint) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    queueMicrotask(() => {
      waiting = false;
      paint();
    });
  };
}

/**
 * Draw `place` anew; the focus returns to what bears the same `data-keep` as what held it, the first if several do,
 * unless `paint` puts it elsewhere in there.
 *
 * @param {HTMLElement} place
 * @param {() => unknown} paint
 */
export function keepFocus(place, paint) {
  const held = document.activeElement;
  const kept = held instanceof HTMLElement && place.contains(held) ? held.dataset.keep : undefined;
  paint();
  if (kept === undefined || place.contains(document.activeElement)) return;
  place.querySelector(`[data-keep="${CSS.escape(kept)}"]`)?.focus({ preventScroll: true });
}
