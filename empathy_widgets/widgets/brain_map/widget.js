import { bringInSight } from "../shared/sight.js";
import { make, makeRoot, newId, onChange } from "../shared/shared.js";
import { makeCard } from "./card.js";
import { makeView } from "./views.js";

/**
 * The region the address names, "" for none.
 *
 * @param {Model} model
 */
function named(model) {
  const name = decodeURIComponent(location.hash.slice(1));
  return model.get("regions").some((region) => region.id === name) ? name : "";
}

/**
 * The two views, and beside them the card of the chosen region.
 *
 * @param {Model} model
 * @param {HTMLElement} root
 */
function drawMap(model, root) {
  const uid = `ew-${newId().slice(0, 8)}`;
  const card = make("section", { class: "ew-region ew-panel ew-stack-3", id: `${uid}-card`, "aria-labelledby": `${uid}-name` });

  /** @param {string} id */
  function choose(id, { focus = false } = {}) {
    root.dataset.chosen = id;
    card.replaceChildren(...makeCard(model, id, `${uid}-name`, choose));
    for (const part of root.querySelectorAll("[data-region]")) {
      const chosen = /** @type {HTMLElement | SVGElement} */ (part).dataset.region === id;
      part.toggleAttribute("data-chosen", chosen);
      if (part.localName === "button") part.setAttribute("aria-pressed", String(chosen));
    }
    if (!focus) return;
    history.replaceState(history.state, "", `#${id}`);
    const title = card.querySelector("h2");
    if (title) bringInSight(title);
  }

  const views = model.get("views").map((view) => makeView(model, view, `${uid}-${view.id}`, card.id, choose));
  root.replaceChildren(make("div", { class: "ew-brain-columns" }, make("div", { class: "ew-views ew-stack" }, ...views), card));
  choose(named(model));
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-brain-map");
    const paint = () => drawMap(model, root);
    const undo = onChange(model, ["views", "regions", "width", "height", "strings"], paint);
    paint();
    return () => {
      undo();
      root.remove();
    };
  },
};
