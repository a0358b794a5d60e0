import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

const ROWS = 3; // for numbers, when none is kept yet

/**
 * The way to a client's page, folded until somebody wants it.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openLink(model, el) {
  const root = makeRoot(el, "ew-client-link");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const line = make("p", { "data-line": true });
  const shown = make("div", { class: "ew-code", "aria-live": "polite" });
  const ways = make("div", { class: "ew-stack-2" });
  const rows = make("div", { class: "ew-stack-2" });

  const outbox = openOutbox(
    model,
    (event, receipt) => {
      status.say(receipt.ok ? receipt.text : "");
      error.textContent = receipt.ok ? "" : receipt.text;
      if (event.kind === "make" && receipt.ok) showCode(receipt.code);
      if (event.kind === "close" && receipt.ok) shown.replaceChildren();
    },
    { forget: true },
  );
  /** @param {string} code */
  function showCode(code) {
    const address = model.get("address");
    const whole = address ? new URL(address, location.href).href : "";
    shown.replaceChildren(
      make("p", { text: strings.code }),
      make("p", { class: "ew-signs", "data-code": true, text: code }),
      ...(whole ? [make("p", { class: "ew-small" }, `${strings.address} `, make("code", { text: whole }))] : []),
    );
  }
  const send = () => {
    error.textContent = "";
    status.say(strings.working);
  };

  function showWays() {
    line.textContent = model.get("line");
    const weeks = model.get("weeks");
    const choice = make("select", { id: `${uid}-weeks` }, ...weeks.map((each) =>
      make("option", { value: each, text: fill(strings.weeks_of, { weeks: each }) })));
    choice.value = String(weeks[Math.floor(weeks.length / 2)] ?? "");
    const open = model.get("page_open");
    const begin = makeButton(open ? strings.again : strings.make, () => {
      send();
      outbox.send("make", { weeks: Number(choice.value) });
    }, { "data-make": true, "data-primary": !open });
    ways.replaceChildren(
      make("div", { class: "ew-field" }, make("label", { for: choice.id, text: strings.weeks }), choice),
      ...(open ? [make("p", { class: "ew-muted ew-small", text: strings.again_help })] : []),
      make("p", { class: "ew-actions" }, begin, open && makeButton(strings.close, ask, { "data-close": true })),
    );
  }
  function ask() {
    const yes = makeButton(strings.close_yes, () => {
      send();
      outbox.send("close");
    }, { "data-sure": true });
    const no = makeButton(strings.close_no, showWays);
    ways.replaceChildren(make("p", { role: "alert", text: strings.close_sure }), make("p", { class: "ew-actions" }, yes, no));
    no.focus();
  }

  function showNumbers() {
    const kept = model.get("numbers");
    const empty = Array.from({ length: Math.max(1, ROWS - kept.length) }, () => ({ name: "", number: "", when: "" }));
    rows.replaceChildren(...[...kept, ...empty].map((one, at) => make(
      "div", { class: "ew-number", "data-number": true },
      ...["name", "number", "when"].map((name) => make(
        "div", { class: "ew-field" },
        make("label", { for: `${uid}-${name}-${at}`, text: strings[/** @type {"name" | "number" | "when"} */ (name)] }),
        make("input", {
          type: "text", id: `${uid}-${name}-${at}`, "data-name": name, value: one[name], maxlength: name === "number" ? 40 : 120,
          inputmode: name === "number" ? "tel" : null, autocomplete: "off",
        }),
      )),
    )));
  }
  function keepNumbers() {
    const typed = [...rows.querySelectorAll("[data-number]")].map((row) =>
      Object.fromEntries([.../** @type {NodeListOf<HTMLInputElement>} */ (row.querySelectorAll("input"))].map((field) =>
        [field.dataset.name, field.value.trim()])));
    send();
    outbox.send("numbers", { numbers: typed });
  }

  root.append(make(
    "details", {},
    make("summary", { class: "ew-reveal", text: strings.summary }),
    make(
      "div", { class: "ew-stack ew-panel" },
      make("p", { text: strings.help }),
      make("p", { class: "ew-note", text: strings.one_computer }),
      line, shown, ways, error, status,
      make("h2", { class: "ew-minor", text: strings.numbers }),
      make("p", { class: "ew-muted ew-small", text: strings.nobody }),
      rows,
      make("p", { class: "ew-actions" }, makeButton(strings.save, keepNumbers, { "data-save": true })),
    ),
  ));
  const undo = [onChange(model, ["page_open", "line", "weeks"], showWays), onChange(model, ["numbers"], showNumbers)];
  showWays();
  showNumbers();
  return () => {
    undo.forEach((stop) => stop());
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openLink(model, el) };
