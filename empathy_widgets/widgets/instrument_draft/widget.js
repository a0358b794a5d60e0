import { makeFileField } from "../shared/file_field.js";
import { make, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";
import { makeChecked, makeChoices, makeDecisions, makeItems, makeLedger, makeScales, makeScores } from "./parts.js";

/**
 * The field, and below it the draft that came of the last file.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openDraft(model, el) {
  const root = makeRoot(el, "ew-instrument-draft ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const offered = make("div", { class: "ew-shown" });
  const shown = make("div", { class: "ew-shown" });
  const strings = () => model.get("strings");
  /** @type {ReturnType<typeof makeFileField>} */
  let field;

  const outbox = openOutbox(
    model,
    (event, receipt) => {
      field.clear();
      field.complain(receipt.ok ? "" : receipt.text);
      status.say(receipt.ok ? receipt.text : "");
      if (!receipt.ok) return field.focus();
      // what is around the field folds with the answer that there is something to show
      const chosen = /** @type {HTMLElement | null} */ (offered.querySelector("input:checked"));
      requestAnimationFrame(() => bringInSight((event.kind === "choose" && chosen) || field.input, field.element));
    },
    { forget: true },
  );

  function bring(file) {
    status.say(strings().reading);
    outbox.send("bring", file);
  }

  function build() {
    field?.close();
    field = makeFileField(strings(), {
      uid, accept: ".json,.csv,.lss,.xml,.qsf,.xlsx,.osd", limit: model.get("limit"), onFile: bring,
    });
    root.replaceChildren(field.element, offered, status, shown);
    offer();
    show();
  }

  function choose(name) {
    status.say(strings().reading);
    outbox.send("choose", { name });
  }

  function offer() {
    const scales = makeScales(model.get("scales"), model.get("chosen"), strings(), uid, choose);
    offered.replaceChildren(...(scales ? [scales] : []));
  }

  function pick() {
    for (const box of offered.querySelectorAll("input")) box.checked = box.value === model.get("chosen");
  }

  function show() {
    const draft = model.get("draft");
    shown.replaceChildren();
    if (!draft.title) return;
    shown.append(
      make(
        "article",
        { class: "ew-panel ew-stack", "aria-labelledby": `${uid}-title`, "data-draft": true },
        make(
          "header",
          { class: "ew-draft-head" },
          make("p", {}, make("span", { class: "ew-badge", text: strings().draft })),
          make("h2", { id: `${uid}-title`, text: draft.title, dir: "auto", lang: draft.language || null }),
          make("p", { class: "ew-muted", text: draft.line }),
        ),
        makeDecisions(draft, strings()),
        makeChecked(draft, strings()),
        makeChoices(draft, strings()),
        makeScores(draft, strings()),
        makeItems(draft, strings()),
        makeLedger(draft, strings()),
      ),
    );
  }

  const undo = [
    onChange(model, ["strings", "limit"], build),
    onChange(model, ["scales"], offer),
    onChange(model, ["chosen"], pick),
    onChange(model, ["draft"], show),
  ];
  build();
  if (outbox.waiting.length) status.say(strings().reading);
  return () => {
    undo.forEach((one) => one());
    outbox.close();
    field.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openDraft(model, el) };
