import { fill, make, makeButton } from "../shared/shared.js";
import { makeTip } from "../shared/tip.js";

/**
 * Language and direction of the instrument's own words, which need not be the page's, nor each the other's.
 *
 * @param {Model} model
 */
export function tongue(model, part = "items") {
  const lang = model.get("languages")[part] ?? model.get("language");
  return { lang: lang || null, dir: model.get("direction") || "auto" };
}

/**
 * What stands around the items: title and instructions above, progress, and the buttons that move.
 *
 * @param {Model} model
 */
export function makeHead(model) {
  const badge = model.get("badge");
  const title = model.get("title");
  const instructions = model.get("finished") ? "" : model.get("instructions");
  const paragraphs = instructions.split(/\n\s*\n/).filter(Boolean);
  return make(
    "header",
    { class: "ew-head" },
    badge ? makeTip(badge, model.get("strings").badge_means, { class: "ew-badge", "data-badge": true }) : null,
    title ? make("h2", { text: title, ...tongue(model, "title") }) : null,
    ...paragraphs.map((text) => make("p", { class: "ew-instructions", text, ...tongue(model, "instructions") })),
  );
}

/**
 * The parts whose words and state change while a person moves; `paint` brings them up to date.
 *
 * @param {Model} model
 * @param {string} group
 */
export function makeFrame(model, group, { back, next, toggle }) {
  const strings = model.get("strings");
  const count = model.get("items").length;
  const values = model.get("choices").map((choice) => choice.value);
  const digits = values.every((value) => value >= 0 && value <= 9);
  const keys = `${Math.min(...values)}–${Math.max(...values)}`;
  const bar = make("progress", { max: Math.max(1, count), value: 0, "aria-labelledby": `${group}-answered` });
  const place = make("span", { class: "ew-place", "data-place": true });
  const answered = make("span", { class: "ew-muted", id: `${group}-answered` });
  const backwards = makeButton(strings.back, back, { "data-back": true });
  const onwards = makeButton(strings.next, next, { "data-next": true, "data-primary": true });
  const switcher = makeButton("", toggle, { "data-quiet": true, "data-toggle-view": true });
  const help = make("p", { class: "ew-muted ew-small ew-key-help", text: fill(strings.choose_help, { keys }) });
  return {
    progress: make("div", { class: "ew-progress ew-small", hidden: model.get("preview") }, place, answered, bar),
    foot: make("div", { class: "ew-foot ew-actions" }, make("div", { class: "ew-actions" }, backwards, onwards), switcher),
    help,
    switcher,
    paintProgress(done, where) {
      bar.value = done;
      answered.textContent = fill(strings.answered, { answered: done, count });
      place.textContent = where;
    },
    /** @param {{ here: number, order: number[], view: string, mending?: boolean, finish?: HTMLButtonElement | null }} now */
    paintActions({ here, order, view, mending, finish }) {
      const list = view === "list";
      backwards.parentElement?.querySelector("[data-finish]")?.remove();
      if (finish) backwards.after(finish);
      backwards.hidden = !order.length || mending || here === order[0] || (here !== 0 && list);
      const last = model.get("preview") && (list || here === order.at(-1));
      onwards.hidden = !order.length || here === 0 || last;
      onwards.textContent = list || mending || here === order.at(-1) ? strings.review : strings.next;
      switcher.hidden = here === 0 || order.length < 2;
      switcher.textContent = list ? strings.show_one : strings.show_list;
      help.hidden = here === 0 || list || !digits || model.get("read_only");
    },
  };
}
