import { fill, make, makeButton, safeAddress } from "../shared/shared.js";
import { tongue } from "./frame.js";

/**
 * The answers that stand, each in a row with the way to mend it.
 *
 * @param {Model} model
 */
function makeAnswers(model, answers, onMend) {
  const strings = model.get("strings");
  const given = model.get("items").filter((item) => answers.standing(item.number) !== null);
  const labels = new Map(model.get("choices").map((choice) => [String(choice.value), choice.label]));
  const row = ({ number, text }) => {
    const { choice, declined } = answers.standing(number);
    const name = fill(strings.item, { item: number });
    const label = declined
      ? make("span", { class: "ew-muted", text: strings.decline })
      : make("span", { text: labels.get(String(choice)) ?? choice, ...tongue(model, "choices") });
    const mend = make("button", {
      type: "button", class: "ew-button", "data-quiet": true, "data-mend": number, text: strings.change,
      "aria-label": `${strings.change}: ${name}`, onclick: () => onMend(number),
    });
    return make(
      "tr",
      { role: "row" }, // on a phone a row is no table's row to the browser any more
      make(
        "th",
        { scope: "row", role: "rowheader" },
        make("span", { class: "ew-number", text: name }),
        text && !model.get("paper") ? make("span", { text, ...tongue(model) }) : null,
      ),
      make("td", { role: "cell" }, label),
      model.get("read_only") ? null : make("td", { role: "cell" }, mend),
    );
  };
  return given.length
    ? make("table", { class: "ew-table ew-given", role: "table" }, make("caption", { text: strings.given }),
      make("tbody", { role: "rowgroup" }, ...given.map(row)))
    : null;
}

/**
 * The last page: what is unanswered, with a way there, what was answered, and the button that finishes.
 *
 * @param {Model} model
 */
export function makeLastPage(model, answers, onMend, onFinish) {
  const strings = model.get("strings");
  const items = model.get("items");
  const open = items.filter((item) => answers.standing(item.number) === null);
  const declined = items.filter((item) => answers.standing(item.number)?.declined).length;
  const title = make("h2", { class: "ew-minor", tabindex: "-1", text: strings.review });
  const list = make("ul", { class: "ew-open-items ew-stack-2" });
  for (const item of open) {
    const name = fill(strings.item, { item: item.number });
    list.append(
      make("li", {}, make(
        "button",
        { type: "button", "data-go-to": item.number, class: "ew-open-item", onclick: () => onMend(item.number) },
        make("span", { class: "ew-number", text: name }),
        item.text && !model.get("paper") ? make("span", { text: item.text, ...tongue(model) }) : null,
      )),
    );
  }
  const label = open.length ? fill(strings.finish_unanswered, { count: open.length }) : strings.finish;
  const finish = makeButton(label, onFinish, { "data-primary": true, "data-finish": true });
  const element = make(
    "div",
    { class: "ew-last-page ew-stack", "data-item": "0" },
    title,
    make("p", { text: strings.review_text }),
    open.length
      ? make(
          "div",
          { class: "ew-stack", "data-unanswered": open.length },
          make("p", { class: "ew-strong", text: fill(strings.unanswered, { count: open.length }) }),
          list,
          make("p", { class: "ew-muted ew-small", text: strings.unanswered_help }),
        )
      : make("p", { class: "ew-all-answered", text: strings.all_answered }),
    declined
      ? make("p", { class: "ew-muted", "data-declined": declined, text: fill(strings.declined, { count: declined }) })
      : null,
    makeAnswers(model, answers, onMend),
  );
  return { element, title, finish: model.get("read_only") ? null : finish };
}

/**
 * The closing words, and where to go from here.
 *
 * @param {Model} model
 */
export function makeFinished(model) {
  const link = model.get("finished_link") && safeAddress(model.get("finished_link"));
  const button = link
    ? make("a", { class: "ew-button", "data-primary": true, href: link, text: model.get("strings").finished_link })
    : null;
  const words = make("p", { tabindex: "-1", "data-finished": true, text: model.get("finished_text") });
  const wayOn = button ? make("p", {}, button) : null;
  return { element: make("div", { class: "ew-finished ew-stack" }, words, wayOn), words };
}
