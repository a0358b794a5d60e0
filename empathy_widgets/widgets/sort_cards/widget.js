import { openKeeper } from "../shared/keeping.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { bringInSight } from "../shared/sight.js";
import { fill, make, makeButton, makeRoot, onChange } from "../shared/shared.js";

const DRAGGED = "text/x-empathy-card";

/**
 * One card large, its places below it, and the row of all cards.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openSorting(model, el) {
  const root = makeRoot(el, "ew-sort-cards ew-stack");
  const place = make("div", { class: "ew-stack" });
  const error = make("p", { class: "ew-error", role: "alert" });
  const said = make("div", { class: "ew-reason", role: "status" });
  let at = Math.max(0, model.get("cards").findIndex((/** @type {any} */ card) => !card.bin));
  let moved = false;
  const keeper = openKeeper(model, model.get("run"), (_event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
  });

  /** @param {string} card @param {string} bin */
  const put = (card, bin) => {
    error.textContent = "";
    keeper.send("sort", { card, bin });
  };
  /** @param {number} number */
  const show = (number) => {
    at = number;
    moved = true;
    paint();
  };

  /** @param {any} card */
  function places(card) {
    return model.get("bins").map((/** @type {any} */ bin) => {
      const button = makeButton(bin.name, () => put(card.id, bin.id), {
        class: "ew-button ew-bin", "aria-pressed": String(card.bin === bin.id), "data-bin": bin.id, "data-keep": `bin-${bin.id}`,
      });
      button.addEventListener("dragover", (event) => event.dataTransfer?.types.includes(DRAGGED) && event.preventDefault());
      button.addEventListener("dragenter", () => button.setAttribute("data-over", ""));
      button.addEventListener("dragleave", () => button.removeAttribute("data-over"));
      button.addEventListener("drop", (event) => {
        event.preventDefault();
        put(card.id, bin.id);
      });
      return button;
    });
  }

  /** @param {any} card */
  function reason(card) {
    const strings = model.get("strings");
    const names = new Map(model.get("bins").map((/** @type {any} */ bin) => [bin.id, bin.name]));
    const listed = (/** @type {string[]} */ ids) => ids.map((id) => names.get(id)).join(", ");
    const fits = card.fits.includes(card.bin);
    const others = card.fits.filter((/** @type {string} */ id) => id !== card.bin);
    const verdict = fits ? fill(strings.fits, { place: listed([card.bin]) }) : fill(strings.fits_not, { place: listed([card.bin]), places: listed(card.fits) });
    said.replaceChildren(
      ...(card.bin
        ? [
          make("p", { class: fits ? "ew-better" : "ew-other", "data-fits": String(fits) }, make("strong", { text: verdict })),
          make("p", { text: card.why, dir: "auto" }),
          fits && others.length ? make("p", { text: fill(strings.also, { places: listed(others) }) }) : null,
        ].filter(Boolean)
        : []),
    );
  }

  function build() {
    const strings = model.get("strings");
    const cards = model.get("cards");
    const card = cards[at];
    if (!card) return;
    const label = fill(strings.card, { number: at + 1, count: cards.length });
    const drawn = make("div", { class: "ew-sort-card ew-panel", draggable: "true", "data-card": card.id }, make("p", { text: card.text, dir: "auto" }));
    drawn.addEventListener("dragstart", (event) => event.dataTransfer?.setData(DRAGGED, card.id));
    const title = make("h3", { class: "ew-small ew-muted", tabindex: "-1", text: label });
    reason(card);
    const done = cards.every((/** @type {any} */ one) => one.bin);
    place.replaceChildren(
      title,
      drawn,
      make("p", { class: "ew-small ew-muted", text: strings.how }),
      make("div", { class: "ew-bins", role: "group", "aria-label": model.get("question") }, ...places(card)),
      said,
      make(
        "p",
        { class: "ew-actions" },
        makeButton(strings.previous, () => show(at - 1), { disabled: at === 0, "data-keep": "previous" }),
        makeButton(strings.next, () => show(at + 1), { disabled: at === cards.length - 1, "data-primary": Boolean(card.bin), "data-keep": "next", "data-next": true }),
      ),
      make(
        "ol",
        { class: "ew-dots" },
        ...cards.map((/** @type {any} */ one, /** @type {number} */ index) =>
          make(
            "li",
            {},
            makeButton(String(index + 1), () => show(index), {
              class: "ew-button ew-dot", "aria-current": index === at ? "step" : "false", "data-done": String(Boolean(one.bin)),
              "aria-label": `${fill(strings.card, { number: index + 1, count: cards.length })}, ${one.bin ? strings.sorted : strings.waiting}`,
              "data-keep": `dot-${index}`,
            }),
          ),
        ),
      ),
      ...(done ? [make("p", { class: "ew-small", text: strings.all })] : []),
    );
    if (moved) {
      moved = false;
      bringInSight(title, drawn);
    }
  }

  const paint = () => keepFocus(place, build);
  root.append(make("h2", { text: model.get("strings").title }), make("p", { text: model.get("question"), dir: "auto" }), place, error);
  paint();
  const undo = onChange(model, ["cards", "bins", "strings"], drawSoon(paint));
  return () => {
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openSorting(model, el) };
