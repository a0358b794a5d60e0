import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";
import { makeField, makeItems, makeKind, makeRange, makeScore } from "./parts.js";

/**
 * The form; nothing of it is shown before there is a draft.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openForm(model, el) {
  const root = makeRoot(el, "ew-finish-form ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const strings = () => model.get("strings");
  /** @type {{id: string, label: string, items: Set<number>, score: string, kind: string, higher_is: string, plain: string}[]} */
  let scores = [];
  /** @type {Set<number>} */
  let turned = new Set();
  /** @type {Record<string, HTMLInputElement | HTMLTextAreaElement>} */
  const texts = {};
  const scoreList = make("ol", { class: "ew-stack" });
  const belongs = make("div", {});
  /** @type {HTMLButtonElement} */
  let button;

  const outbox = openOutbox(
    model,
    (_event, receipt) => {
      button.disabled = false;
      status.say(receipt.ok ? receipt.text : "");
      error.textContent = receipt.ok ? "" : receipt.text;
    },
    { forget: true },
  );

  function showItems() {
    belongs.replaceChildren(makeItems(model.get("draft"), scores, turned, strings()));
  }

  function showScores() {
    scoreList.replaceChildren(
      ...scores.map((score, index) =>
        makeScore(score, index + 1, strings(), uid, {
          onName: showItems,
          onRemove() {
            scores.splice(index, 1);
            showScores();
            add.focus();
          },
        }),
      ),
    );
    showItems();
  }

  function addScore() {
    scores.push({ id: "", label: "", items: new Set(), score: "sum", kind: "other", higher_is: "", plain: "" });
    showScores();
    /** @type {HTMLElement | null} */ (scoreList.querySelector("li:last-child input"))?.focus();
  }
  /** @type {HTMLButtonElement} */
  let add;

  function finish() {
    if (button.disabled) return;
    button.disabled = true;
    error.textContent = "";
    status.say(strings().finishing);
    const chosen = /** @type {HTMLInputElement | null} */ (root.querySelector("[data-kind]:checked"));
    const labels = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-label]"))];
    const points = [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-points]"))];
    outbox.send("finish", {
      what: chosen ? chosen.value : "",
      source: texts.source.value, rights: texts.rights.value, instructions: texts.instructions.value, by: texts.by.value,
      choices: points.map((box, index) => ({ points: box.value.trim(), label: labels[index].value })),
      turned: [...turned],
      scores: scores.map((score) => ({ ...score, items: [...score.items] })),
    });
  }

  function text(name, value, long = false) {
    const more = { id: `${uid}-${name}`, dir: "auto", maxlength: "2000", [`data-${name}`]: true };
    texts[name] = long ? make("textarea", { ...more, rows: "3" }) : make("input", { ...more, type: "text" });
    texts[name].value = value;
    return makeField(strings()[name], texts[name]);
  }

  function build() {
    const draft = model.get("draft");
    root.replaceChildren();
    status.say("");
    error.textContent = "";
    if (!draft.title) return;
    scores = draft.scores.map((one) => ({ kind: "other", higher_is: "", plain: "", ...one, items: new Set(one.items) }));
    turned = new Set(draft.items.filter((item) => item.reverse).map((item) => item.number));
    button = makeButton(strings().finish, finish, { "data-primary": true, "data-finish": true });
    add = makeButton(strings().add, addScore, { "data-add": true });
    root.append(
      make(
        "section",
        { class: "ew-panel ew-stack", "aria-labelledby": `${uid}-heading` },
        make("h2", { id: `${uid}-heading`, text: strings().heading }),
        make("p", { class: "ew-muted", text: strings().help }),
        makeKind(strings(), uid),
        text("source", draft.source, true),
        text("rights", draft.rights, true),
        text("instructions", draft.instructions, true),
        makeRange(draft, strings(), uid),
        make("h3", { class: "ew-minor", text: strings().scores }),
        scoreList,
        make("p", {}, add),
        make("h3", { class: "ew-minor", text: strings().items }),
        belongs,
        text("by", ""),
        error,
        make("p", { class: "ew-actions" }, button),
        status,
      ),
    );
    showScores();
  }

  const undo = onChange(model, ["draft", "strings"], build);
  build();
  return () => {
    undo();
    outbox.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openForm(model, el) };
