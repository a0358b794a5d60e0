import { localDay, sayDay } from "../shared/days.js";
import { keepTyping, openKeeper } from "../shared/keeping.js";
import { makeAbout } from "../shared/practice_about.js";
import { makeTitle } from "../shared/practice_title.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { bringInSight } from "../shared/sight.js";
import { fill, listen, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeCalendar } from "./calendar.js";
import { deal } from "./cards.js";
import { makeCards, makeFits, makeMark, makeNotes, makeOwn } from "./choosing.js";
import { dayOf, daysOf, firstDay, isOver, takenActs, writtenDays } from "./days.js";
import { makeBegin, makeKeep } from "./ends.js";
import { makeForm, makeWritten } from "./line.js";
import { makePicture } from "./picture.js";

const LOOK_AGAIN = 15_000; // ms; midnight comes, and a device that slept wakes on another day
const LONG = /** @type {const} */ ({ weekday: "long", day: "numeric", month: "long" });

/**
 * A month: its windows, the day that is open, what it became, and what is known of it.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openMonth(model, el) {
  const root = makeRoot(el, "ew-kindness-month ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const practice = model.get("practice");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const place = make("div", { class: "ew-stack ew-month" });
  const now = () => model.get("today") || localDay();
  /** @type {Map<string, any>} */
  const drafts = new Map();
  let today = now();
  let picked = "";
  let other = "";
  let landing = "";
  let stop = () => {};

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (!receipt.ok) return;
    if (event.kind === "log") status.say(event.done === "no" ? strings.log_no : strings.written);
    if (event.kind === "act") status.say(fill(strings.taken, { day: sayDay(event.key, LONG) }));
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };
  const draftOf = (day) => {
    const { well = null, after = null, text = "" } = day.line ?? {};
    if (!drafts.has(day.day)) drafts.set(day.day, { well, after, text, own: { text: "", towards: "friends" } });
    return drafts.get(day.day);
  };

  function begin() {
    const first = firstDay(model.get("kept")) || today;
    const onBegin = (day) => {
      picked = "";
      other = "";
      landing = ".ew-open-day h3";
      send("begin", { day });
    };
    return makeBegin(strings, { uid, purpose: practice.purpose, first, onBegin });
  }

  function choosing(day, kept) {
    const turn = kept.deal?.[day.day]?.turn ?? 0;
    const fit = kept.fit?.[""] ?? {};
    const asked = { run: model.get("run"), day: day.day, taken: takenActs(kept, day.day), fit };
    const draft = draftOf(day);
    const take = (id) => {
      other = "";
      landing = "[data-chosen]";
      send("act", { key: day.day, act: id });
    };
    const onDeal = () => {
      send("deal", { key: day.day, turn: turn + 1 });
      status.say(deal(practice.acts, { ...asked, turn: turn + 1 }).map((card) => card.text).join(" "));
    };
    const onOwn = () => {
      const text = draft.own.text.trim();
      if (!text) {
        error.textContent = strings.own_wanted;
        return;
      }
      const id = `own-${Object.keys(kept["own-act"] ?? {}).length + 1}-${draft.own.towards}`;
      draft.own.text = "";
      send("own-act", { key: id, text });
      take(id);
    };
    return [
      makeCards(strings, { cards: deal(practice.acts, { ...asked, turn }), onTake: take, onDeal }),
      makeFits(strings, fit, (wanted) => send("fit", wanted)),
      makeOwn(strings, { uid, draft: draft.own, onOwn }),
    ];
  }

  function chosen(day, readOnly) {
    const again = () => {
      other = day.day;
      landing = "[data-cards]";
      paint();
    };
    return make(
      "section",
      { class: "ew-chosen ew-frame", "data-sort": day.sort },
      makeMark(day.sort),
      make(
        "div",
        { class: "ew-stack-1" },
        make("p", { class: "ew-act-text", tabindex: "-1", "data-chosen": day.id, text: day.text, dir: "auto" }),
        ...(day.card ? makeNotes(strings, day.card) : [make("p", { class: "ew-small ew-muted", text: strings[`act_${day.sort}`] })]),
        readOnly || day.line ? null : makeButton(strings.choose_other, again, { "data-quiet": true, "data-other": true }),
      ),
    );
  }

  function written(day, readOnly) {
    const changing = other === `line ${day.day}`;
    if (day.line && !changing) {
      const change = () => {
        other = `line ${day.day}`;
        landing = "[data-form] h4";
        paint();
      };
      return makeWritten(strings, day.line, readOnly ? null : change);
    }
    if (readOnly) return null;
    if (day.day > today) return make("p", { class: "ew-muted", text: strings.ahead });
    const draft = draftOf(day);
    const onDone = (done) => {
      const { well, after, text } = draft;
      drafts.delete(day.day);
      other = "";
      landing = ".ew-how-said";
      send("log", {
        key: day.day, day: day.day, done, well, after, text: text.trim(), before: day.line?.before ?? null,
        minutes: day.line?.minutes ?? null, by: "room",
      });
    };
    return makeForm(strings, { uid, draft, folded: !day.text && !day.line, onDone });
  }

  function openDay(day, kept) {
    const readOnly = model.get("read_only");
    const choose = !readOnly && (!day.text || other === day.day) && (!day.line || other === day.day);
    return make(
      "section",
      { class: "ew-open-day ew-panel ew-stack", "data-open-day": day.day, "aria-labelledby": `${uid}-day` },
      make(
        "h3",
        { id: `${uid}-day`, class: "ew-actions", tabindex: "-1" },
        make("span", { text: sayDay(day.day, LONG) }),
        day.day === today ? make("span", { class: "ew-today", text: strings.today }) : null,
      ),
      ...(choose ? choosing(day, kept) : day.text ? [chosen(day, readOnly)] : []),
      written(day, readOnly),
    );
  }

  function keeping(kept) {
    const locked = model.get("read_only");
    const field = make("textarea", { rows: "3", maxlength: "4000", dir: "auto", "data-kept": true, "data-keep": "keep", readonly: locked });
    field.value = drafts.get("keep") ?? kept.keep?.[""]?.text ?? "";
    field.addEventListener("input", () => drafts.set("keep", field.value));
    if (!locked) stop = keepTyping(field, (text) => send("keep", { text }));
    return makeKeep(strings, uid, field);
  }

  function month(kept) {
    const days = daysOf(practice, kept, today);
    const over = isOver(practice, kept, today) || model.get("read_only");
    if (!days.some((day) => day.day === picked)) {
      picked = (days.find((day) => day.day === today) ?? (days[0].day > today ? days[0] : days[days.length - 1])).day;
    }
    const lit = days.filter((day) => ["done", "partly"].includes(day.looks)).length;
    const wasOpen = place.querySelector("[data-picture]")?.hasAttribute("open");
    const pick = (day) => {
      picked = day;
      other = "";
      landing = ".ew-open-day h3";
      paint();
    };
    const calendar = make(
      "section",
      { class: "ew-stack-3" },
      makeCalendar(strings, { days, today, picked, onPick: pick }),
      make("p", { class: "ew-small ew-muted", "data-so-far": true, text: lit ? fill(strings.sofar, { count: lit, days: days.length }) : strings.sofar_none }),
    );
    const picture = make(
      "details",
      { open: wasOpen ?? over, "data-picture": true },
      make("summary", { class: "ew-reveal", text: strings.picture, "data-keep": "picture" }),
      make("div", { class: "ew-stack" }, over ? make("p", { text: lit ? strings.over : strings.over_empty }) : null,
        makePicture(strings, writtenDays(practice, kept, today)), keeping(kept)),
    );
    const day = openDay(dayOf(practice, kept, picked, today), kept);
    return over ? [picture, calendar, day] : [calendar, day, picture];
  }

  function build() {
    stop();
    stop = () => {};
    const kept = model.get("kept");
    const first = firstDay(kept);
    const canMove = first && !kept.assign && !kept.log && !model.get("read_only");
    place.replaceChildren(
      ...[
        ...(first && other !== "begin" ? month(kept) : model.get("read_only") ? [] : [begin()]),
        canMove && other !== "begin"
          ? make("p", { class: "ew-actions" }, makeButton(strings.begin_another, () => {
            other = "begin";
            landing = "[data-first]";
            paint();
          }, { "data-quiet": true, "data-begin-another": true }))
          : null,
        makeAbout(strings, practice, { open: place.querySelector("[data-about]")?.hasAttribute("open") ?? !first, steps: strings.steps }),
      ].filter(Boolean),
    );
    const target = landing ? place.querySelector(landing) : null;
    if (!target) return;
    landing = "";
    bringInSight(target, target.closest(".ew-open-day"));
  }
  const paint = () => keepFocus(place, build);
  const paintSoon = drawSoon(paint);

  function lookAgain() {
    if (now() === today) return;
    if (picked === today) picked = "";
    today = now();
    paint();
  }

  const safety = make("p", { class: "ew-safety ew-small", text: practice.safety, dir: "auto" });
  root.append(makeTitle(practice), safety, place, error, status);
  const undo = onChange(model, ["kept", "read_only"], paintSoon);
  const undoDay = onChange(model, ["today"], lookAgain);
  const undoSeen = listen(document, "visibilitychange", lookAgain);
  const timer = setInterval(lookAgain, LOOK_AGAIN);
  paint();
  return () => {
    clearInterval(timer);
    stop();
    undoSeen();
    undoDay();
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openMonth(model, el) };
