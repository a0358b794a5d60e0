import { make, makeRoot, newId, onChange } from "../shared/shared.js";
import { makeMoments } from "./moments.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * An SVG element with attributes.
 *
 * @param {Attributes} attributes
 */
function draw(tag, attributes = {}, text = "") {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text) element.textContent = text;
  return element;
}

/**
 * The map: arrows first, the taken ones over the others, boxes on top; beside it the moment that is open.
 *
 * @param {Model} model
 * @param {HTMLElement} root
 * @param {string} uid
 */
function drawMap(model, root, uid) {
  const strings = model.get("strings");
  const [wide, high] = model.get("box");
  const svg = draw("svg", {
    viewBox: `0 0 ${model.get("width")} ${model.get("height")}`, width: model.get("width"), height: model.get("height"),
    role: "img", "aria-label": model.get("description"),
  });
  const looks = model.get("moments").length ? model.get("looks") : [];
  const ways = [...model.get("ways")].sort((one, other) => one.taken - other.taken);
  for (const way of ways) {
    const names = `${way.conditional ? " ew-if" : ""}${way.taken ? " ew-taken" : ""}`;
    const tip = way.down ? 6 : -6;
    svg.append(draw("path", { class: `ew-way${names}`, d: way.d }));
    svg.append(draw("path", { class: `ew-head${names}`, d: `M${way.x - 4} ${way.y - tip + 2}h8l-4 ${tip}z` }));
  }
  for (const box of model.get("boxes")) {
    const names = `${box.taken ? " ew-taken" : ""}`;
    svg.append(draw("rect", {
      class: `ew-box${names}`, x: box.x - wide / 2, y: box.y - high / 2, width: wide, height: high, rx: box.ending ? 22 : 8,
      "data-box": box.id,
    }));
    svg.append(draw("text", { x: box.x, y: box.y }, box.label));
    if (looks.includes(box.id)) svg.append(draw("circle", { class: "ew-look", cx: box.x + wide / 2 - 10, cy: box.y - high / 2 + 10, r: 4 }));
  }
  const sheet = make("div", { class: "ew-sheet ew-panel", tabindex: "0", role: "group", "aria-label": strings.title });
  const several = model.get("moments").length > 0;
  const moments = several ? makeMoments(model, uid) : null;
  const caption = [strings.caption, several ? strings.press : "", looks.length ? strings.look : ""].filter(Boolean).join(" ");
  sheet.append(make("div", { class: "ew-drawn" }, svg, ...(moments?.targets ?? [])));
  root.replaceChildren(
    make("h2", { class: "ew-minor", text: strings.title }),
    make("div", { class: "ew-columns" }, sheet, moments?.panel),
    make("p", { class: "ew-small ew-muted", text: caption }),
  );
  requestAnimationFrame(() => (sheet.scrollLeft = (sheet.scrollWidth - sheet.clientWidth) / 2)); // the middle of the way
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-path-map ew-stack");
    const uid = `ew-${newId().slice(0, 8)}`;
    const paint = () => drawMap(model, root, uid);
    const undo = onChange(model, ["boxes", "ways", "moments", "looks", "width", "height", "description", "strings"], paint);
    paint();
    return () => {
      undo();
      root.remove();
    };
  },
};
