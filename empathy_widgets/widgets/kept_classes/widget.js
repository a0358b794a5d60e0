import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The kept classes, a field to keep one more, and two to compare.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openKeptClasses(model, el) {
  const root = makeRoot(el, "ew-kept-classes ew-stack ew-panel");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert", id: `${uid}-error` });
  const parts = make("div", { class: "ew-stack" });
  const strings = () => model.get("strings");

  const outbox = openOutbox(model, (_event, receipt) => {
    status.say(receipt.ok ? receipt.text : "");
    error.textContent = receipt.ok ? "" : receipt.text;
  });

  function complain(text, input) {
    status.say("");
    error.textContent = text;
    input.focus();
  }

  function send(kind, detail) {
    error.textContent = "";
    status.say(strings().working);
    outbox.send(kind, detail);
  }

  function keeping() {
    const name = make("input", {
      type: "text", id: `${uid}-name`, maxlength: "200", autocomplete: "off", "aria-describedby": `${uid}-help ${error.id}`,
    });
    const keep = () => (name.value.trim() ? send("keep", { name: name.value.trim() }) : complain(strings().name_missing, name));
    return make("div", { class: "ew-field" },
      make("label", { for: name.id, text: strings().name }), name,
      make("p", { class: "ew-muted ew-small", id: `${uid}-help`, text: strings().help }),
      make("p", { class: "ew-actions" }, makeButton(strings().keep, keep, { "data-keep-class": true })));
  }

  /** A row with a button that asks once more before anything goes. */
  function row({ id, name, line }) {
    let asked = false;
    const button = makeButton(strings().delete, () => {
      if (asked) return send("delete", { id });
      asked = true;
      button.textContent = fill(strings().sure, { name });
    }, { "data-delete": id, "aria-label": fill(strings().delete_named, { name }) });
    button.addEventListener("click", () => button.removeAttribute("aria-label"));
    return make("li", {}, make("span", { dir: "auto" }, make("strong", { text: name }), " ",
      make("span", { class: "ew-line ew-small", text: line })), button);
  }

  function comparing(classes) {
    const select = (which, chosen) => {
      const one = make("select", { id: `${uid}-${which}`, "data-which": which },
        ...classes.map(({ id, name }) => make("option", { value: id, text: name })));
      one.value = chosen.id;
      return one;
    };
    const before = select("before", classes[classes.length - 2]);
    const after = select("after", classes[classes.length - 1]);
    const compare = () => (before.value === after.value ? complain(strings().choose, after)
      : send("compare", { before: before.value, after: after.value }));
    return make("div", { class: "ew-field" },
      make("label", { for: before.id, text: strings().before }), before,
      make("label", { for: after.id, text: strings().after }), after,
      make("p", { class: "ew-actions" }, makeButton(strings().compare, compare, { "data-compare": true })));
  }

  function build() {
    const classes = model.get("classes");
    parts.replaceChildren(
      ...(model.get("can_keep") ? [keeping()] : []),
      classes.length ? make("ul", { class: "ew-stack-2" }, ...classes.map(row))
        : make("p", { class: "ew-muted", text: strings().none }),
      ...(classes.length > 1 ? [comparing(classes)] : []),
    );
  }

  const undo = onChange(model, ["strings", "classes", "can_keep"], build);
  root.append(make("h2", { text: strings().title }), parts, error, status);
  build();
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openKeptClasses(model, el) };
