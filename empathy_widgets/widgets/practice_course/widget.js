import { drawSoon } from "../shared/redraw.js";
import { make, makeRoot, newId, onChange, safeAddress } from "../shared/shared.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element of a picture.
 *
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 */
function drawn(tag, attributes, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (text) element.textContent = text;
  return element;
}

/**
 * A day, by the same measures as `charts.practice_course` draws it on paper.
 *
 * @param {any} one
 * @param {number} size
 */
function makeDay(one, size) {
  const group = drawn("g", { "data-day": one.state });
  const shape = { x: one.x + 1, y: one.y + 1, width: size - 2, height: size - 2, rx: 9 };
  if (one.state === "no" || one.state === "off") {
    const wide = one.state === "no" ? 12 : 4;
    group.append(drawn("rect", { class: "ew-course-rest", x: one.x + (size - wide) / 2, y: one.y + size / 2 - 2, width: wide, height: 4, rx: 2 }));
  } else if (one.state === "open") {
    group.append(drawn("rect", { class: "ew-course-open", ...shape }));
  } else {
    const high = (one.filled ?? 0) * (size - 8);
    const inner = { x: one.x + 4, y: one.y + 4 + (size - 8) - high, width: size - 8, height: high, rx: 4 };
    group.append(
      one.filled === null ? drawn("rect", { class: "ew-course-unsaid", ...shape }) : drawn("rect", { class: "ew-course-full", ...inner }),
      drawn("rect", { class: "ew-course-edge", "data-state": one.state, ...shape }),
    );
  }
  group.append(drawn("title", {}, one.says));
  return group;
}

/**
 * The picture of the weeks, and the table beside it.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openCourse(model, el) {
  const root = makeRoot(el, "ew-practice-course ew-stack-3");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");

  function makePicture() {
    const size = model.get("cell");
    const picture = drawn("svg", {
      viewBox: `0 0 ${model.get("width")} ${model.get("height")}`, role: "img", "aria-labelledby": `${uid}-says`,
    });
    picture.append(
      ...model.get("heads").map(([x, name]) => drawn("text", { class: "ew-course-head", x, y: 16 }, name)),
      ...model.get("weeks").flatMap((week) => [
        drawn("text", { x: 0, y: week.y + size / 2 + 4 }, week.label),
        ...week.cells.map((one) => makeDay(one, size)),
      ]),
    );
    return picture;
  }

  function makeTable() {
    const row = (week) =>
      make("tr", {}, make("th", { scope: "row", class: "ew-term", text: week.label }), ...[week.well, week.done, week.due].map((text) => make("td", { text })));
    const heads = [strings.week, strings.well, strings.done, strings.due];
    return make(
      "table",
      { class: "ew-table" },
      make("caption", { text: strings.table }),
      make("thead", {}, make("tr", {}, ...heads.map((text) => make("th", { scope: "col", class: "ew-term", text })))),
      make("tbody", {}, ...model.get("weeks").map(row)),
    );
  }

  function draw() {
    root.replaceChildren();
    const { text, href } = model.get("link");
    const address = href ? safeAddress(href) : null;
    if (model.get("title")) root.append(make("h2", { class: "ew-minor", text: model.get("title"), dir: "auto" }));
    root.append(make("p", { id: `${uid}-says`, text: model.get("says") }));
    if (model.get("weeks").length) {
      root.append(
        make("div", { class: "ew-course-beside" }, make("figure", { class: "ew-stack-2" }, makePicture(), make("figcaption", { class: "ew-small ew-muted", text: strings.key })), makeTable()),
      );
    }
    if (model.get("note")) root.append(make("p", { class: "ew-small ew-muted", text: model.get("note") }));
    if (address) root.append(make("p", {}, make("a", { href: address, text })));
  }

  const undo = onChange(model, ["title", "says", "note", "link", "weeks"], drawSoon(draw));
  draw();
  return () => {
    undo();
    root.remove();
  };
}

export default { render: ({ model, el }) => openCourse(model, el) };
