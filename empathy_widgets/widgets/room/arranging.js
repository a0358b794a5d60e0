import { fill, make } from "../shared/shared.js";

/**
 * The fold in which a clinician says what stands in the room for this case.
 *
 * @param {Model} model
 * @param {(key: string, on: boolean) => unknown} place
 */
export function makeArranging(model, place) {
  const strings = model.get("strings");
  const about = make("p", { class: "ew-small ew-muted" });
  const error = make("p", { class: "ew-error", role: "alert" });
  const boxes = make("ul", { class: "ew-arranged" });
  const fold = make(
    "details",
    { class: "ew-arranging" },
    make("summary", { class: "ew-reveal", text: strings.arrange }),
    make("div", { class: "ew-stack-2" }, about, boxes, error),
  );
  let shown = "";

  function build() {
    boxes.replaceChildren(
      ...model.get("things").map((thing) => {
        const box = make("input", { type: "checkbox", class: "ew-tickbox", "data-key": thing.id });
        box.addEventListener("change", () => place(thing.id, box.checked));
        return make("li", {}, make("label", { class: "ew-choice" }, box, make("span", { text: thing.name, dir: "auto" })));
      }),
    );
  }

  return {
    fold,
    show() {
      const things = model.get("things");
      fold.hidden = !model.get("whose");
      about.textContent = fill(strings.arrange_about, { whose: model.get("whose") });
      const there = JSON.stringify(things.map((thing) => [thing.id, thing.name]));
      if (there !== shown) build();
      shown = there;
      for (const thing of things) {
        const box = /** @type {HTMLInputElement | null} */ (boxes.querySelector(`[data-key="${CSS.escape(thing.id)}"]`));
        if (box) box.checked = thing.there;
      }
    },
    /** @param {Receipt} receipt */
    heard(receipt) {
      error.textContent = receipt.ok ? "" : receipt.text;
      if (!receipt.ok) this.show();
    },
  };
}
