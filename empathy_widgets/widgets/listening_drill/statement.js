import { makeChips } from "../shared/chips.js";
import { fill, make, makeButton, newId } from "../shared/shared.js";

export const CHECKS = ["added", "dropped", "judged"];

/**
 * What somebody says, as a quiet bubble, with who says it.
 *
 * @param {{ who: string, says: string }} said
 */
export function makeSaid(said) {
  return make(
    "figure",
    { class: "ew-said" },
    make("blockquote", { class: "ew-said-words", text: said.says, dir: "auto" }),
    make("figcaption", { class: "ew-small ew-muted", text: said.who, dir: "auto" }),
  );
}

/**
 * Three questions to oneself, each with yes and no; nothing is chosen beforehand.
 *
 * @param {Strings} strings
 * @param {Record<string, any>} body what stands of it
 * @param {{ locked: boolean, say: (name: string, value: boolean) => unknown }} options
 */
export function makeChecks(strings, body, { locked, say }) {
  const uid = `ew-${newId().slice(0, 8)}`;
  return make(
    "section",
    { class: "ew-checks ew-stack-3", "data-checks": true },
    make("h4", { class: "ew-minor", tabindex: "-1", text: strings.check }),
    ...CHECKS.map((name) => {
      const question = makeChips(strings[name], [["yes", strings.yes], ["no", strings.no]], {
        name: `${uid}-${name}`, keep: name, value: body[name] ? "yes" : body[name] === false ? "no" : undefined, locked, row: true,
        choose: (value) => say(name, value === "yes"),
      });
      question.dataset.check = name;
      return question;
    }),
    make("p", { class: "ew-small ew-muted", text: strings.check_note }),
  );
}

/**
 * The model answers, each with its grade, what it does, and the reason.
 *
 * @param {Strings} strings
 * @param {any[]} models
 */
export function makeModels(strings, models) {
  return make(
    "section",
    { class: "ew-models ew-stack-3", "data-models": true },
    make("h4", { class: "ew-minor", tabindex: "-1", text: strings.models }),
    make(
      "ul",
      { class: "ew-stack-3" },
      ...models.map((model) => {
        const does = ["adds", "drops", "judges"].filter((name) => model[name]).map((name) => strings[name]);
        return make(
          "li",
          { class: "ew-model ew-frame", "data-grade": model.grade },
          make(
            "p",
            { class: "ew-model-grade ew-small" },
            make("strong", { text: strings[model.grade] }),
            does.length ? make("span", { class: "ew-muted", text: does.join(", ") }) : null,
          ),
          make("blockquote", { text: model.text, dir: "auto" }),
          make("p", { class: "ew-small ew-muted", text: model.why, dir: "auto" }),
        );
      }),
    ),
  );
}

/**
 * The statements of a track as a row to turn to; what was said back bears a mark.
 *
 * @param {Strings} strings
 * @param {any[]} statements
 * @param {{ at: string, said: (id: string) => boolean, turn: (id: string) => unknown }} options
 */
export function makeTurns(strings, statements, { at, said, turn }) {
  const turns = statements.map(({ id }, index) => {
    const done = said(id);
    const name = fill(strings.statement, { number: index + 1 });
    return make(
      "li",
      {},
      makeButton("", () => turn(id), {
        class: "ew-tab ew-turn", "data-turn": id, "data-keep": `turn-${id}`, "data-said": done,
        "aria-current": id === at ? "true" : null, "aria-label": done ? `${name}, ${strings.said}` : name,
      }),
    );
  });
  turns.forEach((turned, index) => turned.firstElementChild?.append(String(index + 1)));
  return make("ol", { class: "ew-turns ew-wrap", "aria-label": strings.statements }, ...turns);
}
