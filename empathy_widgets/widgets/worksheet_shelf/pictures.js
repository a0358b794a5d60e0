import { fill, make } from "../shared/shared.js";

const AT_ONCE = 8; // sheets asked for in one event
const NEAR = "300px"; // below the window, so that a picture is there when it comes into sight

/** @typedef {{ id: string, title: string, activity: string, pages: number, teen: boolean }} Sheet */

/**
 * Pictures of pages: asked for as they come into sight, kept while the page is open.
 *
 * @param {Model} model
 * @param {(sheets: string[], size: string) => void} ask
 * @param {() => { version: string, print: string }} ways
 */
export function openPictures(model, ask, ways) {
  /** @type {Map<string, string[]>} */
  const drawn = new Map();
  /** @type {Set<string>} */
  const asked = new Set();
  /** @type {Map<HTMLElement, { sheet: Sheet, size: string }>} */
  const frames = new Map();
  /** @type {Set<string>} */
  const queue = new Set();
  let due = false;

  const keyOf = (sheet, size, chosen = ways()) =>
    [sheet.id, sheet.teen ? chosen.version : "adult", chosen.print, size].join(" ");

  function flush() {
    due = false;
    const ids = [...queue];
    queue.clear();
    for (let at = 0; at < ids.length; at += AT_ONCE) ask(ids.slice(at, at + AT_ONCE), "small");
  }

  /** @param {HTMLElement} frame */
  function want(frame) {
    const given = frames.get(frame);
    if (!given) return;
    const { sheet, size } = given;
    const key = keyOf(sheet, size);
    if (drawn.has(key)) paint(frame);
    if (drawn.has(key) || asked.has(key)) return;
    asked.add(key);
    if (size === "large") {
      ask([sheet.id], size);
      return;
    }
    queue.add(sheet.id);
    if (!due) setTimeout(flush);
    due = true;
  }

  /** @param {HTMLElement} frame */
  function paint(frame) {
    const given = frames.get(frame);
    if (!given) return;
    const { sheet, size } = given;
    const pages = drawn.get(keyOf(sheet, size)) ?? [];
    const strings = model.get("strings");
    const shown = size === "small" ? pages.slice(0, 1) : pages;
    frame.toggleAttribute("data-drawn", shown.length > 0);
    frame.replaceChildren(
      ...shown.map((src, at) =>
        make("img", { src, alt: fill(strings.page, { page: at + 1, title: sheet.title }), draggable: "false" })),
    );
    if (!shown.length) {
      frame.append(make("span", { class: "ew-sheet-pending", text: size === "small" ? "" : strings.drawing }));
    }
  }

  const hear = (content, buffers) => {
    if (content?.kind !== "pages" || !buffers?.length) return;
    const sheet = model.get("sheets").find((one) => one.id === content.sheet);
    if (!sheet) return;
    const key = keyOf(sheet, content.size, content);
    if (!drawn.has(key)) drawn.set(key, buffers.map((page) => URL.createObjectURL(new Blob([page], { type: "image/png" }))));
    for (const [frame, given] of frames) if (given.sheet.id === sheet.id) paint(frame);
  };
  model.on("msg:custom", hear);

  const sight = new IntersectionObserver((seen) => {
    for (const one of seen) if (one.isIntersecting) want(/** @type {HTMLElement} */ (one.target));
  }, { rootMargin: NEAR });

  return {
    /** A frame for the first page of a sheet, or for all of them where it is large. */
    frame(sheet, size = "small") {
      const frame = make("span", { class: "ew-sheet-picture", "data-pages": sheet.pages });
      frames.set(frame, { sheet, size });
      paint(frame);
      sight.observe(frame);
      return frame;
    },
    /** Draw every frame as it is chosen now; those in sight are asked for. */
    redraw() {
      for (const frame of frames.keys()) {
        paint(frame);
        sight.unobserve(frame);
        sight.observe(frame);
      }
    },
    /** Forget what was asked for and did not come, so that it is asked for once more. */
    missed(event) {
      for (const id of event.sheets) {
        const sheet = model.get("sheets").find((one) => one.id === id);
        const key = sheet && keyOf(sheet, event.size, event);
        if (key && !drawn.has(key)) asked.delete(key);
      }
    },
    forget(frame) {
      sight.unobserve(frame);
      frames.delete(frame);
    },
    close() {
      sight.disconnect();
      model.off("msg:custom", hear);
      for (const pages of drawn.values()) for (const src of pages) URL.revokeObjectURL(src);
    },
  };
}
