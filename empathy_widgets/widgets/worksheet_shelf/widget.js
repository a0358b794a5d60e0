import { openFiles } from "../shared/files_in.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";
import { makeCard } from "./card.js";
import { openPictures } from "./pictures.js";

/**
 * The shelf: what to choose once above, then a card a sheet. Choices stay in this view and go along with each event.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openShelf(model, el) {
  const root = makeRoot(el, "ew-worksheet-shelf ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const chosen = { which: "", version: "adult", print: "ordinary", paper: "a4", fill: "blank" };
  /** @type {Map<string, ReturnType<typeof makeCard>>} */
  const cards = new Map();
  /** @type {Set<HTMLElement>} */
  const shown = new Set();
  const strings = () => model.get("strings");

  const outbox = openOutbox(model, (event, receipt) => {
    if (event.kind === "look") {
      pictures.missed(event);
      return;
    }
    const card = cards.get(event.sheet);
    const file = files.take(event.request);
    const lost = receipt.ok && !file;
    card?.finish(receipt.ok && !lost ? receipt.text : "", lost ? strings().lost : receipt.ok ? "" : receipt.text);
    if (receipt.ok && file) card?.save(file);
  });
  const files = openFiles(model, (request) => outbox.waiting.some((event) => event.request === request));
  const pictures = openPictures(
    model,
    (sheets, size) => outbox.send("look", { sheets, version: chosen.version, print: chosen.print, size }),
    () => chosen,
  );

  const count = makeStatus({ class: "ew-status ew-small ew-muted" });
  const choices = make("form", { class: "ew-panel ew-sheet-choices", onsubmit: (event) => event.preventDefault() });
  const grid = make("div", { class: "ew-sheets" });
  const dialog = make("dialog", { class: "ew-sheet-dialog", "aria-labelledby": `${uid}-dialog`, onclose: closed });
  root.append(choices, count, grid, dialog);

  /** @param {"which" | "version" | "print" | "paper" | "fill"} name @param {[string, string][]} options */
  function field(name, options) {
    const select = make("select", {
      id: `${uid}-${name}`, "data-choice": name,
      onchange: () => {
        chosen[name] = select.value;
        if (name === "which") sift();
        else if (name === "version" || name === "print") pictures.redraw();
      },
    });
    for (const [value, text] of options) select.append(make("option", { value, text }));
    if (!options.some(([value]) => value === chosen[name])) chosen[name] = options[0][0];
    select.value = chosen[name];
    return make("div", { class: "ew-field" }, make("label", { for: select.id, text: strings()[name] }), select);
  }

  function drawChoices() {
    const words = strings();
    const code = model.get("code");
    choices.setAttribute("aria-label", words.choices);
    /** @type {[string, string][]} */
    const activities = model.get("activities").map((one) => [one.id, one.label]);
    choices.replaceChildren(
      field("which", [["", words.all], ...activities]),
      field("version", [["adult", words.adult], ["teen", words.teen]]),
      field("print", [["ordinary", words.ordinary], ["large", words.large]]),
      field("paper", [["a4", words.a4], ["letter", words.letter]]),
      field("fill", code ? [["blank", words.blank], ["case", fill(words.from, { code })]] : [["blank", words.no_case]]),
    );
  }

  function drawCards() {
    for (const card of cards.values()) card.forget();
    for (const frame of shown) pictures.forget(frame);
    shown.clear();
    cards.clear();
    const activities = new Map(model.get("activities").map((one) => [one.id, one]));
    for (const sheet of model.get("sheets")) {
      const picture = pictures.frame(sheet);
      shown.add(picture);
      const card = makeCard({
        strings: strings(), sheet, activity: activities.get(sheet.activity), uid, picture,
        onlook: () => open(sheet), onmake: () => print(sheet),
      });
      cards.set(sheet.id, card);
    }
    for (const event of outbox.waiting) if (event.kind === "make") cards.get(event.sheet)?.wait();
    grid.replaceChildren(...[...cards.values()].map((card) => card.element));
    sift();
  }

  function sift() {
    let left = 0;
    for (const sheet of model.get("sheets")) {
      const hidden = chosen.which !== "" && sheet.activity !== chosen.which;
      const card = cards.get(sheet.id);
      if (card) card.element.hidden = hidden;
      if (!hidden) left += 1;
    }
    count.say(fill(strings().count, { count: left }));
  }

  function print(sheet) {
    const card = cards.get(sheet.id);
    if (!card || card.busy) return;
    const { version, print: way, paper, fill: filled } = chosen;
    outbox.send("make", { sheet: sheet.id, version, print: way, paper, fill: filled });
    card.wait();
  }

  /** @type {HTMLElement | null} */
  let large = null;
  function open(sheet) {
    large = pictures.frame(sheet, "large");
    dialog.replaceChildren(
      make("div", { class: "ew-sheet-head" },
        make("h2", { id: `${uid}-dialog`, text: sheet.title }),
        makeButton(strings().make, () => { dialog.close(); print(sheet); }, { "data-primary": true }),
        makeButton(strings().close, () => dialog.close(), { "data-close": true })),
      large,
    );
    dialog.showModal();
  }
  function closed() {
    if (large) pictures.forget(large);
    large = null;
    dialog.replaceChildren();
  }

  const undo = [
    onChange(model, ["sheets", "activities", "strings"], () => { drawChoices(); drawCards(); }),
    onChange(model, ["code"], drawChoices),
  ];
  drawChoices();
  drawCards();
  return () => {
    for (const one of undo) one();
    files.close();
    pictures.close();
    outbox.close();
    for (const card of cards.values()) card.forget();
    root.remove();
  };
}

export default { render: ({ model, el }) => openShelf(model, el) };
