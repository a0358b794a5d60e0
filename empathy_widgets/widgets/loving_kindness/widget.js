import { localDay } from "../shared/days.js";
import { openKeeper } from "../shared/keeping.js";
import { makeAbout } from "../shared/practice_about.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { makeRing } from "../shared/ring.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeBells } from "./bells.js";
import { makeCutOff, makeDays, makeOwnWishes } from "./beside.js";
import { makeBreath } from "./breath.js";
import { makeFives, makeLength, makeSetUp } from "./choices.js";
import { saidAt, schedule } from "./schedule.js";
import { makeSitting } from "./sitting.js";
import { feelingOf, unfinishedOf } from "./unfinished.js";
import { makeVoice } from "./voice.js";

/** A sitting shorter than this, in seconds, is not written down. */
const A_MOMENT = 20;

/** @param {string | null} title of what is heard, null for nothing */
function nameOnLockScreen(title) {
  if (navigator.mediaSession) navigator.mediaSession.metadata = title === null ? null : new MediaMetadata({ title });
}

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
  const ring = makeRing(make("div", { class: "ew-breathing" }));
  const breath = makeBreath(ring);
  const whose = make("p", { class: "ew-loving-whose ew-small" });
  const says = makeStatus({ class: "ew-loving-says", dir: "auto" });
  const left = make("p", { class: "ew-small ew-muted ew-loving-left", "aria-hidden": "true" });
  const unfinished = unfinishedOf(model.get("run"));
  const feeling = feelingOf(model.get("run"));
  const voice = makeVoice(() => paintSoon());
  /** @type {ReturnType<typeof makeSitting> | null} */
  let sitting = null;
  /** @type {Record<string, any> | null} the line of the sitting that goes on or has just ended */
  let line = null;
  let ended = false;
  let play = async () => {};
  let before = feeling.read(localDay());
  let saying = -1;
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

  async function begin() {
    const chosen = setUp();
    const seconds = chosen.minutes * 60;
    const stations = practice.wishes.filter(({ id }) => chosen.stations.includes(id)).map((one) => ({ ...one, phrases: phrasesOf(one) }));
    const said = schedule(stations, seconds);
    const changes = said.filter(({ opens }) => opens).map(({ at }) => at);
    const sound = chosen.bell ? new Audio(URL.createObjectURL(makeBells(seconds, changes))) : null;
    if (sound) sound.dataset.bells = "true";
    ended = false;
    line = makeLine(chosen.minutes);
    const heard = {
      onPlace: (second) => shown(said, second, seconds, chosen.voice),
      onEnd: () => over("yes"),
      onHalt: () => rest(strings.halted),
      onGoOn: afresh,
    };
    sitting = makeSitting(seconds, sound, heard);
    if (sound) nameOnLockScreen(practice.title);
    saying = -1;
    paint();
    root.querySelector("[data-go]")?.focus({ preventScroll: true });
    root.querySelector(".ew-loving-sight")?.scrollIntoView({ block: "nearest" });
    play = async () => {
      const mine = sitting;
      try {
        await mine?.start();
      } catch {
        if (!mine || sitting !== mine) return;
        const { second } = mine;
        mine.close(); // no sound may be played here: the wall's clock takes over
        sitting = makeSitting(seconds, null, heard, second);
        error.textContent = strings.no_sound;
        await sitting.start();
      }
      name();
    };
    await play();
  }

  function shown(said, second, seconds, speaks) {
    const now = saidAt(said, second);
    const place = said.indexOf(now);
    if (place !== saying) {
      saying = place;
      whose.textContent = now.name;
      says.say(now.says);
      if (speaks) voice.say(now.says);
    }
    left.textContent = fill(strings.left, { minutes: Math.ceil((seconds - second) / 60) });
    breath.show(second, seconds);
    if (line && Math.floor(second / 5) !== line.told) {
      line.told = Math.floor(second / 5);
      line.minutes = Math.round(second / 60);
      if (second >= A_MOMENT) unfinished.keep(line);
    }
  }

  function rest(words) {
    breath.hold();
    voice.hush();
    says.say(words);
    name();
  }
  function pause() {
    sitting?.pause();
    rest(strings.paused);
  }
  /** The wish that stands is said anew. */
  function afresh() {
    saying = -1;
    error.textContent = "";
    queueMicrotask(name);
  }
  function goOn() {
    afresh();
    return play();
  }

  /** @param {"yes" | "partly"} done */
  function over(done) {
    const second = sitting?.second ?? 0;
    const held = root.contains(document.activeElement);
    sitting?.close();
    sitting = null;
    nameOnLockScreen(null);
    voice.hush();
    breath.rest();
    whose.textContent = "";
    left.textContent = "";
    unfinished.keep(null);
    ended = done === "yes" || second >= A_MOMENT;
    const words = done === "yes" ? strings.over : strings.stopped;
    says.say(ended ? words : `${words} ${strings.short}`);
    if (ended && line) {
      line = { ...line, done, minutes: done === "yes" ? line.whole : Math.max(1, Math.round(second / 60)) };
      keepLine();
      felt(null);
    } else line = null;
    paint();
    if (held) root.querySelector(ended ? ".ew-loving-after input" : "[data-go]")?.focus({ preventScroll: !ended });
  }

  const go = makeButton(strings.begin, () => (sitting ? (sitting.running ? pause() : goOn()) : begin()), { "data-primary": true, "data-go": true });
  const stop = makeButton(strings.stop, () => over("partly"), { "data-stop": true });
  function name() {
    root.dataset.sitting = String(Boolean(sitting));
    root.dataset.running = String(Boolean(sitting?.running));
    go.textContent = sitting ? (sitting.running ? strings.pause : strings.go_on) : strings.begin;
    go.hidden = model.get("read_only");
    stop.hidden = !sitting;
  }

  function cut() {
    const found = sitting || ended ? null : unfinished.read();
    if (!found || model.get("read_only") || found.key in kept("log")) return [];
    const minutes = Math.max(1, found.minutes);
    const answer = (write) => {
      if (write) {
        line = { ...found, done: "partly", minutes };
        keepLine();
        line = null;
        says.say(strings.saved);
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

  function after() {
    if (!ended || !line) return [];
    const asked = (part, legend, words) => makeFives(strings, {
      name: `${uid}-${part}`, legend, words, value: line?.[part] ?? null, locked: false,
      say: (value) => {
        line = { ...line, [part]: value };
        keepLine();
      },
    });
    return [
      make("p", { class: "ew-small ew-muted", role: "status", text: strings.saved }),
      asked("well", strings.well, "well"),
      asked("after", strings.after, "feeling"),
    ];
  }

  let drawn = "";
  function build() {
    around.dots.replaceChildren(makeDays(strings, Object.values(kept("log")), today()));
    const locked = model.get("read_only") || Boolean(sitting);
    const now = JSON.stringify([setUp(), locked, voice.there, ended, line?.key, unfinished.read()?.key, before]);
    name();
    if (now === drawn) return;
    drawn = now;
    around.cut.replaceChildren(...cut());
    around.before.replaceChildren(
      ...(sitting || ended ? [] : [
        makeLength(strings, practice.lengths, { uid, minutes: setUp().minutes, locked, change: (minutes) => change({ minutes }) }),
        makeFives(strings, {
          name: `${uid}-before`, legend: strings.before, words: "feeling", value: before, locked, say: felt,
        }),
      ]),
    );
    const open = around.setUp.querySelector("details")?.open ?? false;
    around.setUp.replaceChildren(
      make(
        "details",
        { class: "ew-loving-set-up", open, "data-set-up": true },
        make("summary", { class: "ew-reveal", text: strings.set_up }),
        makeSetUp(strings, practice, {
          uid, setUp: setUp(), hasVoice: voice.there, locked, change, refuse: (words) => (error.textContent = words),
        }),
      ),
    );
    around.after.replaceChildren(...after());
  }
  const paint = () => keepFocus(root, build);
  const paintSoon = drawSoon(paint);

  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    if (event.key === "Escape" && sitting) over("partly");
  };
  /** @type {number | undefined} */
  const midnight = setInterval(() => {
    if (around.dots.querySelector("li:last-child")?.getAttribute("data-day") !== today()) paint();
  }, 20000);
  root.addEventListener("keydown", keyed);
  says.textContent = strings.ready;
  around.after.className = "ew-stack ew-loving-after";
  around.own.append(make("p", { id: `${uid}-own-note`, class: "ew-small ew-muted", text: strings.own_note }), ...practice.wishes.map(own));
  root.append(
    make("h2", { text: practice.title, dir: "auto" }),
    make("p", { text: practice.purpose, dir: "auto" }),
    make("p", { class: "ew-safety ew-small", text: practice.safety, dir: "auto" }),
    around.cut,
    around.before,
    make("div", { class: "ew-loving-sight ew-panel" }, ring.element, make("div", { class: "ew-loving-words" }, whose, says, left)),
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
    sitting?.close();
    nameOnLockScreen(null);
    voice.close();
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openPlayer(model, el) };
