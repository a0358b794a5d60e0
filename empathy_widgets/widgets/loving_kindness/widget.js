import { fiveWords, makeChips } from "../shared/chips.js";
import { localDay } from "../shared/days.js";
import { openKeeper } from "../shared/keeping.js";
import { makeAbout } from "../shared/practice_about.js";
import { makeTitle } from "../shared/practice_title.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { fill, make, makeButton, makeRoot, newId, onChange } from "../shared/shared.js";
import { makeCutOff, makeDays, makeOwnWishes } from "./beside.js";
import { makeSetUp } from "./choices.js";
import { makePlayer } from "./player.js";
import { feelingOf, unfinishedOf } from "./unfinished.js";

/** A sitting shorter than this, in seconds, is not written down. */
const A_MOMENT = 20;

/**
 * A sitting: how one feels, the wishes in their time, how one feels then.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openPlayer(model, el) {
  const root = makeRoot(el, "ew-loving ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const practice = model.get("practice");
  const error = make("p", { class: "ew-error", role: "alert" });
  const around = { dots: make("div"), cut: make("div"), before: make("div", { class: "ew-stack ew-loving-before" }), setUp: make("div"), own: make("div", { class: "ew-stack" }), after: make("div", { class: "ew-stack" }) };
  const unfinished = unfinishedOf(model.get("run"));
  const feeling = feelingOf(model.get("run"));
  const player = makePlayer(strings, practice.title, {
    onPlace: tell, onEnd: () => over("yes"), onTurn: () => name(), onVoice: () => paintSoon(),
    onNoSound: () => (error.textContent = strings.no_sound),
  });
  /** @type {Record<string, any> | null} the line of the sitting that goes on or has just ended */
  let line = null;
  let ended = false;
  let before = feeling.read(localDay());
  /** Of a sitting that was cut off and is on its way to the log: its key. */
  let hoped = "";
  /** @type {Record<string, any>} what is on its way */
  let sentSetUp = {};
  /** @type {(() => unknown)[]} */
  let stops = [];

  const keeper = openKeeper(model, `${model.get("run")}-sit`, (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "set-up" && !keeper.waiting.some((one) => one.kind === "set-up")) sentSetUp = {};
    if (!receipt.ok) paintSoon();
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };

  const kept = (kind) => model.get("kept")[kind] ?? {};
  const today = () => model.get("today") || localDay();
  const setUp = () => ({
    minutes: practice.lengths.includes(practice.dose.minutes) ? practice.dose.minutes : practice.lengths[0],
    stations: practice.wishes.map(({ id }) => id), voice: false, bell: true, ...kept("set-up")[""], ...sentSetUp,
  });
  const phrasesOf = (station) => {
    const own = (kept("phrases")[station.id]?.text ?? "").split("\n").map((wish) => wish.trim()).filter(Boolean);
    return own.length ? own : station.phrases;
  };

  function change(part) {
    const { minutes, stations, voice: speaks, bell } = { ...setUp(), ...part };
    sentSetUp = { minutes, stations, voice: speaks, bell };
    send("set-up", { minutes, stations, voice: speaks, bell });
    paintSoon();
  }

  /** @param {number | null} value */
  function felt(value) {
    before = value;
    feeling.keep(localDay(), value);
  }
  function makeLine(wanted) {
    return { key: newId(), day: localDay(), done: "partly", well: null, before, after: null, minutes: 0, text: "", by: "room", whole: wanted };
  }
  function keepLine() {
    const { key, day, done, well, before: first, after, minutes, text, by } = /** @type {Record<string, any>} */ (line);
    send("log", { key, day, done, well, before: first, after, minutes, text, by });
  }

  function begin() {
    const chosen = setUp();
    const stations = practice.wishes.filter(({ id }) => chosen.stations.includes(id)).map((one) => ({ ...one, phrases: phrasesOf(one) }));
    ended = false;
    line = makeLine(chosen.minutes);
    const begun = player.begin(stations, chosen);
    paint();
    go.focus({ preventScroll: true });
    player.element.scrollIntoView({ block: "nearest" });
    return begun;
  }
  /** Every few seconds what a reload would find. */
  function tell(second) {
    if (!line || Math.floor(second / 5) === line.told) return;
    line.told = Math.floor(second / 5);
    line.minutes = Math.round(second / 60);
    if (second >= A_MOMENT) unfinished.keep(line);
  }
  function goOn() {
    error.textContent = "";
    return player.goOn();
  }

  /** @param {"yes" | "partly"} done */
  function over(done) {
    const held = root.contains(document.activeElement);
    const second = player.end();
    unfinished.keep(null);
    ended = done === "yes" || second >= A_MOMENT;
    const words = done === "yes" ? strings.over : strings.stopped;
    player.say(ended ? words : `${words} ${strings.short}`);
    if (ended && line) {
      line = { ...line, done, minutes: done === "yes" ? line.whole : Math.max(1, Math.round(second / 60)) };
      keepLine();
      felt(null);
    } else line = null;
    paint();
    if (held) root.querySelector(ended ? ".ew-loving-after input" : "[data-go]")?.focus({ preventScroll: !ended });
  }

  const go = makeButton(strings.begin, () => (player.begun ? (player.running ? player.pause() : goOn()) : begin()), { "data-primary": true, "data-go": true });
  const stop = makeButton(strings.stop, () => over("partly"), { "data-stop": true });
  function name() {
    root.dataset.sitting = String(player.begun);
    root.dataset.running = String(player.running);
    go.textContent = player.begun ? (player.running ? strings.pause : strings.go_on) : strings.begin;
    go.hidden = model.get("read_only");
    stop.hidden = !player.begun;
  }

  function cut() {
    const found = player.begun || ended ? null : unfinished.read();
    if (!found || model.get("read_only") || found.key in kept("log")) return [];
    const minutes = Math.max(1, found.minutes);
    const answer = (write) => {
      if (write) {
        line = { ...found, done: "partly", minutes };
        keepLine();
        line = null;
        hoped = found.key;
      }
      unfinished.keep(null);
      paint();
      go.focus({ preventScroll: true });
    };
    return [makeCutOff(strings, { day: found.day, minutes, answer })];
  }

  function own(station) {
    const { element, close } = makeOwnWishes(station, {
      uid, wishes: phrasesOf(station), locked: model.get("read_only"), save: (text) => send("phrases", { key: station.id, text }),
    });
    stops.push(close);
    return element;
  }

  /** A question with five answers in words, and one not to say: 1 to 5, or null. */
  function makeFives(part, question, words, value, say, locked = false) {
    return makeChips(question, fiveWords(strings, words), {
      name: `${uid}-${part}`, value: String(value ?? ""), locked, choose: (chosen) => say(chosen ? Number(chosen) : null),
    });
  }

  function after() {
    if (!ended || !line) return [];
    const asked = (part, legend, words) => makeFives(part, legend, words, line?.[part] ?? null, (value) => {
      line = { ...line, [part]: value };
      keepLine();
    });
    return [
      make("p", { class: "ew-small ew-muted", role: "status", text: line.key in kept("log") ? strings.saved : "" }),
      asked("well", strings.well, "well"),
      asked("after", strings.after, "feeling"),
    ];
  }

  let drawn = "";
  function build() {
    around.dots.replaceChildren(makeDays(strings, Object.values(kept("log")), today()));
    const locked = model.get("read_only") || player.begun;
    if (hoped in kept("log")) {
      hoped = "";
      player.say(strings.saved);
    }
    const stands = line && line.key in kept("log");
    const now = JSON.stringify([setUp(), locked, player.hasVoice, ended, line?.key, stands, unfinished.read()?.key, before]);
    name();
    if (now === drawn) return;
    drawn = now;
    around.cut.replaceChildren(...cut());
    around.before.replaceChildren(
      ...(player.begun || ended ? [] : [
        makeChips(strings.length, practice.lengths.map((minutes) => [String(minutes), fill(strings.minutes, { minutes })]), {
          name: `${uid}-length`, value: String(setUp().minutes), locked, choose: (minutes) => change({ minutes: Number(minutes) }),
        }),
        makeFives("before", strings.before, "feeling", before, felt, locked),
      ]),
    );
    const at = { class: "ew-loving-set-up", open: around.setUp.querySelector("details")?.open ?? false, "data-set-up": true };
    around.setUp.replaceChildren(
      make(
        "details", at, make("summary", { class: "ew-reveal", text: strings.set_up }),
        makeSetUp(strings, practice, {
          uid, setUp: setUp(), hasVoice: player.hasVoice, locked, change, refuse: (words) => (error.textContent = words),
        }),
      ),
    );
    around.after.replaceChildren(...after());
  }
  const paint = () => keepFocus(root, build);
  const paintSoon = drawSoon(paint);

  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    if (event.key === "Escape" && player.begun) over("partly");
  };
  /** @type {number | undefined} */
  const midnight = setInterval(() => {
    if (around.dots.querySelector("li:last-child")?.getAttribute("data-day") !== today()) paint();
  }, 20000);
  root.addEventListener("keydown", keyed);
  around.after.className = "ew-stack ew-loving-after";
  around.own.append(make("p", { id: `${uid}-own-note`, class: "ew-small ew-muted", text: strings.own_note }), ...practice.wishes.map(own));
  root.append(
    makeTitle(practice),
    make("p", { text: practice.purpose, dir: "auto" }),
    make("p", { class: "ew-safety ew-small", text: practice.safety, dir: "auto" }),
    around.cut,
    around.before,
    player.element,
    make("p", { class: "ew-actions ew-loving-turn" }, go, stop),
    error,
    around.after,
    around.dots,
    around.setUp,
    make("details", { "data-phrases": true }, make("summary", { class: "ew-reveal", text: strings.own }), around.own),
    makeAbout(strings, practice),
  );
  const undo = onChange(model, ["kept", "read_only"], paintSoon);
  paint();
  return () => {
    clearInterval(midnight);
    stops.forEach((one) => one());
    stops = [];
    player.close();
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openPlayer(model, el) };
