import { make, makeButton, makeRoot, fill, newId, onChange, openOutbox, safeAddress } from "../shared/shared.js";

/**
 * What is waiting, a row each, and the doors to the chapters.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openWays(model, el) {
  const root = makeRoot(el, "ew-ways ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const error = make("p", { class: "ew-error", role: "alert" });
  const outbox = openOutbox(model, (_event, receipt) => (error.textContent = receipt.ok ? "" : receipt.text));
  let every = false;

  function row({ id, title, line, code, badge, link }) {
    const inside = [
      make(
        "span",
        { class: "ew-way-words" },
        make("span", { class: "ew-card-title", text: title, dir: "auto" }),
        line ? make("span", { class: "ew-muted ew-small", text: line, dir: "auto" }) : null,
      ),
      badge || code
        ? make(
            "span",
            { class: "ew-way-side" },
            badge ? make("span", { class: "ew-badge", text: badge }) : null,
            code ? make("bdi", { class: "ew-code", text: code }) : null,
          )
        : null,
    ];
    const address = link && safeAddress(link);
    const shared = { class: "ew-way", "data-way": id };
    const open = () => outbox.send("open", { id });
    if (address) return make("li", {}, make("a", { ...shared, href: address }, ...inside));
    return make("li", {}, make("button", { ...shared, type: "button", onclick: open }, ...inside));
  }

  function door({ id, title, line, links }) {
    const way = ({ text, href }) => {
      const address = href && safeAddress(href);
      return make("li", {}, address ? make("a", { href: address, text }) : make("span", { text }));
    };
    return make(
      "li",
      { class: "ew-door ew-frame", "data-door": id },
      make("h3", { id: `${uid}-${id}`, text: title }),
      make("p", { class: "ew-muted ew-small", text: line }),
      make("ul", { class: "ew-door-ways", "aria-labelledby": `${uid}-${id}` }, ...links.map(way)),
    );
  }

  /** @param {Record<string, any>} way */
  function roomWay({ text, href, svg }) {
    const read = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
    const picture = make("span", { class: "ew-room-sign" });
    if (read.localName === "svg") picture.append(document.importNode(read, true));
    return make("a", { class: "ew-room-way ew-frame", href: safeAddress(href) }, picture, make("span", { text }));
  }

  function showAll() {
    every = true;
    build();
    /** @type {HTMLElement | undefined} */ (root.querySelectorAll(".ew-way")[model.get("shown")])?.focus();
  }

  function build() {
    const strings = model.get("strings");
    const ways = model.get("ways");
    const rows = every ? ways : ways.slice(0, model.get("shown"));
    const left = rows.length < ways.length;
    root.replaceChildren(
      make("h2", { text: strings.title }),
      rows.length ? make("ul", { class: "ew-way-list ew-frame" }, ...rows.map(row)) : "",
      left ? make("p", {}, makeButton(fill(strings.all, { count: ways.length }), showAll, { "data-quiet": true, "data-all": true })) : "",
      model.get("more") && !left ? make("p", { class: "ew-muted ew-small", text: strings.more }) : "",
      model.get("doors").length ? make("ul", { class: "ew-doors" }, ...model.get("doors").map(door)) : "",
      model.get("room").href ? roomWay(model.get("room")) : "",
      error,
    );
  }

  const undo = onChange(model, ["ways", "doors", "room", "shown", "more", "strings"], build);
  build();
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openWays(model, el) };
