import { Bubble } from "../shared/bubble.js";
import { openKeeper } from "../shared/keeping.js";
import { make, makeRoot, onChange } from "../shared/shared.js";
import { makeArranging } from "./arranging.js";
import { makeList, makeThing, placeIn, sentence } from "./things.js";

const LIGHT = "ew-room-light";
const LIST = "ew-room-list";

/**
 * What this browser chose before; "" for nothing.
 *
 * @param {string} key
 */
function chosen(key) {
  try {
    return localStorage.getItem(key) ?? "";
  } catch {
    return ""; // no storage here
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
function choose(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // then it holds until the page is left
  }
}

/**
 * A picture as Python drew it.
 *
 * @param {any} picture
 * @param {string} name
 */
function readPicture(picture, name) {
  const read = new DOMParser().parseFromString(picture.svg ?? "", "image/svg+xml").documentElement;
  const svg = /** @type {Element} */ (document.importNode(read, true));
  if (svg.localName !== "svg") return make("span");
  svg.classList.add(name);
  return svg;
}

/**
 * The room, its lights, its list.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openRoom(model, el) {
  const root = makeRoot(el, "ew-room ew-stack-3");
  const strings = model.get("strings");
  const scene = make("div", { class: "ew-scene", role: "group" });
  const list = make("div", { class: "ew-room-list", id: `${model.get("run")}-list` });
  const bubble = new Bubble(root);
  const keeper = openKeeper(model, model.get("run"), (_event, receipt) => arranging.heard(receipt));
  const arranging = makeArranging(model, (key, on) => keeper.send("place", { key, on }));

  const light = make("button", { type: "button", class: "ew-button", "data-quiet": true, "data-light": true });
  const asList = make("button", {
    type: "button", class: "ew-button", "data-quiet": true, "aria-expanded": "false", "aria-controls": list.id,
  });
  /** @param {string} which "day", "evening" or "", as the page is */
  function shine(which) {
    if (which) scene.dataset.light = which;
    const evening = getComputedStyle(scene).colorScheme === "dark";
    light.textContent = evening ? strings.day : strings.evening;
    light.onclick = () => {
      const next = evening ? "day" : "evening";
      choose(LIGHT, next);
      shine(next);
    };
  }
  /** @param {boolean} open */
  function unfold(open) {
    list.hidden = !open;
    asList.setAttribute("aria-expanded", String(open));
    asList.textContent = open ? strings.hide_list : strings.as_list;
    asList.onclick = () => {
      choose(LIST, open ? "" : "open");
      unfold(!open);
    };
  }

  function draw() {
    const things = model.get("things").filter((thing) => thing.there);
    const [wide, tall] = [model.get("wide"), model.get("tall")];
    const links = things.map((thing) => {
      const link = makeThing(thing, strings);
      placeIn(link, thing.id, wide.places ?? {}, tall.places ?? {});
      bubble.add(link, sentence(thing, strings, "\n"));
      const lit = () => point(thing.id, link.matches(":hover, :focus-visible"), link.matches(":focus-visible"));
      for (const name of ["pointerenter", "pointerleave", "focus", "blur"]) link.addEventListener(name, lit);
      return link;
    });
    const lights = things.filter((thing) => thing.state).map((thing) => {
      const mark = make("span", { class: "ew-light", "data-state": thing.state, "aria-hidden": "true" });
      placeIn(mark, thing.id, wide.places ?? {}, tall.places ?? {});
      return mark;
    });
    bubble.clear();
    scene.setAttribute("aria-label", model.get("title"));
    scene.replaceChildren(readPicture(wide, "ew-wide"), readPicture(tall, "ew-tall"), ...lights, ...links);
    list.replaceChildren(makeList(things, strings));
    arranging.show();
  }

  /**
   * The thing a link stands for moves a little, and with the focus gets a line round its shape.
   *
   * @param {string} id
   * @param {boolean} on
   * @param {boolean} focus
   */
  function point(id, on, focus) {
    for (const drawn of scene.querySelectorAll(`[data-thing="${id}"]`)) {
      drawn.toggleAttribute("data-pointed", on);
      drawn.toggleAttribute("data-focus", focus);
    }
  }

  root.append(scene, make("div", { class: "ew-actions" }, light, asList), list, arranging.fold);
  const undo = onChange(model, ["things", "wide", "tall", "whose", "title"], draw);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const turned = () => shine("");
  scheme.addEventListener("change", turned);
  draw();
  shine(chosen(LIGHT));
  unfold(chosen(LIST) === "open");
  return () => {
    undo();
    scheme.removeEventListener("change", turned);
    keeper.close();
    bubble.close();
    root.remove();
  };
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render: ({ model, el }) => openRoom(model, el),
};
