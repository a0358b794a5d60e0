import { listen, make, makeRoot, onChange } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";

/**
 * The heading of a part that folds; the style of its box shows and hides the part.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openFold(model, el) {
  const root = makeRoot(el, "ew-fold");
  const title = make("span");
  const brief = make("span", { class: "ew-small ew-muted" });
  const head = make("button", { type: "button", class: "ew-fold-head", "aria-expanded": "false", onclick: press }, title);
  root.append(make("h2", { class: "ew-minor" }, head), brief);
  let before = "false";

  /** @param {string} open */
  const set = (open) => head.setAttribute("aria-expanded", open);

  function press() {
    const open = head.getAttribute("aria-expanded") !== "true";
    set(String(open));
    if (open) bringInSight(head, ...(root.closest(".ew-folding")?.children ?? []));
  }

  function paint() {
    title.textContent = model.get("title");
    brief.textContent = model.get("brief");
  }

  /** A chart is drawn for paper as wide as it is seen: its part has to stand open before it is asked. */
  const toPaper = () => {
    before = head.getAttribute("aria-expanded") ?? before;
    set("true");
  };
  window.addEventListener("beforeprint", toPaper, { capture: true });
  const undo = [
    () => window.removeEventListener("beforeprint", toPaper, { capture: true }),
    listen(window, "afterprint", () => set(before)),
    onChange(model, ["title", "brief"], paint),
  ];
  paint();
  return () => {
    undo.forEach((one) => one());
    root.remove();
  };
}

export default { render: ({ model, el }) => openFold(model, el) };
