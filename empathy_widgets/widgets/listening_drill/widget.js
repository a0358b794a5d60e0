import { keepTyping, openKeeper } from "../shared/keeping.js";
import { makeAbout, makeSteps } from "../shared/practice_about.js";
import { makeTitle } from "../shared/practice_title.js";
import { drawSoon, keepFocus } from "../shared/redraw.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { bringInSight } from "../shared/sight.js";
import { makeRound } from "./round.js";
import { CHECKS, makeChecks, makeModels, makeSaid, makeTurns } from "./statement.js";

/**
 * A drill: a round as a picture, whom to hear, one statement at a time; own words come before anybody else's.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openDrill(model, el) {
  const root = makeRoot(el, "ew-listening ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const practice = model.get("practice");
  const error = make("p", { class: "ew-error", role: "alert" });
  const count = makeStatus();
  const choosing = make("div");
  const turning = make("div");
  const place = make("div", { class: "ew-stack" });
  /** @type {Map<string, Record<string, any>>} what is on its way, by statement */
  const sent = new Map();
  /** @type {Set<string>} statements whose own words are looked at, or whose answers were asked for */
  const looked = new Set();
  const compared = new Set();
  let at = "";
  let tracked = "";
  let focused = "";
  let stop = () => {};

  const keeper = openKeeper(model, model.get("run"), (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "track") tracked = "";
    else if (receipt.ok && !keeper.waiting.some((one) => one.key === event.key)) sent.delete(event.key);
    if (!receipt.ok) paintSoon();
  });
  /** @type {Send} */
  const send = (...given) => {
    error.textContent = "";
    keeper.send(...given);
  };

  const kept = (kind) => model.get("kept")[kind] ?? {};
  const bodyOf = (id) => sent.get(id) ?? kept("say-back")[id] ?? { text: "" };
  const said = (id) => Boolean(bodyOf(id).text.trim());
  const answered = (id) => CHECKS.every((name) => typeof bodyOf(id)[name] === "boolean");
  const open = (id) => looked.has(id) || (said(id) && CHECKS.some((name) => typeof bodyOf(id)[name] === "boolean"));
  const track = () => practice.tracks.find((one) => one.id === (tracked || kept("track")[""]?.text));

  /** @param {Record<string, any>} changes */
  function sayBack(id, changes) {
    const { text, added = null, dropped = null, judged = null } = { ...bodyOf(id), ...changes };
    const body = { key: id, text, added, dropped, judged };
    sent.set(id, body);
    send("say-back", body);
  }

  function chooser() {
    const chosen = track()?.id;
    return make(
      "fieldset",
      { class: "ew-tracks" },
      make("legend", { class: "ew-minor", text: strings.tracks }),
      ...practice.tracks.map((one) => {
        const input = make("input", {
          type: "radio", name: `${uid}-track`, value: one.id, disabled: model.get("read_only"), "data-keep": `track-${one.id}`,
          onchange: () => {
            stop();
            tracked = one.id;
            at = "";
            send("track", { text: one.id });
            paintSoon();
          },
        });
        input.checked = one.id === chosen;
        return make(
          "label",
          { class: "ew-track ew-card", "data-track": one.id },
          input,
          make("span", { class: "ew-stack-1" }, make("strong", { text: one.title, dir: "auto" }), make("span", { class: "ew-small ew-muted", text: one.about, dir: "auto" })),
        );
      }),
    );
  }

  /** @param {string} id */
  function turn(id) {
    stop();
    at = id;
    focused = ".ew-own";
    paintSoon();
  }

  /** @param {any} statement */
  function ownWords(statement) {
    const id = `${uid}-own`;
    const readOnly = model.get("read_only");
    const field = make("textarea", {
      id, class: "ew-own", rows: "3", maxlength: "4000", dir: "auto", readonly: readOnly, "aria-describedby": `${uid}-note`,
      "data-keep": "own",
    });
    field.value = bodyOf(statement.id).text;
    if (!readOnly) stop = keepTyping(field, (text) => sayBack(statement.id, { text }));
    return make(
      "div",
      { class: "ew-field ew-own-field" },
      make("label", { for: id, text: strings.own }),
      make("p", { id: `${uid}-note`, class: "ew-small ew-muted", text: strings.own_note }),
      field,
    );
  }

  /** @param {any} statement */
  function after(statement) {
    const { id } = statement;
    const readOnly = model.get("read_only");
    const looking = open(id);
    const shown = looking && (answered(id) || compared.has(id) || readOnly);
    const look = makeButton(strings.look, () => {
      stop();
      if (!said(id)) return root.querySelector(".ew-own")?.focus();
      looked.add(id);
      focused = "[data-checks] h4";
      return paintSoon();
    }, { "data-primary": true, "data-look": true });
    const compare = makeButton(strings.compare, () => {
      compared.add(id);
      focused = "[data-models] h4";
      paintSoon();
    }, { "data-compare": true });
    /** @param {string} name */
    const check = (name, value) => {
      sayBack(id, { [name]: value });
      paintSoon();
    };
    const list = track().statements;
    const next = list[(list.indexOf(statement) + 1) % list.length];
    return [
      looking ? makeChecks(strings, bodyOf(id), { locked: readOnly, say: check }) : null,
      shown ? makeModels(strings, statement.models) : null,
      make(
        "p",
        { class: "ew-actions" },
        looking || readOnly ? null : look,
        looking && !shown ? compare : null,
        shown ? makeButton(strings.another, () => turn(next.id), { "data-next": true, "data-primary": true }) : null,
      ),
    ].filter(Boolean);
  }

  /** The row of statements and how many were said back: they follow what is typed. */
  let told = "";
  function drawTurns(statements) {
    const all = statements.length;
    const done = statements.filter(({ id }) => said(id)).length;
    const now = JSON.stringify([at, statements.map(({ id }) => [id, said(id)])]);
    if (now === told) return;
    told = now;
    turning.replaceChildren(makeTurns(strings, statements, { at, said, turn }));
    const line = done === all ? strings.all_said : done ? fill(strings.said_count, { count: done, all }) : strings.said_none;
    if (count.textContent?.trim() !== line) count.say(line);
  }

  /** Draws what changed, and not the field while it is typed into: its words would be sent half. */
  let drawn = "";
  function build() {
    const chosen = track();
    const statement = chosen?.statements.find(({ id }) => id === at)
      ?? chosen?.statements.find(({ id }) => !said(id)) ?? chosen?.statements[0];
    at = statement?.id ?? "";
    if (chosen) drawTurns(chosen.statements);
    const now = JSON.stringify([chosen?.id, at, open(at), compared.has(at), CHECKS.map((name) => bodyOf(at)[name]), model.get("read_only")]);
    if (now === drawn) return;
    drawn = now;
    choosing.replaceChildren(chooser());
    const typed = document.activeElement;
    const typing = typed instanceof HTMLTextAreaElement && root.contains(typed);
    const caret = typing ? [typed.selectionStart, typed.selectionEnd] : null;
    stop();
    stop = () => {};
    if (!chosen) return place.replaceChildren();
    place.replaceChildren(
      make(
        "details",
        { "data-how": true },
        make("summary", { class: "ew-reveal", text: strings.how }),
        makeSteps(chosen.steps),
      ),
      turning,
      count,
      makeSaid(statement),
      ownWords(statement),
      ...after(statement),
    );
    const field = root.querySelector(".ew-own");
    if (caret && field instanceof HTMLTextAreaElement) {
      field.focus({ preventScroll: true });
      field.setSelectionRange(caret[0], caret[1]);
    }
  }
  function paint() {
    keepFocus(root, build);
    const target = focused && root.querySelector(focused);
    focused = "";
    if (target) bringInSight(target, target.closest("section, .ew-field"));
  }
  const paintSoon = drawSoon(paint);

  root.append(
    makeTitle(practice),
    make("p", { text: practice.purpose, dir: "auto" }),
    make("p", { class: "ew-safety ew-small", text: practice.safety, dir: "auto" }),
    makeRound(strings, practice.steps),
    choosing,
    place,
    error,
    makeAbout(strings, practice),
  );
  const undo = onChange(model, ["kept", "read_only"], paintSoon);
  paint();
  return () => {
    stop();
    undo();
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openDrill(model, el) };
