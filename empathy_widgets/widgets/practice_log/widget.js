import { fiveWords, makeChips } from "../shared/chips.js";
import { localDay, sayDay } from "../shared/days.js";
import { keepTyping, openKeeper } from "../shared/keeping.js";
import { drawSoon } from "../shared/redraw.js";
import { fill, make, makeButton, makeRoot, makeStatus, newId, onChange } from "../shared/shared.js";
import { makeFeeling, makeLabelled } from "./fields.js";

/** @type {Record<string, any>} */
const EMPTY = { key: "", day: "", done: "", well: null, before: null, after: null, minutes: null, text: "", by: "room" };
const SHOWN = 7;
/** @type {Intl.DateTimeFormatOptions} */
const YEAR = { weekday: "short", day: "numeric", month: "short", year: "numeric" };

/**
 * The log: a form for a line, the lines, and what one wants to keep.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openLog(model, el) {
  const root = makeRoot(el, "ew-practice-log ew-panel ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = model.get("strings");
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const form = make("div", { class: "ew-stack" });
  const lines = make("ol", { "aria-labelledby": `${uid}-lines` });
  const keeping = make("div", { class: "ew-stack-2" });
  const today = () => model.get("today") || localDay();
  const log = () => Object.values(model.get("kept").log ?? {});
  const onDays = () => (model.get("practice").days ?? 0) > 0;
  let stop = () => {};
  let draft = { ...EMPTY };
  let dayChosen = false;
  /** @type {HTMLTextAreaElement | null} */
  let keepField = null;

  const keeper = openKeeper(model, `${model.get("run")}-log`, (event, receipt) => {
    error.textContent = receipt.ok ? "" : receipt.text;
    if (event.kind === "log") status.say(receipt.ok ? strings.written : "");
    if (!receipt.ok && event.kind === "log") begin(/** @type {any} */ (event), true);
  });

  function begin(line, focus) {
    draft = { ...EMPTY, ...line };
    dayChosen = Boolean(line.key);
    drawForm();
    if (focus) form.querySelector("input")?.focus();
  }

  function write() {
    if (!draft.done) {
      error.textContent = strings.choose;
      form.querySelector("[data-done] input")?.focus();
      return;
    }
    const day = dayChosen ? draft.day : today();
    if (!day) {
      error.textContent = strings.day_wanted;
      return;
    }
    const key = draft.key || (onDays() ? day : newId());
    const { well, before, after, minutes, text, done, by } = draft;
    error.textContent = "";
    status.say("");
    keeper.send("log", { key, day, done, well, before, after, minutes, text: text.trim(), by });
    begin({}, true);
  }

  function makeMore() {
    const day = make("input", { type: "date", max: today(), "data-day": true, disabled: Boolean(draft.key) && onDays() });
    day.value = draft.day || today();
    day.addEventListener("change", () => {
      draft.day = day.value;
      dayChosen = true;
    });
    const minutes = make("input", { type: "text", inputmode: "numeric", maxlength: "3", dir: "ltr", "data-minutes": true });
    minutes.value = draft.minutes === null ? "" : String(draft.minutes);
    minutes.addEventListener("input", () => {
      const number = Number.parseInt(minutes.value, 10);
      draft.minutes = number >= 0 ? Math.min(number, 600) : null;
    });
    const feelings = ["before", "after"].map((name) => {
      const select = makeFeeling(strings, draft[name], { [`data-${name}`]: true });
      select.addEventListener("change", () => (draft[name] = select.value ? Number(select.value) : null));
      return makeLabelled(`${uid}-${name}`, strings[name], select);
    });
    const paper = make("input", { type: "checkbox", class: "ew-tickbox", "data-paper": true });
    paper.checked = draft.by === "paper";
    paper.addEventListener("change", () => (draft.by = paper.checked ? "paper" : "room"));
    return make(
      "details",
      { open: Boolean(draft.key), "data-more": true },
      make("summary", { class: "ew-reveal", text: strings.more }),
      make(
        "div",
        { class: "ew-stack-3" },
        make("div", { class: "ew-three" }, makeLabelled(`${uid}-day`, strings.day, day), makeLabelled(`${uid}-minutes`, strings.minutes, minutes)),
        make("div", { class: "ew-three" }, ...feelings),
        make("label", { class: "ew-bare-choice" }, paper, make("span", { text: strings.paper })),
      ),
    );
  }

  function drawForm() {
    const said = make("p", { class: "ew-log-said ew-small", role: "status", text: draft.done === "no" ? strings.line_no : "" });
    const answers = ["yes", "partly", "no"].map((id) => /** @type {[string, string]} */ ([id, strings[`done_${id}`]]));
    const done = makeChips(strings.done, answers, {
      name: `${uid}-done`, value: draft.done, choose: (id) => {
        draft.done = id;
        error.textContent = "";
        said.textContent = id === "no" ? strings.line_no : "";
      },
    });
    done.dataset.done = "";
    done.append(said);
    const well = makeChips(strings.well, fiveWords(strings, "well"), {
      name: `${uid}-well`, value: draft.well === null ? undefined : String(draft.well), choose: (id) => (draft.well = id ? Number(id) : null),
    });
    well.dataset.well = "";
    const text = make("input", { type: "text", maxlength: "4000", dir: "auto", "data-line": true });
    text.value = draft.text;
    text.addEventListener("input", () => (draft.text = text.value));
    text.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) write();
    });
    form.replaceChildren(
      ...[
        draft.key ? make("p", { class: "ew-warned", text: fill(strings.correcting, { day: sayDay(draft.day) }) }) : null,
        well,
        done,
        error,
        makeLabelled(`${uid}-text`, strings.line, text),
        makeMore(),
        make(
          "p",
          { class: "ew-actions" },
          makeButton(draft.key ? strings.save_correction : strings.save, write, { "data-primary": true, "data-write": true }),
          draft.key ? makeButton(strings.cancel, () => begin({}, true), { "data-cancel": true }) : null,
        ),
      ].filter(Boolean),
    );
    form.hidden = model.get("read_only");
  }

  function makeLine(line) {
    const day = sayDay(line.day, line.day.slice(0, 4) === today().slice(0, 4) ? undefined : YEAR);
    const said = [
      strings[`line_${line.done}`],
      line.well ? fill(strings.well_line, { well: strings[`well_${line.well}`] }) : "",
      line.minutes ? fill(strings.minutes_line, line) : "",
      line.before ? fill(strings.before_line, { feeling: strings[`feeling_${line.before}`] }) : "",
      line.after ? fill(strings.after_line, { feeling: strings[`feeling_${line.after}`] }) : "",
      strings[`by_${(line.by ?? "room").replace(/[ -]/g, "_")}`] ?? "",
    ].filter(Boolean).join(" · ");
    return make(
      "li",
      { class: "ew-log-line", "data-log": line.key },
      make("span", { class: "ew-small", text: day }),
      make("p", {}, make("span", { class: "ew-small ew-muted", text: said }), ...(line.text ? [make("br"), make("bdi", { text: line.text })] : [])),
      model.get("read_only")
        ? null
        : makeButton(strings.correct, () => begin(line, true), { "data-quiet": true, "aria-label": fill(strings.correct_of, { day }) }),
    );
  }

  function drawLines() {
    const newest = log().reverse().sort((one, other) => other.day.localeCompare(one.day));
    lines.replaceChildren(...newest.slice(0, SHOWN).map(makeLine));
    older.replaceChildren(...newest.slice(SHOWN).map(makeLine));
    earlier.hidden = newest.length <= SHOWN;
    nothing.hidden = newest.length > 0;
    lines.hidden = written.hidden = keeping.hidden = newest.length === 0;
    const kept = model.get("kept").keep?.[""]?.text ?? "";
    if (newest.length && keepField === null) drawKeep(kept);
    else if (keepField !== null && document.activeElement !== keepField) keepField.value = kept;
  }

  function drawKeep(kept) {
    const id = `${uid}-keep`;
    keepField = make("textarea", {
      id, rows: "3", maxlength: "4000", dir: "auto", readonly: model.get("read_only"), "aria-describedby": `${id}-help`, "data-keep-words": true,
    });
    keepField.value = kept;
    stop = keepTyping(keepField, (text) => keeper.send("keep", { text }));
    keeping.replaceChildren(
      make("label", { class: "ew-term", for: id, text: strings.keep }),
      make("p", { class: "ew-small ew-muted", id: `${id}-help`, text: strings.keep_help }),
      keepField,
    );
  }

  const older = make("ol", {});
  const earlier = make("details", {}, make("summary", { class: "ew-reveal", text: strings.earlier }), older);
  const written = make("h3", { class: "ew-minor", id: `${uid}-lines`, text: strings.lines });
  const nothing = make("p", { class: "ew-muted", text: strings.none });
  const parts = [make("p", { class: "ew-muted", text: strings.help }), form, status, written, nothing, lines, earlier, keeping];
  root.append(
    make("h2", { text: strings.heading }),
    ...(model.get("folded")
      ? [make("details", {}, make("summary", { class: "ew-reveal", text: strings.by_itself }), make("div", { class: "ew-stack" }, ...parts))]
      : parts),
  );
  const undo = [onChange(model, ["kept"], drawSoon(drawLines)), onChange(model, ["read_only"], drawSoon(() => {
    drawForm();
    drawLines();
  }))];
  drawForm();
  drawLines();
  return () => {
    stop();
    undo.forEach((one) => one());
    keeper.close();
    root.remove();
  };
}

export default { render: ({ model, el }) => openLog(model, el) };
