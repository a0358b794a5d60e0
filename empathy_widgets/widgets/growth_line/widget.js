import { drawSoon } from "../shared/redraw.js";
import { make, makeButton, makeRoot, newId, onChange, safeAddress } from "../shared/shared.js";
import { aged, spanned, ZONES } from "./places.js";

/** Below this width the line runs down the page, and what is opened stands under its point. */
const NARROW = 640;

/**
 * The line: pieces of years beside one another, bars that rise or fall in their place, and what has no age below.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openLine(model, el) {
  const root = makeRoot(el, "ew-growth");
  const strings = model.get("strings");
  const panel = make("div", { class: "ew-growth-open ew-panel ew-stack-2", id: `ew-${newId().slice(0, 8)}`, "aria-live": "polite" });
  let opened = "";

  /** @param {string} source with an address in it that can be followed */
  function cited(source) {
    const pieces = source.split(/(https?:\/\/\S+?)(?=[).,;]*(?:\s|$))/);
    return pieces.map((piece) =>
      piece.startsWith("http") && safeAddress(piece)
        ? make("a", { href: piece, rel: "noreferrer", target: "_blank", text: piece })
        : piece,
    );
  }
  /** The line under a name: its ages where it has some, its way, and whether it is disputed. */
  function said(point) {
    const ages = typeof point.begins === "number" ? [aged(strings, point)] : [];
    return [...ages, strings[point.way], ...(point.grade === "disputed" ? [strings.grade_disputed] : [])].join(" · ");
  }
  function told(point) {
    const grade = strings[`grade_${point.grade}`];
    panel.replaceChildren(
      make("p", { class: "ew-growth-title" }, make("strong", { text: point.title, dir: "auto" })),
      make("p", { class: "ew-small ew-muted", text: `${aged(strings, point)} · ${strings[point.way]}` }),
      make("p", { text: point.says, dir: "auto" }),
      make("p", { class: "ew-small" }, make("strong", { text: `${strings.grade}: ` }), grade),
      point.disputed
        ? make("p", { class: "ew-small" }, make("strong", { text: `${strings.disputed}: ` }), ...cited(point.disputed))
        : "",
      make("p", { class: "ew-small ew-muted" }, make("strong", { text: `${strings.source}: ` }), ...cited(point.source)),
    );
  }
  function turn(point, button) {
    opened = opened === point.id ? "" : point.id;
    for (const one of root.querySelectorAll("button[data-point]")) {
      one.setAttribute("aria-expanded", String(one.dataset.point === opened));
    }
    panel.remove();
    if (!opened) return;
    panel.replaceChildren();
    if (root.clientWidth < NARROW) button.parentElement.append(panel);
    else button.closest("[data-part]").append(panel);
    told(point);
  }
  function drawn(point, { begins, spans }) {
    const button = makeButton("", () => turn(point, button), {
      class: "ew-button ew-growth-point", "data-point": point.id, "data-way": point.way, "aria-expanded": "false",
      "aria-controls": panel.id,
    });
    button.append(
      make("span", { class: "ew-growth-bar", "aria-hidden": "true" }),
      make("span", { class: "ew-growth-name", text: point.title, dir: "auto" }),
      " ",
      make("span", { class: "ew-growth-age ew-small ew-muted", text: said(point) }),
    );
    const place = make("li", {}, button);
    place.style.setProperty("--ew-begins", `${begins}%`);
    place.style.setProperty("--ew-spans", `${spans}%`);
    return place;
  }
  function zone(one, points) {
    const marks = one.marks.map((year) => {
      const mark = make("span", { class: "ew-growth-mark", text: String(year) });
      mark.style.insetInlineStart = `${(100 * (year - one.from)) / (one.to - one.from)}%`;
      return mark;
    });
    return make(
      "div",
      { class: "ew-growth-zone", "data-zone": one.id },
      make("h3", { class: "ew-term", text: strings[`zone_${one.id}`] }),
      make("ol", {}, ...points.map((point) => drawn(point, spanned(one, point)))),
      make("div", { class: "ew-growth-axis", "aria-hidden": "true" }, ...(marks.length ? marks : [make("span", { text: strings.no_scale })])),
    );
  }
  function build() {
    opened = "";
    panel.remove();
    const points = model.get("points");
    const aging = points.filter((point) => typeof point.begins === "number");
    const always = points.filter((point) => typeof point.begins !== "number");
    const zones = ZONES.flatMap((one, index) => [
      index ? make("div", { class: "ew-growth-break", "aria-hidden": "true" }) : null,
      zone(one, aging.filter((point) => point.begins >= one.from && point.begins < one.to).sort((a, b) => a.begins - b.begins || a.ends - b.ends)),
    ]);
    root.replaceChildren(
      make(
        "section",
        { "data-part": "line" },
        make("h2", { class: "ew-minor", text: strings.line }),
        make(
          "p",
          { class: "ew-small ew-muted" },
          `${strings.key} `,
          make("span", { class: "ew-growth-wide", text: strings.broken }),
          make("span", { class: "ew-growth-narrow", text: strings.in_order }),
        ),
        make("div", { class: "ew-growth-zones" }, ...zones.filter(Boolean)),
      ),
    );
    if (!always.length) return;
    root.append(
      make(
        "section",
        { "data-part": "always" },
        make("h2", { class: "ew-minor", text: strings.any_age }),
        make("p", { class: "ew-small ew-muted", text: strings.any_age_note }),
        make("ul", { class: "ew-growth-always" }, ...always.map((point) => drawn(point, { begins: 0, spans: 100 }))),
      ),
    );
  }

  const undo = onChange(model, ["points"], drawSoon(build));
  build();
  return () => {
    undo();
    root.remove();
  };
}

export default { render: ({ model, el }) => openLine(model, el), aged, spanned };
