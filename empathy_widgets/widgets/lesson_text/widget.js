import { makeSource } from "../shared/facts.js";
import { fill, make, makeRoot, onChange, safeAddress } from "../shared/shared.js";

/**
 * A paragraph; what stands between two asterisks is strong.
 *
 * @param {string} text
 */
function makeParagraph(text) {
  const parts = text.split("*").map((part, index) => (index % 2 ? make("strong", { text: part }) : part));
  return make("p", { dir: "auto" }, ...parts.filter((part) => part !== ""));
}

/**
 * A piece of reading; the facts it stands on fold below it.
 *
 * @param {Strings} strings
 * @param {any} section
 */
function makeSection(strings, { heading, paragraphs, facts }) {
  const told = facts.map((/** @type {any} */ fact) => make("li", {}, make("p", { text: fact.says, dir: "auto" }), makeSource(strings, fact)));
  return make(
    "section",
    {},
    make("h2", { text: heading, dir: "auto" }),
    ...paragraphs.map(makeParagraph),
    told.length
      ? make("details", { class: "ew-facts" }, make("summary", { text: fill(strings.facts, { count: told.length }) }), make("ul", { class: "ew-bullets" }, ...told))
      : null,
  );
}

/**
 * One way from what is seen to what might be done.
 *
 * @param {Strings} strings
 * @param {any} route
 */
function makeRoute(strings, { kind, name, see, might, links }) {
  const ways = links.map((/** @type {any} */ link) => {
    const text = fill(strings.practise, { chapter: link.text });
    return link.href ? make("a", { class: "ew-small", href: safeAddress(link.href), text }) : make("span", { class: "ew-small ew-muted", text });
  });
  return make(
    "article",
    { class: "ew-route ew-panel ew-stack-1", "data-kind": kind },
    make("p", { class: "ew-badge", text: name }),
    make("h3", { text: strings.see }),
    make("p", { text: see, dir: "auto" }),
    make("h3", { text: strings.might }),
    make("p", { text: might, dir: "auto" }),
    make("p", { class: "ew-practise" }, ...ways),
  );
}

/**
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openText(model, el) {
  const root = makeRoot(el, "ew-lesson-text");
  const draw = () => {
    const strings = model.get("strings");
    const routes = model.get("routes");
    root.replaceChildren(
      ...model.get("sections").map((/** @type {any} */ section) => makeSection(strings, section)),
      ...(routes.length
        ? [make("h2", { text: strings.routes }), make("div", { class: "ew-routes" }, ...routes.map((/** @type {any} */ route) => makeRoute(strings, route)))]
        : []),
    );
  };
  draw();
  return onChange(model, ["sections", "routes", "strings"], draw);
}

export default { render: ({ model, el }) => openText(model, el) };
