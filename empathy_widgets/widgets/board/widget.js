import { openKeeper } from "../shared/keeping.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { bringInSight } from "../shared/sight.js";
import { fill, listen, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeAgreement, makeGrid, makeOptions, makeReview, makeSides, makeWriting, STEP_NAMES } from "./steps.js";

/**
 * The board: six steps one can walk in any order, all of them on paper.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openBoard(model, el) {
  const root = makeRoot(el, "ew-board ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const place = make("div", { class: "ew-stack" });
  const paper = make("div", { class: "ew-paper" });
  const drafts = new Map();
  let stops = [];
  let editing = null;
  let turned = false;

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "finish" && receipt.ok) status.say(receipt.text);
    if (!receipt.ok && event.kind === "add") drafts.set(`${event.part}-${event.person}`, event.text);
    if (!receipt.ok) paint();
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };

  function shown(step, forPaper) {
    const readOnly = model.get("read_only") || forPaper;
    const tools = {
      strings, readOnly, send, uid: forPaper ? `${uid}-paper` : uid, drafts, stops, editing: forPaper ? null : editing,
      onEdit: (id) => {
        editing = id;
        paint();
        place.querySelector("[data-edit-field]")?.focus();
      },
    };
    if (step === 1) return makeProblem(tools);
    return [makeSides, makeOptions, makeGrid, makeAgreement, makeReview][step - 2](model, tools);
  }

  function makeProblem(tools) {
    const hints = model.get("hints");
    const comment = model.get("comment");
    return make(
      "div",
      { class: "ew-panel ew-stack" },
      makeWriting({
        ...tools, id: `${tools.uid}-say`, label: strings.say, help: strings.statement_help, value: model.get("statement"),
        save: (text) => send("say", { text }), attributes: { "data-say": true },
      }),
      hints.length && !tools.readOnly
        ? make("div", { class: "ew-hints", role: "status" }, make("p", { class: "ew-small", text: strings.hints }),
          make("ul", {}, ...hints.map((text) => make("li", { class: "ew-small", text }))))
        : null,
      comment
        ? make("p", { class: "ew-comment" }, make("strong", { text: `${strings.comment}: ` }), make("span", { text: comment, dir: "auto" }))
        : null,
    );
  }

  function go(step) {
    stops.forEach((stop) => stop());
    turned = true;
    send("step", { step });
  }

  function makeNav(step) {
    const tab = (name, index) =>
      make("li", {}, make("button", {
        type: "button", class: "ew-step-tab ew-tab", "data-step": String(index + 1), "data-keep": `step-${index}`, onclick: () => go(index + 1),
        "aria-current": index + 1 === step ? "step" : null,
      }, `${index + 1}`, make("span", { text: ` ${strings[`steps_${name}`]}` })));
    return make("nav", { class: "ew-step-row", "aria-label": model.get("title") }, make("ol", { class: "ew-wrap" }, ...STEP_NAMES.map(tab)));
  }

  const paint = () => keepFocus(place, build);

  function build() {
    stops.forEach((stop) => stop());
    stops = [];
    const step = model.get("step");
    const readOnly = model.get("read_only");
    const name = strings[`steps_${STEP_NAMES[step - 1]}`];
    const removed = model.get("removed");
    const undo = removed.id && !readOnly
      ? make("p", { class: "ew-removed ew-small" }, make("span", { text: fill(strings.removed, removed), dir: "auto" }),
        makeButton(strings.restore, () => send("restore", { id: removed.id }), { "data-restore": removed.id }))
      : null;
    place.replaceChildren(
      makeNav(step),
      make("h3", { class: "ew-step-title", tabindex: "-1", text: fill(strings.step, { step, of: STEP_NAMES.length, name }) }),
      shown(step, false),
      ...[undo].filter(Boolean),
      make(
        "p",
        { class: "ew-actions" },
        step > 1 ? makeButton(strings.back, () => go(step - 1), { "data-back": true }) : null,
        step < STEP_NAMES.length ? makeButton(strings.next, () => go(step + 1), { "data-primary": true, "data-next": true }) : null,
        step >= 5 && !readOnly
          ? makeButton(strings.finish, () => {
            stops.forEach((stop) => stop());
            send("finish");
          }, { "data-finish": true })
          : null,
        makeButton(strings.print, () => window.print(), { "data-print": true }),
        readOnly ? make("span", { class: "ew-small ew-muted", text: strings.finished }) : null,
      ),
    );
    if (!turned) return;
    turned = false;
    const title = place.querySelector(".ew-step-title");
    if (title) bringInSight(title, place);
  }

  /** On paper the whole board stands, one step after the other. */
  const lay = () => {
    const whole = STEP_NAMES.map((name, index) =>
      make("section", { class: "ew-stack" }, make("h3", { text: strings[`steps_${name}`] }), shown(index + 1, true)));
    paper.replaceChildren(...whole);
  };
  const clear = () => paper.replaceChildren();

  root.append(make("h2", { text: model.get("title"), dir: "auto" }), place, error, status, paper);
  const undo = [
    onChange(model, ["step", "entries", "removed", "meets", "least", "hints", "read_only", "outcome"], drawSoon(paint)),
    listen(window, "beforeprint", lay),
    listen(window, "afterprint", clear),
  ];
  paint();
  return () => {
    stops.forEach((stop) => stop());
    undo.forEach((one) => one());
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openBoard(model, el) };
