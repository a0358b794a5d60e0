import { keepTyping, openKeeper } from "../shared/keeping.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { bringInSight } from "../shared/sight.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeHearing, makeHeat, makeRow } from "./parts.js";
import { makeWord } from "./word.js";

/**
 * A talk: the open card large, the others as a row, and everything one can do from here.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openCards(model, el) {
  const root = makeRoot(el, "ew-prompt-cards ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const place = make("div", { class: "ew-stack" });
  const drafts = new Map();
  let stops = [];
  let hot = false;
  let turned = false;

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "finish" && receipt.ok) status.say(receipt.text);
    if (receipt.ok && ["deal", "turn"].includes(event.kind)) {
      turned = true;
      paintSoon(); // what changed with it is drawn first: a card drawn anew would lose the focus
    }
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };
  const word = makeWord(model, send);

  function focusCard() {
    const card = place.querySelector(".ew-open-card h3");
    if (!turned || !card) return;
    turned = false;
    bringInSight(card, card.closest(".ew-open-card"));
  }

  function writing(label, value, save, mark) {
    const id = `${uid}-${mark}`;
    const field = make("textarea", {
      id, rows: "2", maxlength: "4000", dir: "auto", readonly: model.get("read_only"), "data-writing": mark,
      "data-keep": mark,
    });
    const key = `${model.get("at")}/${mark}`;
    field.value = drafts.get(key) ?? value ?? "";
    field.addEventListener("input", () => drafts.set(key, field.value));
    if (!model.get("read_only")) stops.push(keepTyping(field, save));
    return make("div", { class: "ew-field" }, make("label", { for: id, text: label, dir: "auto" }), field);
  }

  function closing() {
    const people = model.get("people");
    const taken = model.get("taken");
    return people.map(({ name }, index) =>
      writing(
        people.length === 1 ? strings.take_one : fill(strings.take, { name }), taken[name],
        (text) => send("take", { who: name, text }), `take-${index}`,
      ),
    );
  }

  function openCard(card) {
    const readOnly = model.get("read_only");
    const heard = readOnly ? null : (yes) => send("heard", { card: card.id, yes });
    return make(
      "article",
      { class: "ew-open-card ew-panel ew-stack", "data-open-card": card.id, "data-kind": card.kind },
      make("h3", { class: "ew-card-label ew-small", tabindex: "-1", text: card.label }),
      make("p", { class: "ew-prompt", text: card.text, dir: "auto" }),
      card.check
        ? make("p", { class: "ew-check" }, make("strong", { text: `${strings.check} ` }),
          make("span", { text: card.check, dir: "auto" }))
        : null,
      ...(card.kind === "closing"
        ? closing()
        : [
          model.get("says_back") ? makeHearing(card, strings, heard) : null,
          writing(strings.note, model.get("notes")[card.id], (text) => send("note", { card: card.id, text }), "note"),
        ]),
    );
  }

  function ways() {
    const moves = model.get("moves").map((move) =>
      makeButton(strings[move], () => send("deal", { move }), { "data-move": move, "data-keep": `move-${move}` }),
    );
    const heat = makeButton(strings.heat, () => {
      hot = true;
      paint();
      const title = place.querySelector("[data-heat] h3");
      if (title) bringInSight(title, title.parentElement);
    }, { "data-hot": true, "data-keep": "hot" });
    return make("div", { class: "ew-ways ew-actions" }, ...moves, heat);
  }

  const paint = () => keepFocus(place, build);
  const paintSoon = drawSoon(paint);

  function build() {
    stops.forEach((stop) => stop());
    stops = [];
    const cards = model.get("cards");
    const card = cards.find((one) => one.id === model.get("at")) ?? cards.at(-1);
    const readOnly = model.get("read_only");
    const heat = hot
      ? makeHeat(model.get("heat"), strings, () => {
        hot = false;
        paint();
        const again = place.querySelector("[data-hot]");
        if (again) bringInSight(again);
      })
      : null;
    const finish = card?.kind === "closing" && !readOnly
      ? makeButton(strings.finish, () => {
        stops.forEach((stop) => stop());
        send("finish");
      }, { "data-primary": true, "data-finish": true })
      : null;
    place.replaceChildren(
      ...[
        makeRow(cards, card?.id, strings, (id) => send("turn", { card: id })),
        heat?.element,
        card ? openCard(card) : null,
        readOnly ? null : ways(),
        finish || readOnly
          ? make(
            "p",
            { class: "ew-actions" },
            finish,
            makeButton(strings.print, () => window.print(), { "data-print": true }),
            readOnly ? make("span", { class: "ew-small ew-muted", text: strings.finished }) : null,
          )
          : null,
      ].filter(Boolean),
    );
    focusCard();
  }

  root.append(make("h2", { text: model.get("title"), dir: "auto" }), place, word.element, error, status);
  const undo = onChange(model, ["cards", "at", "moves", "read_only", "heat"], paintSoon);
  paint();
  return () => {
    stops.forEach((stop) => stop());
    undo();
    word.close();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openCards(model, el) };
