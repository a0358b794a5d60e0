import { openKeeper } from "../shared/keeping.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { awaitView } from "../shared/sight.js";
import { make, makeButton, makeRoot, newId, onChange } from "../shared/shared.js";
import { makeAsking, makeBrings, makeWants, makeWriting } from "./asking.js";
import { makeGoals, makeMeasure, makeSteps, makeSuggestions } from "./planning.js";

/**
 * Hold what somebody is typing in `place` while it is drawn anew; returns what lets them go on in the same field.
 *
 * @param {HTMLElement} place
 */
function holdTyping(place) {
  const field = (/** @type {Element | null} */ one) =>
    (one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && ["text", "date"].includes(one.type))) && place.contains(one)
      ? one
      : null;
  const held = field(document.activeElement);
  if (!held) return () => {};
  const { value, selectionStart, selectionEnd } = held;
  return () => {
    const again = field(document.activeElement);
    if (!again || again.dataset.keep !== held.dataset.keep) return;
    again.value = value;
    if (selectionStart !== null) again.setSelectionRange(selectionStart, selectionEnd);
  };
}

/**
 * The parts of a plan, in the order people go through them; each is drawn by itself.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openPlan(model, el) {
  const root = makeRoot(el, "ew-plan-board ew-stack");
  const strings = model.get("strings");
  const error = make("p", { class: "ew-error", role: "alert" });
  /** @type {(() => unknown)[]} */
  const undo = [];

  const keeper = openKeeper(model, model.get("plan"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "anew" && !receipt.ok) awaitView(false);
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };
  const close = () => {
    undo.forEach((one) => one());
    keeper.close();
    root.remove();
  };
  const tools = { strings, send, uid: `ew-${newId().slice(0, 8)}`, drafts: new Map() };

  /**
   * One part: a heading and what `build` makes of the traits it is about.
   *
   * @param {string} name
   * @param {string} heading
   * @param {(keyof Traits)[]} traits
   * @param {(model: Model, tools: any) => Child[]} build
   * @param {string[]} typed what is kept where it is typed: alone it draws nothing anew
   */
  function part(name, heading, traits, build, typed = []) {
    const place = make("div", { class: "ew-stack" });
    const id = `${tools.uid}-${name}`;
    /** @type {(() => unknown)[]} */
    let stops = [];
    let before = "";
    const signature = () => JSON.stringify(
      [...traits, "read_only"].map((trait) => model.get(/** @type {keyof Traits} */ (trait))),
      (key, value) => (typed.includes(key) ? undefined : value),
    );
    const paint = () => {
      const now = signature();
      if (now === before) return;
      before = now;
      redo();
    };
    const redo = () => {
      const goOn = holdTyping(place);
      keepFocus(place, () => {
        stops.forEach((stop) => stop());
        stops = [];
        place.replaceChildren(...build(model, { ...tools, readOnly: model.get("read_only"), stops })
          .filter((child) => child instanceof Node));
      });
      goOn();
    };
    paint();
    undo.push(onChange(model, [...traits, "read_only"], drawSoon(paint)), () => stops.forEach((stop) => stop()));
    return make("section", { class: "ew-plan-part ew-panel ew-stack", "aria-labelledby": id, "data-part": name },
      make("h3", { id, class: "ew-minor", text: heading, tabindex: "-1" }), place);
  }

  const anew = () => {
    awaitView();
    send("anew");
  };
  const begin = () => makeButton(model.get("plan") ? strings.anew_do : strings.begin, anew, {
    "data-anew": true, "data-primary": !model.get("plan") });

  const past = () => [
    ...(model.get("history").length ? [make("details", { "data-history": true }, make("summary", { class: "ew-reveal", text: strings.history }),
      make("ol", { class: "ew-stack-1 ew-small" }, ...model.get("history").map((/** @type {string} */ text) => make("li", { text, dir: "auto" }))))] : []),
    ...model.get("earlier").map((/** @type {any} */ one) => make("details", { "data-earlier": true },
      make("summary", { class: "ew-reveal", text: one.heading }),
      make("ul", { class: "ew-bullets" }, ...one.paragraphs.map((/** @type {string} */ text) => make("li", { text, dir: "auto" }))))),
  ];

  const notes = (/** @type {Model} */ _model, /** @type {any} */ given) => [
    makeWriting({ ...given, id: `${tools.uid}-note-field`, label: strings.note_label, help: strings.note_help, value: model.get("note"),
      save: (/** @type {string} */ text) => send("note", { text }), attributes: { "data-note": true } }),
    make("details", { class: "ew-anew" }, make("summary", { class: "ew-reveal", text: strings.anew }),
      make("p", { class: "ew-muted", text: strings.anew_help }),
      make("p", { class: "ew-actions" }, begin())),
  ];

  const profile = (/** @type {string[]} */ [first, ...more]) => more.length
    ? make("details", { class: "ew-profile" }, make("summary", { class: "ew-reveal", text: first }),
      make("ul", { class: "ew-bullets" }, ...more.map((text) => make("li", { text, dir: "auto" }))))
    : make("p", { class: "ew-profile-line", text: first, dir: "auto" });
  const head = make("div", { class: "ew-stack-1" });
  const drawHead = () => {
    head.replaceChildren(
      make("h2", { text: model.get("title"), dir: "auto" }),
      make("p", { class: "ew-muted ew-small", text: model.get("line") }),
      ...(model.get("read_only") ? [make("p", { class: "ew-small", text: strings.ended })] : []),
      ...model.get("profile").map(profile),
    );
  };
  drawHead();
  undo.push(onChange(model, ["title", "line", "profile", "read_only"], drawSoon(drawHead)));

  const behind = make("div", { class: "ew-past ew-stack-2" });
  const drawPast = () => behind.replaceChildren(...past());
  drawPast();
  undo.push(onChange(model, ["history", "earlier"], drawSoon(drawPast)));
  if (!model.get("plan")) {
    root.append(head, make("p", { class: "ew-actions" }, begin()), error, behind);
    return close;
  }

  const asking = part("ask", strings.ask_first, ["questions"], makeAsking, ["words"]);
  const hideAsking = () => (asking.hidden = !model.get("questions").length);
  hideAsking();
  undo.push(onChange(model, ["questions"], hideAsking));
  root.append(
    head,
    part("wants", strings.wants, ["wishes"], makeWants),
    part("brings", strings.brings, ["problems"], makeBrings),
    part("suggested", strings.suggested, ["suggestions", "written"], makeSuggestions),
    asking,
    part("goals", strings.goals, ["goals"], makeGoals, ["text"]),
    part("steps", strings.steps, ["steps"], makeSteps, ["dose", "sign"]),
    part("measure", strings.measure, ["measure", "instruments"], makeMeasure),
    error,
    part("notes", strings.note, ["plan"], notes),
    behind,
  );
  return close;
}

export default { render: ({ model, el }) => openPlan(model, el) };
