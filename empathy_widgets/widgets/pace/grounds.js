import { make } from "../shared/shared.js";

/**
 * The steps to read beforehand, and what is known of them: each sentence with its grade and source.
 *
 * @param {Model} model
 * @param {Strings} strings
 */
export function makeGrounds(model, strings) {
  const facts = model.get("grounds").map((ground) =>
    make(
      "li",
      {},
      make("span", { text: ground.says, dir: "auto" }),
      " ",
      make("strong", { class: "ew-small", text: `(${strings[`grade_${ground.grade}`]})` }),
      make("span", { class: "ew-pace-source ew-small ew-muted", text: ground.source }),
      ground.disputed ? make("span", { class: "ew-pace-source ew-small", text: ground.disputed, dir: "auto" }) : null,
    ),
  );
  return make(
    "details",
    { "data-known": true },
    make("summary", { class: "ew-reveal", text: strings.known }),
    facts.length ? make("ul", { class: "ew-bullets" }, ...facts) : null,
    make("p", {}, make("strong", { text: `${strings.our_choice}: ` }), make("span", { text: model.get("our_choice"), dir: "auto" })),
  );
}
