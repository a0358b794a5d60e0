import { fill, make, makeButton } from "../shared/shared.js";

/**
 * A field with a button that adds what stands in it.
 *
 * @param {{ label: string, name: string, add: (text: string) => unknown, strings: Strings, uid: string, [name: string]: any }} options
 */
function makeAdd({ label, name, add, strings, uid, drafts }) {
  const field = make("input", { type: "text", id: `${uid}-${name}`, maxlength: "500", dir: "auto", autocomplete: "off",
    "data-add": name, "data-keep": `add-${name}` });
  field.value = drafts.get(name) ?? "";
  field.addEventListener("input", () => drafts.set(name, field.value));
  const go = () => {
    const text = field.value.trim();
    if (!text) return field.focus();
    field.value = "";
    drafts.delete(name);
    add(text);
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) go();
  });
  return make("div", { class: "ew-field ew-wide" }, make("label", { for: field.id, text: label }),
    make("div", { class: "ew-add" }, field, makeButton(strings.add, go, { "data-add-button": name, "aria-label": `${strings.add}: ${label}` })));
}

/**
 * What the rules suggest, each with its reason; a refusal asks for a word why.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeSuggestions(model, tools) {
  const { strings, send, uid, readOnly, drafts } = tools;
  const card = (/** @type {any} */ one) => {
    const id = `${uid}-${one.target}`;
    const keep = `decide-${one.target}`;
    const decide = (/** @type {string} */ verdict, /** @type {string} */ why) => {
      drafts.delete(id);
      send("decide", { target: one.target, verdict, why });
    };
    const actions = make("div", { class: "ew-actions" });
    const refuse = () => {
      const field = make("input", { type: "text", id: `${id}-why`, maxlength: "300", dir: "auto", "data-why": one.target,
        "data-keep": keep, oninput: () => drafts.set(id, field.value) });
      field.value = drafts.get(id) ?? "";
      drafts.set(id, field.value);
      const done = () => (field.value.trim() ? decide("refused", field.value.trim()) : field.focus());
      field.addEventListener("keydown", (event) => {
        if (event.key === "Enter" && !event.isComposing) done();
        if (event.key === "Escape") leaveOpen();
      });
      actions.replaceChildren(make("div", { class: "ew-field ew-wide" }, make("label", { for: field.id, text: strings.why }), field),
        makeButton(strings.keep, done, { "data-keep-why": one.target, "data-primary": true }), makeButton(strings.cancel, leaveOpen, { "data-quiet": true }));
      return field;
    };
    const leaveOpen = () => {
      drafts.delete(id);
      offer();
      actions.querySelector("button")?.focus();
    };
    const offer = () => actions.replaceChildren(
      makeButton(strings.accept, () => decide("accepted", ""), { "data-accept": one.target, "data-keep": keep, "aria-label": fill(strings.accept_of, one) }),
      makeButton(strings.refuse, () => refuse().focus(), { "data-refuse": one.target, "aria-label": fill(strings.refuse_of, one) }));
    const again = () => actions.replaceChildren(
      make("span", { class: "ew-decided ew-aside", "data-verdict": one.verdict, dir: "auto",
        text: one.verdict === "accepted" ? strings.accepted : fill(strings.refused, one) }),
      readOnly ? "" : makeButton(strings.again, () => decide("", ""), {
        "data-again": one.target, "data-quiet": true, "data-keep": keep, "aria-label": fill(strings.again_of, one) }));
    if (one.verdict) again();
    else if (!readOnly && drafts.has(id)) refuse();
    else if (!readOnly) offer();
    return make("article", { class: "ew-suggestion ew-frame ew-stack-2", "data-suggestion": one.target, "data-verdict": one.verdict },
      make("h4", { text: one.label, dir: "auto" }), make("p", { class: "ew-because", text: one.because, dir: "auto" }), actions);
  };
  const own = (/** @type {any} */ one) => make("li", { class: "ew-own", "data-own": one.id }, make("span", { text: one.text, dir: "auto" }),
    readOnly ? null : makeButton(strings.remove, () => send("aim", { id: one.id, text: "" }), {
      "data-quiet": true, "data-remove": one.id, "aria-label": fill(strings.remove_of, one) }));
  const written = model.get("written");
  return [
    make("p", { class: "ew-muted ew-small", text: strings.suggested_help }),
    ...model.get("suggestions").map(card),
    written.length ? make("ul", { class: "ew-stack-2" }, ...written.map(own)) : null,
    readOnly ? null : makeAdd({ ...tools, label: strings.aim, name: "aim", add: (text) => send("aim", { id: "", text }) }),
  ];
}

