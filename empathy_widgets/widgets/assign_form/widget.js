import { addDays, localDay } from "../shared/days.js";
import { openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeBeginnings, makeGiven, makeLabelled, makeRhythm, makeUnseen, makeWhy } from "./parts.js";

/** The time zones this browser knows, and its own. */
function zones() {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  return { own, all: Intl.supportedValuesOf?.("timeZone") ?? [own] };
}

/**
 * Giving a practice: what stands, and one of four ways on: the form, a look first, calling off, or nothing.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openAssign(model, el) {
  const root = makeRoot(el, "ew-assign-form ew-panel ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const place = make("div", { class: "ew-stack" });
  /** @type {"" | "form" | "look" | "call-off"} */
  let way = "";
  /** @type {any} */
  let refused = null;
  const given = () => model.get("kept").assign?.[""] ?? null;
  const stands = () => given() !== null && !model.get("called_off");

  const keeper = openKeeper(model, `${model.get("run")}-assign`, (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    status.say(receipt.ok ? receipt.text : "");
    if (receipt.ok && event.kind === "look") go("form");
    if (!receipt.ok && event.kind === "assign") {
      refused = event;
      go("form");
    }
  });

  function go(to) {
    way = to;
    draw();
    place.querySelector("textarea, [data-first]")?.focus();
  }

  function send(kind, detail) {
    error.textContent = "";
    refused = null;
    keeper.send(kind, detail);
    go("");
    place.querySelector("button")?.focus();
  }

  function makeStanding() {
    const change = () => go(model.get("unseen").length ? "look" : "form");
    return [
      makeGiven(given(), strings),
      model.get("read_only")
        ? null
        : make("p", { class: "ew-actions" },
          makeButton(strings.change, change, { "data-change": true }),
          makeButton(strings.call_off, () => go("call-off"), { "data-call-off": true })),
    ];
  }

  function makeLook() {
    const text = make("textarea", { rows: "3", maxlength: "4000", dir: "auto", "data-look": true });
    return [
      makeGiven(given(), strings),
      make("p", { text: strings.look_first }),
      makeUnseen(model.get("unseen"), strings),
      makeLabelled(`${uid}-look`, strings.look_ask, text, "", { "data-wide": true }),
      make("p", { class: "ew-actions" },
        makeButton(strings.look_done, () => {
          error.textContent = "";
          keeper.send("look", { text: text.value.trim() });
        }, { "data-primary": true, "data-looked": true }),
        makeButton(strings.look_skip, () => go("form"), { "data-skip": true }),
        makeButton(strings.cancel, () => go(""), { "data-cancel": true })),
    ];
  }

  function makeCallOff() {
    const why = make("input", { type: "text", maxlength: "4000", dir: "auto", "data-why": true });
    return [
      makeGiven(given(), strings),
      make("p", { text: strings.call_off_ask, tabindex: "-1", "data-first": true }),
      makeLabelled(`${uid}-why`, strings.call_off_why, why, "", { "data-wide": true }),
      make("p", { class: "ew-actions" },
        makeButton(strings.yes_call_off, () => send("call-off", { why: why.value.trim() }), { "data-primary": true, "data-yes": true }),
        makeButton(strings.keep_on, () => go(""), { "data-cancel": true })),
    ];
  }

  function makeForm() {
    const { dose = {}, days = 0 } = model.get("practice");
    const before = refused ?? given();
    const today = model.get("today") || localDay();
    const { own, all } = zones();
    const reason = make("textarea", { rows: "2", maxlength: "300", dir: "auto", required: true, "data-reason": true });
    reason.value = before?.reason ?? "";
    const start = make("input", { type: "date", "data-start": true });
    start.value = refused?.start ?? (stands() ? given().start : today);
    const end = make("input", { type: "date", "data-end": true });
    let suggested = true;
    const suggest = () => {
      if (suggested && start.value) end.value = addDays(start.value, (days || 7 * (dose.weeks ?? 4)) - 1);
    };
    suggest();
    if (before && (refused || stands())) {
      end.value = before.end;
      suggested = false;
    }
    start.addEventListener("change", suggest);
    end.addEventListener("change", () => (suggested = false));
    const chosen = new Set(before?.weekdays ?? dose.weekdays ?? [0, 1, 2, 3, 4, 5, 6]);
    const minutes = make("input", { type: "text", inputmode: "numeric", maxlength: "3", dir: "ltr", "data-minutes": true });
    minutes.value = String((before ? before.minutes : dose.minutes) ?? "");
    const at = make("input", { type: "time", "data-at": true });
    at.value = before?.at ?? "";
    const zone = make("input", { type: "text", list: `${uid}-zones`, maxlength: "64", dir: "ltr", autocomplete: "off", "data-zone": true });
    zone.value = before?.zone || own;
    const give = () => {
      error.textContent = !reason.value.trim() ? strings.no_reason : !start.value || !end.value ? strings.no_end : chosen.size === 0 ? strings.no_days : "";
      if (error.textContent) return void (reason.value.trim() ? start : reason).focus();
      const length = Number.parseInt(minutes.value, 10);
      send("assign", {
        reason: reason.value.trim(), start: start.value, end: end.value, weekdays: [...chosen].sort(),
        minutes: length > 0 ? length : null, at: at.value, zone: at.value ? zone.value.trim() : "",
      });
    };
    return [
      model.get("called_off") ? make("p", { text: strings.called_off }) : null,
      makeLabelled(`${uid}-reason`, strings.reason, reason, "", { "data-wide": true }),
      model.get("beginnings").length ? makeBeginnings(model.get("beginnings"), reason, strings) : null,
      make("p", { class: "ew-small" }, make("strong", { text: `${strings.dose}: ` }), make("span", { text: dose.says ?? "", dir: "auto" })),
      makeRhythm(uid, chosen, strings),
      make("div", { class: "ew-pairs" },
        makeLabelled(`${uid}-start`, strings.start, start),
        makeLabelled(`${uid}-end`, strings.end, end, dose.weeks && !days ? fill(strings.end_help, dose) : "")),
      make("div", { class: "ew-pairs" },
        dose.minutes || before?.minutes ? makeLabelled(`${uid}-minutes`, strings.minutes, minutes) : null,
        makeLabelled(`${uid}-at`, strings.at, at),
        makeLabelled(`${uid}-zone`, strings.zone, zone)),
      make("datalist", { id: `${uid}-zones` }, ...all.map((value) => make("option", { value }))),
      make("p", { class: "ew-actions" },
        makeButton(stands() ? strings.give_change : strings.give, give, { "data-primary": true, "data-give": true }),
        stands() ? makeButton(strings.cancel, () => go(""), { "data-cancel": true }) : null),
      model.get("grounds").length ? makeWhy(model.get("grounds"), strings) : null,
    ];
  }

  function draw() {
    const made = way === "call-off" ? makeCallOff() : way === "look" ? makeLook() : way === "form" || !stands() ? makeForm() : makeStanding();
    title.textContent = stands() && way !== "form" ? (way === "look" ? strings.look : strings.given) : strings.heading;
    title.toggleAttribute("data-asks", title.textContent === strings.heading);
    place.replaceChildren(...made.filter(Boolean));
  }

  const title = make("h2", {});
  root.append(title, place, error, status);
  const undo = onChange(model, ["kept", "called_off", "read_only"], drawSoon(() => {
    if (!way || !stands()) draw();
  }));
  draw();
  return () => {
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openAssign(model, el) };
