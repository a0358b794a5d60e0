import { drawSoon } from "../shared/redraw.js";
import { make, makeButton, makeRoot, newId, onChange, safeAddress } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";
import { makeMark, makeReach, put } from "./marks.js";

const NEAR_END = 0.9; // of the axis: what is written there ends at its place

/**
 * The time line: dates above, a lane a kind, and below it what the pressed mark stands for.
 *
 * @param {Model} model
 * @param {HTMLElement} root
 * @param {string} uid
 */
function drawLine(model, root, uid) {
  const strings = model.get("strings");
  const lines = model.get("lines");
  /** @type {HTMLButtonElement[][]} */
  const grid = [];
  const panel = make("section", { class: "ew-opened ew-panel ew-stack-3", id: `${uid}-opened`, "aria-labelledby": `${uid}-mark`, hidden: true });
  /** @type {HTMLButtonElement | null} */
  let pressed = null;

  /** @param {{ focus?: boolean }} how */
  function close({ focus = false } = {}) {
    pressed?.setAttribute("aria-expanded", "false");
    if (focus) pressed?.focus();
    pressed = null;
    panel.hidden = true;
  }

  /** @param {any} line */
  function makeLine({ title, line, link, badge }) {
    const address = link && safeAddress(link);
    return make(
      "li",
      { class: "ew-opened-line" },
      make(
        "span",
        {},
        make("span", { class: "ew-card-title", text: title, dir: "auto" }),
        make("span", { class: "ew-muted ew-small", text: line, dir: "auto" }),
        badge ? make("span", { class: "ew-badge", text: badge }) : null,
      ),
      address ? make("a", { class: "ew-button", href: address, text: strings.look, "aria-label": `${strings.look}: ${title}, ${line}` }) : null,
    );
  }

  /**
   * @param {any} mark
   * @param {HTMLButtonElement} button
   */
  function open(mark, button) {
    if (pressed === button) return close();
    close();
    pressed = button;
    button.setAttribute("aria-expanded", "true");
    const title = make("h3", { id: `${uid}-mark`, tabindex: "-1", text: mark.of.length > 1 ? mark.says : strings.one, dir: "auto" });
    panel.replaceChildren(
      make("div", { class: "ew-opened-head" }, title, makeButton(strings.close, () => close({ focus: true }), { "data-quiet": true })),
      make("ul", { class: "ew-opened-lines" }, ...mark.of.map((/** @type {number} */ number) => makeLine(lines[number]))),
    );
    panel.hidden = false;
    bringInSight(title, panel);
  }

  /** @param {any} row @param {string} lane */
  function makeRow(row, lane) {
    /** @type {HTMLButtonElement[]} */
    const buttons = row.marks.map((/** @type {any} */ mark) => {
      const button = makeMark(mark, lane, {
        tabindex: "-1", "aria-expanded": "false", "aria-controls": panel.id, title: mark.says, onclick: () => open(mark, button),
        onfocus: () => grid.flat().forEach((one) => (one.tabIndex = one === button ? 0 : -1)),
      });
      return button;
    });
    grid.push(buttons);
    const long = row.marks.filter((/** @type {any} */ mark) => mark.of.length > 1);
    const reaches = [...(row.spans ?? []).map((/** @type {number[]} */ [first, last]) => ({ first, last })), ...long].map(makeReach);
    return make(
      "div",
      { class: "ew-row", role: "group", "aria-label": row.label },
      make("span", { class: "ew-row-name", text: row.label, dir: "auto" }),
      make("div", { class: "ew-track" }, ...reaches, ...buttons),
    );
  }

  /** @param {any} lane */
  function makeLane(lane) {
    const alone = lane.rows.length === 1 && lane.rows[0].label === lane.label;
    return make(
      "div",
      { class: "ew-lane", "data-lane": lane.id, "data-alone": alone, role: "group", "aria-label": lane.label },
      make("p", { class: "ew-lane-name", text: lane.label }),
      ...lane.rows.map((/** @type {any} */ row) => makeRow(row, lane.id)),
    );
  }

  /** @param {KeyboardEvent} event */
  function step(event) {
    const row = grid.findIndex((one) => one.includes(/** @type {HTMLButtonElement} */ (document.activeElement)));
    if (row < 0) return;
    const at = grid[row].indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const back = getComputedStyle(root).direction === "rtl" ? "ArrowRight" : "ArrowLeft";
    /** @param {HTMLButtonElement[]} [buttons] */
    const nearest = (buttons) => {
      const here = grid[row][at].getBoundingClientRect().left;
      return buttons?.reduce((one, other) =>
        Math.abs(other.getBoundingClientRect().left - here) < Math.abs(one.getBoundingClientRect().left - here) ? other : one);
    };
    const to = {
      ArrowLeft: grid[row][at + (back === "ArrowLeft" ? -1 : 1)], ArrowRight: grid[row][at + (back === "ArrowLeft" ? 1 : -1)],
      ArrowUp: nearest(grid[row - 1]), ArrowDown: nearest(grid[row + 1]), Home: grid[row][0], End: grid[row].at(-1),
    }[event.key];
    if (event.key === "Escape" && pressed) close({ focus: true });
    if (!(event.key in { ArrowLeft: 1, ArrowRight: 1, ArrowUp: 1, ArrowDown: 1, Home: 1, End: 1 })) return;
    event.preventDefault();
    to?.focus();
  }

  const today = model.get("today");
  const lanes = model.get("lanes").map(makeLane);
  /** @param {any} tick */
  const makeTick = (tick) =>
    put(make("span", { class: "ew-tick" }, make("span", { text: tick.label }), make("span", { class: "ew-year", text: tick.year, "data-again": tick.again })), tick.at);
  const marked = "at" in today;
  const sheet = make(
    "div",
    { class: "ew-sheet", onkeydown: step },
    make(
      "div",
      { class: "ew-plane" },
      make(
        "div",
        { class: "ew-under", "aria-hidden": "true" },
        ...model.get("ticks").map((/** @type {any} */ tick) => put(make("span", { class: "ew-rule" }), tick.at)),
        marked ? put(make("span", { class: "ew-rule ew-today" }), today.at) : null,
      ),
      make(
        "div",
        { class: "ew-dates" },
        ...model.get("ticks").map(makeTick),
        marked ? put(make("span", { class: "ew-now", text: today.label, "data-end": today.at > NEAR_END }), today.at) : null,
      ),
      ...lanes,
    ),
  );
  sheet.style.setProperty("--ew-least", `${model.get("width")}px`);
  const newest = grid.map((row) => row.at(-1)).find(Boolean);
  if (newest) newest.tabIndex = 0;
  const every = model.get("lanes").flatMap((/** @type {any} */ lane) => lane.rows.flatMap((/** @type {any} */ row) => row.marks));
  const notes = [
    strings.caption,
    every.some((/** @type {any} */ mark) => mark.of.length > 1) ? strings.counted : "",
    every.some((/** @type {any} */ mark) => mark.planned) ? strings.planned : "",
  ];
  root.setAttribute("aria-label", model.get("title"));
  root.replaceChildren(
    model.get("title") ? make("h2", { text: model.get("title"), dir: "auto" }) : "",
    make("p", { class: "ew-hidden", text: model.get("description") }),
    make("div", { class: "ew-frame ew-framed" }, sheet),
    make("p", { class: "ew-small ew-muted", text: notes.filter(Boolean).join(" ") }),
    panel,
  );
  requestAnimationFrame(() => {
    const room = sheet.scrollWidth - sheet.clientWidth; // what is newest is in sight first
    if (room > 0) sheet.scrollLeft = getComputedStyle(root).direction === "rtl" ? -room : room;
  });
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-case-line ew-stack-3");
    const uid = `ew-${newId().slice(0, 8)}`;
    const paint = () => drawLine(model, root, uid);
    const undo = onChange(model, ["title", "description", "width", "lanes", "ticks", "today", "lines", "strings"], drawSoon(paint));
    paint();
    return () => {
      undo();
      root.remove();
    };
  },
};
