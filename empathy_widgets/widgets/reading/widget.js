import { make } from "../shared/shared.js";

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = make("div", { class: "ew-reading" });
    const draw = () => {
      const sections = model.get("blocks").map(({ heading, paragraphs }) =>
        make("section", {}, make(model.get("level") === 2 ? "h2" : "h3", { text: heading }), ...paragraphs.map((text) => make("p", { text }))),
      );
      root.replaceChildren(...sections);
    };
    model.on("change:blocks", draw);
    el.append(root);
    draw();
    return () => model.off("change:blocks", draw);
  },
};
