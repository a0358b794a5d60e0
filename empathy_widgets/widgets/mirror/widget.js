import { keepTyping, openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";
import { makeBack } from "./back.js";
import { makeCamera } from "./camera.js";
import { makeClock, softBell } from "./clock.js";
import { between, faceLines, makeDrawing, postureLines } from "./figures.js";

const STEPS_ON = ["done", "skip", "onwards", "again"];

/**
 * A session: a round to read, a round that runs, a look back; at the end a word to take along.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openMirror(model, el) {
  const root = makeRoot(el, "ew-mirror ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const place = make("div", { class: "ew-stack" });
  const face = makeDrawing("face");
  const posture = makeDrawing("posture");
  const camera = makeCamera(strings);
  const clock = makeClock(strings, { onShare: moveOn, onEnd: over });
  let stops = [];
  let sound = true;
  let running = false;
  let shown = "";

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "finish" && receipt.ok) status.say(receipt.text);
    if (event.kind === "done" && receipt.ok) status.say(strings.over); // it is over once that is kept
    if (!receipt.ok && STEPS_ON.includes(event.kind)) build();
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };

  /** Show the drawings that belong to this share of the round. */
  function moveOn(share) {
    const now = model.get("now");
    for (const [drawing, list] of [[face, now.faces ?? []], [posture, now.postures ?? []]]) {
      if (!list.length) continue;
      const one = list[Math.min(list.length - 1, Math.floor(share * list.length))];
      if (drawing.element.getAttribute("aria-label") !== fill(strings.picture, { names: one.name })) {
        drawing.show(one.numbers, fill(strings.picture, { names: one.name }));
      }
    }
  }

  function over() {
    running = false;
    if (sound) softBell();
    send("done", { round: model.get("at") });
  }

  function roundPage() {
    const now = model.get("now");
    const at = model.get("at");
    face.element.removeAttribute("aria-label");
    posture.element.removeAttribute("aria-label");
    clock.set(now.seconds);
    const go = makeButton(strings.go, () => {
      if (clock.running) {
        clock.halt();
        status.say(strings.stopped);
      } else {
        if (sound && !running) softBell();
        running = true;
        status.say("");
        clock.start();
        bringInSight(go, place.querySelector(".ew-sight"));
      }
      go.textContent = clock.running ? strings.pause : strings.resume;
      place.dataset.running = String(clock.running);
    }, { "data-primary": true, "data-go": true });
    const bell = makeButton(sound ? strings.sound_on : strings.sound_off, () => {
      sound = !sound;
      bell.textContent = sound ? strings.sound_on : strings.sound_off;
      bell.setAttribute("aria-pressed", String(sound));
    }, { "aria-pressed": String(sound), "data-sound": true });
    const skip = makeButton(strings.skip, () => {
      skip.disabled = true; // pressed twice it would ask for the same round twice
      clock.halt();
      send("skip", { round: at });
    }, { "data-skip": true });
    const drawings = [now.faces?.length ? face.element : null, now.postures?.length ? posture.element : null];
    const breath = now.breath ? make("span", { class: "ew-breath", "aria-hidden": "true" }) : null;
    breath?.style.setProperty("--ew-breath", `${now.breath}s`);
    const cue = (place) => make("p", { class: `ew-cue-words ${place}`, text: now.cue, dir: "auto" });
    return [
      make(
        "div",
        { class: "ew-round" },
        make("p", { class: "ew-lead", text: now.lead, dir: "auto" }),
        make(
          "div",
          { class: "ew-sight ew-panel" },
          make("div", { class: "ew-drawings" }, ...drawings, drawings.some(Boolean) ? null : breath, camera.video),
          clock.element,
          drawings.some(Boolean) ? breath : null,
          cue("ew-below"),
        ),
        make("p", { class: "ew-actions" }, go, skip, bell, camera.button),
        make(
          "div",
          { class: "ew-words ew-stack-3" },
          cue("ew-aside-cue"),
          make("p", { class: "ew-small ew-muted", text: `${strings.channels}: ${now.channels}` }),
          now.breath ? make("p", { class: "ew-small ew-muted", text: strings.breath }) : null,
          make("p", {}, make("strong", { text: `${strings.notice}: ` }), make("span", { text: now.notice, dir: "auto" })),
          camera.note,
        ),
      ),
    ];
  }

  function backPage() {
    const at = model.get("at");
    return [
      make("p", { text: model.get("now").notice, dir: "auto" }),
      makeBack(model, { strings, send, uid, stops }),
      make(
        "p",
        { class: "ew-actions" },
        makeButton(strings.next, (event) => {
          /** @type {HTMLButtonElement} */ (event.currentTarget).disabled = true;
          stops.forEach((stop) => stop());
          send("onwards", { round: at });
        }, { "data-primary": true, "data-next": true }),
        makeButton(strings.again, (event) => {
          /** @type {HTMLButtonElement} */ (event.currentTarget).disabled = true;
          send("again", { round: at });
        }, { "data-again": true }),
      ),
    ];
  }

  function endPage() {
    const readOnly = model.get("read_only");
    const id = `${uid}-take`;
    const words = make("textarea", { id, rows: "3", maxlength: "4000", dir: "auto", readonly: readOnly, "data-take": true });
    words.value = model.get("taken");
    if (!readOnly) stops.push(keepTyping(words, (text) => send("take", { text })));
    const finish = makeButton(strings.finish, () => {
      stops.forEach((stop) => stop());
      send("finish");
    }, { "data-primary": true, "data-finish": true });
    return [
      make("h4", { class: "ew-minor", text: strings.debrief }),
      make("ul", { class: "ew-bullets" }, ...model.get("debrief").map((text) => make("li", { text, dir: "auto" }))),
      make("div", { class: "ew-field" }, make("label", { for: id, text: strings.take }), words),
      make(
        "p",
        { class: "ew-actions" },
        readOnly ? null : finish,
        makeButton(strings.print, () => window.print(), { "data-print": true }),
        readOnly ? make("span", { class: "ew-small ew-muted", text: strings.finished }) : null,
      ),
    ];
  }

  function build() {
    stops.forEach((stop) => stop());
    stops = [];
    clock.halt();
    running = false;
    const at = model.get("at");
    const of = model.get("count");
    const ended = at >= of;
    const part = ended ? "end" : model.get("rating") ? "back" : "round";
    if (part !== "round") camera.stop();
    const title = make("h3", {
      class: "ew-minor ew-where", tabindex: "-1",
      text: ended ? strings.end : fill(strings.round, { round: at + 1, of, title: model.get("now").title }),
    });
    place.dataset.part = part;
    place.dataset.running = "false";
    const inside = { end: endPage, back: backPage, round: roundPage }[part]();
    place.replaceChildren(title, ...inside.filter(Boolean));
    if (part === "round") moveOn(0);
    const key = `${at}/${part}`;
    if (shown && shown !== key) {
      if (part === "round") status.say("");
      bringInSight(title, place);
    }
    shown = key;
  }

  root.append(make("h2", { text: model.get("title"), dir: "auto" }), place, error, status);
  const undo = onChange(model, ["at", "rating", "now", "read_only"], drawSoon(build));
  build();
  return () => {
    stops.forEach((stop) => stop());
    clock.halt();
    face.close();
    posture.close();
    camera.close();
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openMirror(model, el), between, faceLines, postureLines };
