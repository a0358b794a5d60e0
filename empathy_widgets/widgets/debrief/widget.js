import { keepTyping, openKeeper } from "../shared/keeping.js";
import { make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";

const STEPS = [1, 2, 3, 4, 5];
const KEPT_AS = { reflect: "reflection", bring: "brought" };

/**
 * One criterion of the rubric: five steps between two ends, and "rather not say".
 *
 * @param {any} criterion
 * @param {{ uid: string, strings: Strings, readOnly: boolean, [name: string]: any }} options
 */
function makeCriterion(criterion, { uid, strings, value, readOnly, onRate }) {
  const name = `${uid}-${criterion.id}`;
  const radio = (step, text) => {
    const input = make("input", { type: "radio", name, value: step === null ? "none" : String(step), disabled: readOnly });
    input.checked = value === step;
    input.addEventListener("change", () => onRate(step));
    return make("label", { class: "ew-short-choice" }, input, make("span", { text }));
  };
  return make(
    "fieldset",
    { class: "ew-criterion", "data-criterion": criterion.id },
    make("legend", { class: "ew-legend", text: criterion.label, dir: "auto" }),
    make(
      "div",
      { class: "ew-steps" },
      make("span", { class: "ew-end ew-small ew-muted", text: criterion.low }),
      make("span", { class: "ew-scale-steps" }, ...STEPS.map((step) => radio(step, String(step)))),
      make("span", { class: "ew-end ew-small ew-muted", text: criterion.high }),
      radio(null, strings.no_rating),
    ),
  );
}

/**
 * The debrief: moments, rubric, lines to write, supervision, finish.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openDebrief(model, el) {
  const root = makeRoot(el, "ew-debrief ew-panel ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const keeper = openKeeper(model, `${model.get("run")}-debrief`, (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok || event.kind !== "finish") return;
    queueMicrotask(() => root.querySelector("[data-finished]")?.focus());
  });
  let stops = [];

  function writing(name, label, help) {
    const id = `${uid}-${name}`;
    const field = make("textarea", {
      id, rows: "3", maxlength: "4000", dir: "auto", readonly: model.get("read_only"),
      "aria-describedby": help ? `${id}-help` : null,
    });
    field.setAttribute(`data-${name}`, "");
    field.value = model.get(KEPT_AS[name] ?? name);
    if (!model.get("read_only")) stops.push(keepTyping(field, (text) => keeper.send(name, { text })));
    return make(
      "div",
      { class: "ew-field" },
      make("label", { for: id, text: label, dir: "auto" }),
      help ? make("p", { id: `${id}-help`, class: "ew-small ew-muted", text: help }) : null,
      field,
    );
  }

  function markBox() {
    const box = make("input", {
      type: "checkbox", class: "ew-tickbox", disabled: model.get("read_only"), "aria-describedby": `${uid}-mark-help`, "data-supervision": true,
      onchange: () => keeper.send("supervision", { on: box.checked }),
    });
    box.checked = model.get("supervision");
    return make(
      "div",
      { class: "ew-mark" },
      make("label", { class: "ew-bare-choice" }, box, make("span", { text: strings.supervision })),
      make("p", { id: `${uid}-mark-help`, class: "ew-small ew-muted", text: strings.supervision_help }),
    );
  }

  function build() {
    stops.forEach((stop) => stop());
    stops = [];
    const readOnly = model.get("read_only");
    const ratings = model.get("ratings");
    const rubric = model.get("criteria").map((one) =>
      makeCriterion(one, {
        uid, strings, readOnly, value: one.id in ratings ? ratings[one.id] : undefined,
        onRate: (value) => keeper.send("rate", { criterion: one.id, value }),
      }),
    );
    const looks = model.get("looks");
    const finish = makeButton(strings.finish, () => {
      stops.forEach((stop) => stop());
      keeper.send("finish");
    }, { "data-primary": true, "data-finish": true });
    root.replaceChildren(
      make("h2", { class: "ew-minor", text: strings.title }),
      ...(looks.length
        ? [make("h3", { class: "ew-quiet", text: strings.looks }),
          make("ul", { class: "ew-bullets" }, ...looks.map((text) => make("li", { text, dir: "auto" })))]
        : []),
      ...(model.get("asks_check") ? [writing("check", strings.check, strings.check_help)] : []),
      ...(rubric.length
        ? [make("h3", { class: "ew-quiet", text: strings.rate }), make("p", { class: "ew-small ew-muted", text: strings.rate_help }),
          ...rubric]
        : []),
      make("div", { class: "ew-writing ew-stack" },
        writing("reflect", model.get("question") || strings.reflect, ""),
        make("div", { class: "ew-supervisor ew-stack-3" }, writing("bring", strings.bring, strings.bring_help), markBox())),
      make(
        "p",
        { class: "ew-actions" },
        readOnly ? null : finish,
        make("span", {
          class: "ew-small ew-muted", text: readOnly ? strings.finished : strings.finish_help,
          ...(readOnly ? { tabindex: "-1", "data-finished": true } : {}),
        }),
      ),
      error,
      status,
    );
  }

  const undo = onChange(model, ["looks", "question", "criteria", "read_only", "asks_check", "strings"], build);
  build();
  return () => {
    stops.forEach((stop) => stop());
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openDebrief(model, el) };
