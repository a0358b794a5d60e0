/** Where a page lands: what a press brought is put in sight and in focus, clear of every bar that stays in place. */

const GAP = 8; // px between a bar and what was brought in sight
const FAR = 0.75; // of the window's room between a view's beginning and what has the focus
const PASSES = 3; // a bar may take its place only while the page moves
const COMING = "ewComing";
const SETTLES = 1500; // ms in which a page that was just opened finds its size
const FRAMES = 120; // until a widget that is drawn stands on the page

/**
 * The bar a spot of the window belongs to; null where there is none, or where it holds `target` itself.
 *
 * @param {number} x
 * @param {number} y
 * @param {HTMLElement} target
 */
function barAt(x, y, target) {
  for (let one = document.elementFromPoint(x, y); one && !one.contains(target); one = one.parentElement) {
    if (["fixed", "sticky"].includes(getComputedStyle(one).position)) return one.getBoundingClientRect();
  }
  return null;
}

/**
 * The window's first and last pixel that no bar covers where `target` stands.
 *
 * @param {HTMLElement} target
 */
function room(target) {
  const { left, width } = target.getBoundingClientRect();
  const x = Math.min(Math.max(left + width / 2, 1), window.innerWidth - 1);
  let top = 0;
  let bottom = window.innerHeight;
  for (let pass = 0; pass < PASSES; pass += 1) {
    top = Math.max(top, barAt(x, top + 1, target)?.bottom ?? 0);
    bottom = Math.min(bottom, barAt(x, bottom - 1, target)?.top ?? bottom);
  }
  return { top: top + GAP, bottom: bottom - GAP };
}

/**
 * What scrolls `target`: the window, or in JupyterLab the notebook.
 *
 * @param {HTMLElement} target
 */
function scrollerOf(target) {
  for (let one = target.parentElement; one && one !== document.body; one = one.parentElement) {
    const scrolls = ["auto", "scroll"].includes(getComputedStyle(one).overflowY);
    if (scrolls && one.scrollHeight > one.clientHeight) return one;
  }
  return document.scrollingElement ?? document.documentElement;
}

/**
 * Put the focus on `target` and the new view in sight: all of it where it fits between the bars, else its beginning,
 * or `target` where that lies too far from it. The view is `target`, with what else belongs to it.
 *
 * @param {HTMLElement} target
 * @param {(Element | null | undefined)[]} others
 */
export function bringInSight(target, ...others) {
  target.focus({ preventScroll: true });
  const whole = [target, ...others.filter((one) => one instanceof Element)];
  for (let pass = 0; pass < PASSES; pass += 1) {
    const { top, bottom } = room(target);
    const boxes = whole.map((one) => one.getBoundingClientRect()).filter((box) => box.height);
    const start = target.getBoundingClientRect().top;
    const begins = Math.min(...boxes.map((box) => box.top));
    const first = start - begins > (bottom - top) * FAR ? start : begins;
    const last = Math.max(...boxes.map((box) => box.bottom));
    const fits = last - first <= bottom - top;
    const by = !fits || first < top ? first - top : Math.max(0, last - bottom);
    if (!boxes.length || Math.abs(by) < 1) return;
    scrollerOf(target).scrollBy({ top: by, behavior: "instant" });
  }
}

/** Say that the next widget to stand on this page is what a person asked for. */
export function awaitView(coming = true) {
  if (coming) document.documentElement.dataset[COMING] = "";
  else delete document.documentElement.dataset[COMING];
}

/**
 * Bring a widget in sight that a person asked for, once it stands; the focus goes to what bears `data-arrive`, else to
 * its first heading that can be seen, or its first question.
 *
 * @param {HTMLElement} root
 */
export function arrive(root) {
  if (!(COMING in document.documentElement.dataset)) return;
  awaitView(false);
  let frames = 0;
  const look = () => {
    frames += 1;
    if (!root.isConnected || !root.getClientRects().length) return frames < FRAMES && requestAnimationFrame(look);
    const headings = [...root.querySelectorAll("h2, h3")].filter((one) => one.checkVisibility() && !one.matches(".ew-hidden"));
    const target = root.querySelector("[data-arrive]") ?? headings[0] ?? root.querySelector("fieldset") ?? root;
    if (target.tabIndex < 0) target.setAttribute("tabindex", "-1");
    bringInSight(target, root);
    // the reading folds and pictures come meanwhile: what was brought stays in sight while the page finds its size
    const sized = new ResizeObserver(() => document.activeElement === target && bringInSight(target, root));
    sized.observe(document.body);
    setTimeout(() => sized.disconnect(), SETTLES);
    return true;
  };
  requestAnimationFrame(look);
}
