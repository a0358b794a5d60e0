import { keepFocus } from "../shared/redraw.js";
import {
  fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox, safeAddress,
} from "../shared/shared.js";
import { makeRow } from "./row.js";

const SEARCH_ABOVE = 8; // cases
const ORDERS = ["recent", "newest", "code", "label"];

/**
 * The list: links or buttons, a search above many, and the form for a new case. Where Python holds more cases than it
 * sent, Python searches and sorts: one question at a time, for what is asked as it then is.
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
  const more = makeButton("", () => look({ all: true }), { "data-quiet": true, "data-more": true });
  const asked = { words: "", order: "recent", archived: false, all: false };
  let searching = false;
  let tidying = false;
  /** @type {{ input: HTMLInputElement, button: HTMLButtonElement } | null} */
  let create = null;

  const outbox = openOutbox(model, (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "search") {
      searching = false;
      if (receipt.ok && !answers(event)) search();
      return;
    }
    status.say(event.kind === "archive" && receipt.ok ? receipt.text : "");
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

  const total = () => (asked.archived ? model.get("archived") : Math.max(model.get("count"), model.get("cases").length));
  const answers = (found) => Object.entries(asked).every(([name, value]) => (found[name] ?? value) === value);
  const arranged = () => asked.archived || asked.all || asked.order !== ORDERS[0];
  const elsewhere = () => arranged() || (Boolean(asked.words.trim()) && total() > model.get("cases").length);

  /** What there is to list, and how many of it; null while Python is still looking. */
  function matches() {
    const cases = model.get("cases");
    if (elsewhere()) {
      const found = model.get("found");
      return found.cases && answers(found) ? { rows: found.cases, count: found.count } : null;
    }
    const wanted = asked.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
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
    const move = { text: asked.archived ? strings().unarchive : strings().archive, send: archive };
    const open = (id) => outbox.send("open", { id });
    list.replaceChildren(...rows.map((one) => makeRow(one, open, tidying || asked.archived ? move : null, uid)));
    newest.textContent = rows.length < count ? fill(strings().newest, { shown: rows.length, count }) : "";
    newest.hidden = rows.length === count;
    more.textContent = strings().more;
    more.hidden = newest.hidden || asked.all || !model.get("arranges");
    if (!searched) return;
    status.say(count ? fill(strings().found, { found: count, count: total() }) : strings().no_match);
  }

  function search() {
    if (searching) return;
    searching = true;
    outbox.send("search", { ...asked });
  }

  /** Ask for another order, for more, or for the archived ones. */
  function look(changes) {
    Object.assign(asked, changes);
    keepFocus(root, build);
  }

  const archive = (id) => outbox.send("archive", { id, on: !asked.archived });

  function makeSearch() {
    const input = make("input", {
      type: "search", id: `${uid}-search`, autocomplete: "off", maxlength: "200", "data-search": true, "data-keep": "search",
    });
    input.value = asked.words;
    input.addEventListener("input", () => {
      asked.words = input.value;
      paintList({ searched: true });
    });
    return make("div", { class: "ew-field" }, make("label", { for: `${uid}-search`, text: strings().search }), input);
  }

  function makeSort() {
    const select = make("select", {
      id: `${uid}-sort`, "data-sort": true, "data-keep": "sort", onchange: () => look({ order: select.value }),
    });
    for (const order of ORDERS) {
      select.append(make("option", { value: order, text: strings()[`by_${order}`] }));
    }
    select.value = asked.order;
    return make("div", { class: "ew-field" }, make("label", { for: `${uid}-sort`, text: strings().sort }), select);
  }

  /** Under the list: archive from it, and turn to those that are archived. */
  function makeFoot() {
    const away = model.get("archived");
    const quiet = (text, onclick, name) => makeButton(text, onclick, { "data-quiet": true, [name]: true, "data-keep": name });
    const tidy = () => {
      tidying = !tidying;
      keepFocus(root, build);
    };
    if (asked.archived) return make("p", { class: "ew-actions" }, quiet(strings().back, () => look({ archived: false }), "data-away"));
    const some = model.get("cases").length
      ? quiet(tidying ? strings().done : strings().archive_some, tidy, "data-tidy")
      : null;
    const turn = away
      ? quiet(fill(strings().archived, { count: away }), () => look({ archived: true }), "data-away")
      : null;
    return make(
      "div",
      { class: "ew-foot" },
      tidying ? make("p", { class: "ew-muted ew-small", text: strings().archive_help }) : null,
      make("p", { class: "ew-actions" }, some, turn),
    );
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
    const first = !model.get("cases").length && !model.get("archived");
    const button = makeButton(strings().create, send, { "data-primary": first, "data-create": true });
    create = { input, button };
    const field = make(
      "div",
      { class: "ew-field" },
      make("label", { for: `${uid}-label`, text: strings().label }),
      input,
      make("p", { id: `${uid}-help`, class: "ew-muted ew-small", text: strings().label_help }),
    );
    const inside = make("div", { class: "ew-create ew-panel ew-stack" }, field, make("p", {}, button));
    if (first) return inside;
    return make("details", { class: "ew-new" }, make("summary", { class: "ew-reveal", text: strings().create_title }), inside);
  }

  function build() {
    const cases = model.get("cases");
    const typed = create?.input.value ?? "";
    const unfolded = root.querySelector("details")?.open ?? false;
    create = /** @type {typeof create} */ (null);
    if (asked.archived && !model.get("archived")) asked.archived = false;
    const arranges = model.get("arranges");
    const many = Math.max(total(), cases.length) > SEARCH_ABOVE;
    const empty = model.get("allow_new") ? strings().empty : strings().empty_closed;
    const away = asked.archived;
    if (!many) Object.assign(asked, { words: "", order: ORDERS[0] });
    root.replaceChildren(
      make("h2", { text: away ? strings().archived_title : strings().title }),
      many ? make("div", { class: "ew-look" }, makeSearch(), arranges ? makeSort() : "") : "",
      status,
      cases.length || away ? list : make("p", { class: "ew-empty ew-muted", text: empty }),
      newest,
      more,
      created,
      error,
      make(
        "div",
        { class: "ew-under" },
        model.get("allow_new") && !away ? makeCreate() : null,
        arranges && (cases.length || model.get("archived")) ? makeFoot() : null,
      ),
    );
    if (create) create.input.value = typed;
    const fold = root.querySelector("details");
    if (fold) fold.open = unfolded;
    paintList();
  }

  const undo = [
    onChange(model, ["cases", "count", "archived", "allow_new", "strings"], () => keepFocus(root, build)),
    onChange(model, ["found"], () => elsewhere() && keepFocus(root, () => paintList({ searched: Boolean(asked.words.trim()) }))),
  ];
  build();
  return () => {
    undo.forEach((one) => one());
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openList(model, el) };
