import { keepFocus } from "../shared/redraw.js";
import {
  fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox, safeAddress,
} from "../shared/shared.js";

const SEARCH_ABOVE = 8; // cases

/**
 * The list: links or buttons, a search above many, and the form for a new case. Where Python holds more cases than it
 * sent, Python searches: one search at a time, for the words as they then are.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openList(model, el) {
  const root = makeRoot(el, "ew-case-list ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const list = make("ul", { class: "ew-cases ew-stack-2" });
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const created = make("div", { class: "ew-created ew-panel ew-stack", tabindex: "-1", hidden: true });
  const strings = () => model.get("strings");
  const newest = make("p", { class: "ew-muted ew-small", "data-newest": true });
  let words = "";
  let searching = false;
  /** @type {{ input: HTMLInputElement, button: HTMLButtonElement } | null} */
  let create = null;

  const outbox = openOutbox(model, (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "search") {
      searching = false;
      if (receipt.ok && event.words !== words) search();
      return;
    }
    status.say("");
    if (event.kind !== "create" || !create) return;
    create.button.disabled = false;
    if (!receipt.ok) return;
    create.input.value = "";
    if (receipt.code) showCreated(receipt);
  });

  /** @param {Record<string, any>} receipt */
  function showCreated({ code, link }) {
    const address = link && safeAddress(link);
    const opener = { class: "ew-button", "data-primary": true };
    created.hidden = false;
    created.replaceChildren(
      make("p", { text: strings().created }),
      make("p", { class: "ew-new-code" }, make("bdi", { "data-new-code": code, text: code })),
      make("p", { class: "ew-muted", text: strings().created_help }),
      address ? make("p", {}, make("a", { ...opener, href: address, text: strings().open })) : "",
    );
    created.focus();
  }

  function row(item) {
    const inside = [
      make("bdi", { class: "ew-code", text: item.code }),
      item.label ? make("bdi", { class: "ew-case-label", text: item.label }) : null,
      item.line ? make("span", { class: "ew-muted ew-small", text: item.line }) : null,
    ];
    const address = item.link && safeAddress(item.link);
    const shared = { class: "ew-case-row", "data-case": item.id };
    const open = () => outbox.send("open", { id: item.id });
    if (address) return make("li", {}, make("a", { ...shared, href: address }, ...inside));
    return make("li", {}, make("button", { ...shared, type: "button", onclick: open }, ...inside));
  }

  const total = () => Math.max(model.get("count"), model.get("cases").length);
  const elsewhere = () => Boolean(words.trim()) && total() > model.get("cases").length;

  /** What there is to list for the words, and how many of it; null while Python is still looking. */
  function matches() {
    const cases = model.get("cases");
    if (elsewhere()) {
      const found = model.get("found");
      return found.words === words ? { rows: found.cases, count: found.count } : null;
    }
    const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const rows = cases.filter((one) => {
      const text = `${one.code} ${one.label ?? ""}`.toLocaleLowerCase();
      return wanted.every((word) => text.includes(word));
    });
    return { rows, count: wanted.length ? rows.length : total() };
  }

  function paintList({ searched = false } = {}) {
    const found = matches();
    if (!found) return search();
    const { rows, count } = found;
    list.replaceChildren(...rows.map(row));
    newest.textContent = rows.length < count ? fill(strings().newest, { shown: rows.length, count }) : "";
    newest.hidden = rows.length === count;
    if (!searched) return;
    status.say(count ? fill(strings().found, { found: count, count: total() }) : strings().no_match);
  }

  function search() {
    if (searching) return;
    searching = true;
    outbox.send("search", { words });
  }

  function makeSearch() {
    const input = make("input", {
      type: "search", id: `${uid}-search`, autocomplete: "off", maxlength: "200", "data-search": true, "data-keep": "search",
    });
    input.value = words;
    input.addEventListener("input", () => {
      words = input.value;
      paintList({ searched: true });
    });
    return make("div", { class: "ew-field" }, make("label", { for: `${uid}-search`, text: strings().search }), input);
  }

  function makeCreate() {
    const input = make("input", {
      type: "text", id: `${uid}-label`, maxlength: "2000", autocomplete: "off", dir: "auto",
      "aria-describedby": `${uid}-help`, "data-label": true, "data-keep": "label",
    });
    const send = () => {
      if (button.disabled) return;
      button.disabled = true;
      status.say(strings().creating);
      outbox.send("create", { label: input.value.trim() });
    };
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) send();
    });
    const first = !model.get("cases").length;
    const button = makeButton(strings().create, send, { "data-primary": first, "data-create": true });
    create = { input, button };
    return make(
      "div",
      { class: "ew-create ew-panel ew-stack" },
      make("h3", { text: strings().create_title }),
      make(
        "div",
        { class: "ew-field" },
        make("label", { for: `${uid}-label`, text: strings().label }),
        input,
        make("p", { id: `${uid}-help`, class: "ew-muted ew-small", text: strings().label_help }),
      ),
      make("p", {}, button),
    );
  }

  function build() {
    const cases = model.get("cases");
    const typed = create?.input.value ?? "";
    create = /** @type {typeof create} */ (null);
    const empty = model.get("allow_new") ? strings().empty : strings().empty_closed;
    root.replaceChildren(
      make("h2", { text: strings().title }),
      cases.length > SEARCH_ABOVE ? makeSearch() : "",
      status,
      newest,
      cases.length ? list : make("p", { class: "ew-empty ew-muted", text: empty }),
      created,
      error,
      model.get("allow_new") ? makeCreate() : "",
    );
    if (cases.length <= SEARCH_ABOVE) words = "";
    if (create) create.input.value = typed;
    paintList();
  }

  const undo = [
    onChange(model, ["cases", "count", "allow_new", "strings"], () => keepFocus(root, build)),
    onChange(model, ["found"], () => elsewhere() && paintList({ searched: true })),
  ];
  build();
  return () => {
    undo.forEach((one) => one());
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openList(model, el) };