/**
 * Goals: what is agreed, and apart from it what the clinician keeps in mind.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeGoals(model, tools) {
  const { strings, send, readOnly } = tools;
  const list = (/** @type {boolean} */ implicit) => {
    const goals = model.get("goals").filter((/** @type {any} */ one) => one.implicit === implicit);
    const row = (/** @type {any} */ one, /** @type {number} */ index) => {
      const name = implicit ? strings.implicit_goal : strings.goal;
      const field = make("textarea", { rows: "1", maxlength: "500", dir: "auto", readonly: readOnly, "data-goal": one.id,
        "data-keep": `goal-${one.id}`, "aria-label": fill(name, { number: index + 1 }),
        onchange: () => field.value.trim() && send("goal", { id: one.id, implicit, text: field.value.trim() }) });
      field.value = one.text;
      return make("li", { class: "ew-goal" }, field, readOnly ? null : make("span", { class: "ew-actions" },
        implicit
          ? makeButton(strings.agree, () => send("goal", { id: one.id, implicit: false, text: field.value.trim() || one.text }), {
            "data-quiet": true, "data-agree": one.id, "aria-label": fill(strings.agree_of, one) })
          : null,
        makeButton(strings.remove, () => send("goal", { id: one.id, implicit, text: "" }), {
          "data-quiet": true, "data-remove": one.id, "aria-label": fill(strings.remove_of, one) })));
    };
    return [
      goals.length ? make("ol", { class: "ew-stack-2" }, ...goals.map(row)) : null,
      readOnly ? null : makeAdd({ ...tools, name: implicit ? "implicit" : "explicit", label: implicit ? strings.implicit_new : strings.explicit_new,
        add: (text) => send("goal", { id: "", implicit, text }) }),
    ];
  };
  return [
    make("div", { class: "ew-stack-2", "data-goals": "explicit" }, make("h4", { text: strings.explicit }), ...list(false)),
    make("div", { class: "ew-implicit ew-stack-2", "data-goals": "implicit" },
      make("h4", { text: strings.implicit }), make("p", { class: "ew-small", text: strings.implicit_help }), ...list(true)),
  ];
}

/**
 * Steps of what is aimed at: taken by a tick; a taken one says how often, and how anybody would notice.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeSteps(model, tools) {
  const { strings, send, uid, readOnly } = tools;
  const row = (/** @type {any} */ one) => {
    const id = `${uid}-${one.id.replace("/", "-")}`;
    const box = make("input", { type: "checkbox", class: "ew-tickbox", disabled: readOnly, "data-step": one.id,
      "data-keep": `step-${one.id}`, onchange: () => save(box.checked) });
    box.checked = one.on;
    const field = (/** @type {"dose" | "sign"} */ name) => {
      const input = make("textarea", { rows: "1", id: `${id}-${name}`, maxlength: "500", dir: "auto", readonly: readOnly,
        [`data-${name}`]: one.id, "data-keep": `${name}-${one.id}`, onchange: () => save(true) });
      input.value = one[name];
      return input;
    };
    const dose = field("dose");
    const sign = field("sign");
    const save = (/** @type {boolean} */ on) => send("step", { id: one.id, on, dose: dose.value, sign: sign.value });
    const labelled = (/** @type {HTMLTextAreaElement} */ input, /** @type {string} */ label) =>
      make("div", { class: "ew-field ew-wide" }, make("label", { for: input.id, text: label }), input);
    return make("li", { class: "ew-step ew-stack-2", "data-taken": String(one.on) },
      make("div", { class: "ew-step-head" },
        make("label", { class: "ew-bare-choice" }, box, make("span", {}, make("span", { text: one.title, dir: "auto" }), " ",
          make("span", { class: "ew-when", "data-when": one.when, text: strings[one.when] }))),
        one.link ? make("a", { href: one.link, text: strings.open, "aria-label": fill(strings.open_of, one) }) : null),
      one.held ? make("p", { class: "ew-warned ew-small", text: strings.held }) : null,
      one.on
        ? make("div", { class: "ew-step-fields" }, labelled(dose, strings.dose), labelled(sign, strings.sign))
        : make("p", { class: "ew-muted ew-small ew-step-about", text: `${one.dose} · ${one.sign}`, dir: "auto" }));
  };
  const group = (/** @type {any} */ one) => make("section", { class: "ew-stack-2", "data-steps": one.target },
    make("h4", { text: one.label, dir: "auto" }), make("ul", { class: "ew-stack-3" }, ...one.rows.map(row)),
    one.asks ? make("p", { class: "ew-small ew-muted", text: fill(strings.more, one) }) : null);
  const steps = model.get("steps");
  if (!steps.length) return [make("p", { class: "ew-muted", text: strings.no_steps })];
  return [make("p", { class: "ew-muted ew-small", text: strings.steps_help }), ...steps.map(group)];
}

/**
 * When to measure again, and with what.
 *
 * @param {Model} model
 * @param {any} tools
 */
export function makeMeasure(model, tools) {
  const { strings, send, uid, readOnly } = tools;
  const due = model.get("measure");
  const select = make("select", { id: `${uid}-with`, disabled: readOnly, "data-measure": "instrument", "data-keep": "measure-with" });
  const options = [{ id: "", title: strings.measure_none }, ...model.get("instruments")];
  select.append(...options.map((one) => make("option", { value: one.id, text: one.title })));
  select.value = due.instrument ?? "";
  const day = make("input", { type: "date", id: `${uid}-on`, readonly: readOnly, "data-measure": "on", "data-keep": "measure-on" });
  day.value = due.on ?? "";
  const save = () => {
    if (select.value && day.value) send("measure", { instrument: select.value, on: day.value });
    else if (due.on && (!select.value || !day.value)) send("measure", { instrument: "", on: "" });
  };
  for (const field of [select, day]) field.addEventListener("change", save);
  return [
    make("p", { class: "ew-muted ew-small", text: strings.measure_help }),
    make("div", { class: "ew-measure" },
      make("div", { class: "ew-field" }, make("label", { for: select.id, text: strings.measure_with }), select),
      make("div", { class: "ew-field" }, make("label", { for: day.id, text: strings.measure_on }), day)),
    due.text ? make("p", { class: "ew-due", text: due.text }) : null,
  ];
}
