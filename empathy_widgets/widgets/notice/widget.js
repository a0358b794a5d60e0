import { make, makeRoot, onChange, safeAddress } from "../shared/shared.js";

/**
 * The notice: its tone is told by word and sign as well as by colour.
 *
 * @param {Model} model
 * @param {HTMLElement} root
 */
function drawNotice(model, root) {
  const strings = model.get("strings");
  const tone = model.get("tone");
  const title = model.get("title");
  const links = model.get("links").filter((link) => safeAddress(link.href));
  const button = ({ href, text }) => make("a", { class: "ew-button", href, text });
  root.dataset.tone = tone;
  root.setAttribute("role", tone === "error" ? "alert" : "status");
  root.replaceChildren(
    make("p", { class: "ew-tone ew-small", text: strings[tone] }),
    title ? make("h2", { class: "ew-minor", text: title, dir: "auto" }) : "",
    ...model.get("text").split(/\n\s*\n/).filter(Boolean).map((text) => make("p", { text, dir: "auto" })),
    links.length ? make("p", { class: "ew-actions" }, ...links.map(button)) : "",
  );
}

export default {
  /** @param {{ model: Model, el: HTMLElement }} page */
  render({ model, el }) {
    const root = makeRoot(el, "ew-notice");
    const draw = () => drawNotice(model, root);
    const undo = onChange(model, ["tone", "title", "text", "links", "strings"], draw);
    draw();
    return () => {
      undo();
      root.remove();
    };
  },
};
