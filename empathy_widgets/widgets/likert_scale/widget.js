import { bringInSight } from "../shared/sight.js";
import { fill, listen, make, makeRoot, makeStatus, newId, onChange, tell } from "../shared/shared.js";
import { openAnswers } from "./answers.js";
import { makeCard } from "./card.js";
import { makeFrame, makeHead } from "./frame.js";
import { makeFinished, makeLastPage } from "./last_page.js";
import { makeStopwatch } from "./stopwatch.js";

/**
 * The scale: which page is shown, moving between items, keys, and what is said aloud.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openScale(model, el) {
  const root = makeRoot(el, "ew-likert-scale ew-panel");
  const group = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus({ class: "ew-hidden" });
  const trouble = make("p", { class: "ew-error", role: "alert" });
  const body = make("div", { class: "ew-body" });
  const watch = makeStopwatch();
  const totals = new Map(); // item -> milliseconds in view
  const cards = new Map(); // item -> card, of the items now shown
  let here = model.get("current");
  let view = model.get("view");
  let byArrow = false;
  let finishing = false;
  let mending = 0; // the item a person came back to from the last page
  /** @type {ReturnType<typeof makeFrame> | null} */
  let frame = null;
  /** @type {HTMLButtonElement | null} */
  let finishButton = null;

  const strings = () => model.get("strings");
  const items = () => model.get("items");
  const numbers = () => items().map((item) => item.number);
  const answers = openAnswers(model, hearFate, hearOther);

  function hearFate(item, fate) {
    paint(item);
    paintProgress();
    tell("save", fate);
    if (fate.state === "failed") hearFailure(item, fate.text);
    else status.say(fate.text);
    if (finishing && !answers.busy()) answers.send("complete");
  }

  function hearFailure(item, text) {
    finishing = false;
    if (!cards.has(item)) trouble.textContent = `${fill(strings().item, { item })}: ${text}`;
    if (finishButton) show();
  }

  function hearOther(event, receipt) {
    if (!receipt.ok) trouble.textContent = receipt.text;
    if (event.kind !== "complete") return;
    finishing = false;
    if (receipt.ok || !finishButton) return;
    show();
    finishButton.focus();
  }

  function spend(item) {
    const spent = watch.take();
    if (item) totals.set(item, (totals.get(item) ?? 0) + spent);
  }

  function choose(number, choice, declined) {
    spend(number);
    answers.choose(number, choice, declined, totals.get(number), byArrow);
    byArrow = false;
    if (view === "one" || number === here) return;
    here = number;
    answers.send("move", { item: here });
  }

  function cardFor(item) {
    const { number } = item;
    const onChoose = (choice, declined) => choose(number, choice, declined);
    cards.set(number, makeCard(model, item, `${group}-${number}`, onChoose));
    paint(number);
    return cards.get(number).element;
  }

  function paint(number) {
    cards.get(number)?.paint(answers.standing(number), answers.state(number));
  }

  function place() {
    if (!here) return strings().last_page;
    const item = numbers().indexOf(here) + 1;
    return view === "list" ? "" : fill(strings().progress, { item, count: items().length });
  }

  function paintProgress() {
    frame?.paintProgress(numbers().filter((number) => answers.standing(number) !== null).length, place());
  }

  /** Draw what belongs to `here` and `view`; return where the focus belongs. */
  function show() {
    const order = numbers();
    if (here && !order.includes(here)) here = order[0] ?? 0;
    cards.clear();
    finishButton = null;
    root.dataset.view = here ? view : "last";
    if (here) {
      frame?.paintActions({ here, order, view, mending: mending > 0 });
      body.replaceChildren(...items().filter((item) => view === "list" || item.number === here).map(cardFor));
      paintProgress();
      return cards.get(here)?.element ?? root;
    }
    const page = makeLastPage(model, answers, mend, finish);
    finishButton = page.finish;
    frame?.paintActions({ here, order, view, finish: finishButton });
    body.replaceChildren(page.element);
    paintProgress();
    return page.title;
  }

  /** Go to an item, or to the last page (0); the focus follows, and Python hears of it. */
  function go(item) {
    spend(view === "one" ? here : 0);
    answers.flush();
    here = item;
    trouble.textContent = "";
    const target = show();
    if (!model.get("read_only")) answers.send("move", { item });
    land(target);
    status.say(place());
  }

  /** From the last page to an item and, with the next press, back. */
  function mend(item) {
    mending = item;
    go(item);
  }

  function backFromMending() {
    go(0);
    const again = body.querySelector(`[data-mend="${mending}"]`);
    if (again) bringInSight(again);
    mending = 0;
  }

  function next() {
    const order = numbers();
    if (here && mending) backFromMending();
    else if (here) go(view === "list" ? 0 : (order[order.indexOf(here) + 1] ?? 0));
  }

  function back() {
    const order = numbers();
    if (here) go(order[Math.max(0, order.indexOf(here) - 1)]);
    else go(view === "list" ? order[0] : order.at(-1));
  }

  function toggle() {
    spend(view === "one" ? here : 0);
    mending = 0;
    view = view === "one" ? "list" : "one";
    const target = show();
    if (!model.get("read_only")) answers.send("view", { view });
    land(target);
  }

  /** Bring what is shown in sight: one item with the line that says which, the last page whole. */
  function land(target) {
    bringInSight(target, ...(here ? [view === "one" ? frame?.progress : null] : [frame?.progress, body]));
  }

  function finish() {
    answers.flush();
    if (!finishButton) return;
    finishButton.disabled = true;
    finishButton.textContent = strings().finishing;
    finishing = true;
    if (!answers.busy()) answers.send("complete");
  }

  function hearKey(event) {
    byArrow = event.key.startsWith("Arrow");
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !here || !frame) return;
    const fieldset = event.target.closest("fieldset[data-item]");
    if (/^[0-9]$/.test(event.key)) {
      const number = fieldset ? Number(fieldset.dataset.item) : view === "one" ? here : null;
      if (cards.get(number)?.choose(event.key)) event.preventDefault();
    } else if (event.key === "Enter" && view === "one" && fieldset && !event.repeat) {
      event.preventDefault();
      next();
    }
  }

  function build() {
    root.dataset.preview = String(model.get("preview"));
    const inside = finishing || root.contains(document.activeElement);
    frame = null;
    root.replaceChildren(makeHead(model), status);
    if (model.get("finished")) {
      const { element, words } = makeFinished(model);
      root.dataset.view = "finished";
      root.append(element);
      if (inside) bringInSight(words, root);
      return;
    }
    frame = makeFrame(model, group, { back, next, toggle });
    root.append(frame.progress, body, trouble, frame.foot, frame.help);
    const target = show();
    target.dataset.arrive = "";
    if (inside) target.focus({ preventScroll: true });
  }

  function hearAnswers() {
    for (const number of cards.keys()) paint(number);
    paintProgress();
    if (frame && !here && !finishing && !root.contains(document.activeElement)) show();
  }

  /** Follow Python to another item or view, unless the person is on the way somewhere. */
  function hearPlace() {
    if (!frame || answers.waiting("move") || answers.waiting("view")) return;
    if (model.get("current") === here && model.get("view") === view) return;
    spend(view === "one" ? here : 0);
    here = model.get("current");
    view = model.get("view");
    show();
  }

  /** A page opened on a sitting takes digits at once, unless the focus is somewhere already. */
  function takeUp() {
    if (!frame || !model.get("sitting") || model.get("read_only")) return;
    requestAnimationFrame(() => {
      const card = cards.get(here);
      if (!card || document.activeElement !== document.body) return;
      if (view === "one") card.element.focus({ preventScroll: true });
      else if (here !== numbers()[0]) land(card.element);
    });
  }

  /** @type {(keyof Traits)[]} */
  const shown = ["title", "instructions", "badge", "items", "choices", "strings", "paper", "read_only", "preview", "beside_language", "finished",
    "finished_text", "finished_link", "language", "languages", "direction"];
  const undo = [
    onChange(model, ["answers"], hearAnswers),
    onChange(model, ["current", "view"], hearPlace),
    onChange(model, shown, build),
    listen(root, "keydown", hearKey),
    listen(root, "pointerdown", () => (byArrow = false)),
  ];
  here = answers.resume() ?? here;
  build();
  takeUp();
  return () => {
    undo.forEach((one) => one());
    answers.close();
    watch.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openScale(model, el) };
