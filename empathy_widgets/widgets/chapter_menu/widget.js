import {
  fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox, safeAddress,
} from "../shared/shared.js";
import { awaitView, bringInSight } from "../shared/sight.js";
import { makeBefore, makeQuestion, makeRunList } from "./parts.js";

const SEARCH_OVER = 14; // entries

/**
 * The menu: whose record it is, open runs, the entries as cards that unfold, finished runs.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openMenu(model, el) {
  const root = makeRoot(el, "ew-chapter-menu ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const strings = () => model.get("strings");
  let words = "";
  /** @type {HTMLButtonElement | null} */
  let begun = null;

  const outbox = openOutbox(model, (_event, receipt) => {
    if (begun) begun.disabled = false;
    if (!receipt.ok) awaitView(false);
    status.say(receipt.ok ? receipt.text : "");
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok && begun) begun.parentElement?.append(error);
  });
  const resume = (id) => {
    awaitView();
    outbox.send("resume", { id });
  };
  const erase = { get words() { return strings(); }, onErase: (id) => outbox.send("erase", { id }) };
  const listed = (title, verb) => ({ title, verb, only: strings().only_marked, onOpen: resume, erase });

  function card(entry, index) {
    const questions = (entry.questions ?? []).map((one) => [one, makeQuestion(one, `${uid}-${index}`)]);
    const begin = makeButton(strings().begin, start, {
      "data-primary": true, "data-begin": entry.id, "aria-label": `${strings().begin}: ${entry.title}`,
    });
    function start() {
      if (begin.disabled) return;
      const open = questions.find(([one, field]) => one.kind !== "text" && field.read() === null);
      error.textContent = open ? fill(strings().choose, { label: open[0].label }) : "";
      begin.parentElement?.append(error);
      if (open) return;
      awaitView();
      begun = begin;
      begin.disabled = true;
      status.say(strings().beginning);
      outbox.send("start", {
        content: entry.id, answers: Object.fromEntries(questions.map(([one, field]) => [one.id, field.read()])),
      });
    }
    /** A question that only matters with another's answer is shown with it. */
    function fit() {
      const values = Object.fromEntries(questions.map(([one, field]) => [one.id, field.read()]));
      for (const [one, field] of questions) {
        field.element.hidden = Object.entries(one.only ?? {}).some(([id, wanted]) => !wanted.includes(values[id]));
      }
    }
    const head = make(
      "summary",
      { class: "ew-entry-head" },
      make("span", { class: "ew-card-title", text: entry.title, dir: "auto" }),
      make(
        "span",
        { class: "ew-entry-facts" },
        entry.minutes
          ? make("span", { class: "ew-muted ew-small", text: fill(strings().minutes, { minutes: entry.minutes }) })
          : null,
        entry.badge ? make("span", { class: "ew-badge", text: entry.badge }) : null,
      ),
      entry.about ? make("span", { class: "ew-small ew-entry-about", text: entry.about, dir: "auto" }) : null,
    );
    const inside = make(
      "div",
      { class: "ew-entry-inside ew-stack" },
      makeBefore(entry, strings()),
      ...questions.map(([, field]) => field.element),
      make("div", { class: "ew-begin ew-actions" }, begin),
    );
    inside.addEventListener("change", fit);
    fit();
    const details = make(
      "details", { class: "ew-entry ew-frame", name: `${uid}-entries`, "data-entry": entry.id }, head, inside,
    );
    // the word that it unfolded comes late: whoever went on meanwhile keeps the focus
    details.addEventListener("toggle", () => details.open && !inside.contains(document.activeElement) && bringInSight(head, details));
    return details;
  }

  function makeSearch(cards) {
    const entries = model.get("entries");
    if (entries.length <= SEARCH_OVER) return null;
    const input = make("input", { type: "search", id: `${uid}-search`, autocomplete: "off", "data-search": true });
    const show = () => {
      words = input.value;
      const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      let found = 0;
      entries.forEach((entry, index) => {
        const text = `${entry.title} ${entry.about ?? ""} ${entry.badge ?? ""}`.toLocaleLowerCase();
        cards[index].hidden = !wanted.every((word) => text.includes(word));
        if (!cards[index].hidden) found += 1;
      });
      status.say(found ? fill(strings().found, { found, count: entries.length }) : strings().no_match);
    };
    input.value = words;
    input.addEventListener("input", show);
    return make("div", { class: "ew-field" }, make("label", { for: input.id, text: strings().search }), input);
  }

  function build() {
    const open = model.get("resumable");
    const done = model.get("finished");
    const address = model.get("cases_link") && safeAddress(model.get("cases_link"));
    const cards = model.get("entries").map(card);
    const whose = make(
      "p",
      { class: "ew-whose ew-muted" },
      make("span", { text: model.get("whose"), dir: "auto" }),
      address ? make("a", { href: address, text: strings().other_case }) : null,
    );
    root.replaceChildren();
    if (model.get("whose")) root.append(whose);
    if (open.length) root.append(makeRunList(open, listed(strings().open, strings().resume)));
    if (strings().title) root.append(make("h2", { text: strings().title }));
    if (!strings().title) root.append(error, status);
    else if (cards.length) root.append(...[makeSearch(cards)].filter(Boolean), make("div", { class: "ew-entries ew-stack-3" }, ...cards));
    else root.append(make("p", { class: "ew-muted", text: strings().empty }));
    root.append(error, status);
    const long = { shown: model.get("shown") || done.length, every: fill(strings().all, { count: done.length }) };
    if (done.length) root.append(makeRunList(done, { ...listed(strings().done, strings().look), ...long }));
  }

  const undo = onChange(model, ["whose", "cases_link", "entries", "resumable", "finished", "shown", "strings"], build);
  build();
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openMenu(model, el) };
