/**
 * A client's own page: each practice is done with its own widget, as in the workbook, and every event goes to the server
 * by itself. Where the line is down it waits on this device, and is sent under the request it has, so nothing happens
 * twice. What a widget is, its script says; what is shared, the person does.
 */

const AGAIN_MS = 4000; // between two tries to send what waits
/** @type {Record<string, any>} */
const told = JSON.parse(document.getElementById("practice-told")?.textContent ?? "{}");
const QUEUE = `ew-practice-${told.queue}`; // the same under a new code, so that nothing is left behind
const status = document.getElementById("status");
/** @type {{ run: string, event: SentEvent }[]} */
let queue = read();
let busy = false;
let closed = false;

/** @param {string} state @param {string} text */
function say(state, text) {
  if (!status) return;
  status.dataset.state = state;
  status.textContent = text;
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(QUEUE) ?? "[]");
  } catch {
    return []; // no storage here, or not ours
  }
}

function keep() {
  try {
    if (queue.length) localStorage.setItem(QUEUE, JSON.stringify(queue));
    else localStorage.removeItem(QUEUE);
  } catch {
    // storage is full or closed: what waits is kept as long as this page is open
  }
}

/**
 * The server's answer; an error where none came.
 *
 * @param {string} place
 * @param {object} said
 * @returns {Promise<Record<string, any>>}
 */
async function ask(place, said) {
  const answer = await fetch(`${told.place}${place}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(said),
  });
  if (answer.status >= 500) throw new Error(String(answer.status));
  const found = await answer.json();
  if (answer.status === 403) closed = true;
  if (found.lines) showLines(found.lines);
  return found;
}

/** Send what waits, in its order; returns the receipts by request. */
async function flush() {
  /** @type {Map<string, Record<string, any>>} */
  const receipts = new Map();
  if (busy) return receipts;
  busy = true;
  try {
    while (queue.length && !closed) {
      const { run, event } = queue[0];
      const found = await ask("lines", { ...event, run });
      if (closed) {
        say("failed", found.text);
        break; // what was written stays on this device
      }
      receipts.set(event.request, found);
      queue = queue.slice(1);
      keep();
      say(found.ok ? "saved" : "failed", found.text);
    }
  } catch {
    say("waits", told.words.waits);
  } finally {
    busy = false;
  }
  return receipts;
}

/**
 * @param {string} run
 * @param {SentEvent} event
 * @returns {Promise<Record<string, any>>}
 */
async function hear(run, event) {
  if (!queue.some((one) => one.event.request === event.request)) queue = [...queue, { run, event }];
  keep();
  say("saving", told.words.saving);
  const receipts = await flush();
  return receipts.get(event.request) ?? { ok: true, text: told.words.waits }; // it is kept here, and goes by itself
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/**
 * A button that asks once more before it does something that cannot be undone.
 *
 * @param {string} text
 * @param {string} sure
 * @param {string} yes
 * @param {() => Promise<unknown>} act
 */
function careful(text, sure, yes, act) {
  const place = make("span", { class: "acts" });
  const first = make("button", { type: "button" }, text);
  const ask = () => {
    const go = make("button", { type: "button", class: "main" }, yes);
    const no = make("button", { type: "button" }, told.words.no);
    go.addEventListener("click", async () => {
      go.disabled = true;
      try {
        await act();
      } catch {
        say("failed", told.words.failed);
        calm();
      }
    });
    no.addEventListener("click", () => calm(true));
    place.replaceChildren(make("span", { role: "alert" }, sure), go, no);
    no.focus();
  };
  const calm = (focus = false) => {
    place.replaceChildren(first);
    if (focus) first.focus();
  };
  first.addEventListener("click", ask);
  calm();
  return place;
}

/**
 * @param {string} place
 * @param {object} said
 */
async function act(place, said) {
  const found = await ask(place, said);
  say(found.ok ? "saved" : "failed", found.text);
  if (!found.ok) throw new Error(found.text);
}

/** @param {Record<string, any>[]} lines */
function showLines(lines) {
  const words = told.words;
  const shown = lines.map((line) => {
    const mark = make("p", { class: "mark" }, line.shared ? words.shared : words.own);
    const acts = make("p", { class: "acts" });
    if (!line.shared && line.open) {
      acts.append(careful(words.share, words.share_sure, words.yes_share, () => act("share", { line: line.id })));
    }
    if (!line.shared) {
      acts.append(careful(words.delete, words.delete_sure, words.yes_delete, () => act("delete", { line: line.id })));
    }
    const of = `${line.title || words.not_any_more} · ${line.when}`;
    const item = make("li", { "data-my-line": line.id }, make("p", { class: "of" }, of), make("p", { dir: "auto" }, line.text), mark);
    if (line.shared) item.dataset.shared = "";
    else item.append(acts);
    return item;
  });
  document.getElementById("lines")?.replaceChildren(
    ...(shown.length ? shown : [make("li", {}, make("p", { class: "of" }, words.no_lines))]),
  );
  const all = () => act("delete", { line: null });
  document.getElementById("delete-all")?.replaceChildren(
    ...(lines.some((line) => !line.shared) ? [careful(words.delete_all, words.delete_all_sure, words.yes_delete, all)] : []),
  );
}

/**
 * What is to be said of today.
 *
 * @param {Record<string, any>} assigned
 * @param {string} today
 * @param {number} weekday
 */
function ofToday({ start, end, weekdays, minutes }, today, weekday) {
  const words = told.words;
  if (!start || !weekdays) return "";
  if (today < start) return words.not_yet;
  if (today > end) return words.over;
  if (!weekdays.includes(weekday)) return words.not_today;
  return minutes ? words.today_minutes.replace("{minutes}", minutes) : words.today;
}

/**
 * One practice; its widgets are drawn when it is opened first.
 *
 * @param {Record<string, any>} practice
 * @param {any} shared what all widgets share
 * @param {boolean} open
 */
function showPractice(practice, shared, open) {
  const today = shared.localDay();
  const stage = make("div", { class: "stage" });
  const now = ofToday(practice.assigned, today, shared.weekday(today));
  const body = make("div", {}, make("p", { class: "reason", dir: "auto" }, practice.reason), make("p", { class: "now" }, now), stage);
  const place = make("details", { class: "practice", "data-run": practice.run },
    make("summary", {}, make("h2", {}, practice.title)), body);
  let drawn = false;
  const draw = async () => {
    if (drawn || !place.open) return;
    drawn = true;
    let { kept } = practice.widgets[0]?.traits ?? { kept: {} };
    for (const one of queue.filter((each) => each.run === practice.run)) kept = shared.withBody(kept, one.event);
    const models = practice.widgets.map((/** @type {any} */ one) =>
      shared.openAlone({
        traits: { ...one.traits, kept },
        hear: (/** @type {SentEvent} */ event) => hear(practice.run, event),
        by: "client page",
      }),
    );
    shared.keepTogether(models);
    for (const [index, one] of practice.widgets.entries()) {
      const el = make("div", {});
      stage.append(el);
      const address = told.scripts + one.script;
      const script = await import(address);
      await shared.showAlone(script.default, models[index], el);
    }
    const twin = [...stage.querySelectorAll("h2")].find((one) => one.textContent === practice.title);
    if (twin) twin.hidden = true; // its summary says it already
  };
  place.addEventListener("toggle", draw);
  place.open = open;
  return place;
}

async function start() {
  showLines(told.lines);
  const shared = await import(told.shared);
  const places = told.practices.map((/** @type {any} */ one, /** @type {number} */ at) => showPractice(one, shared, at === 0));
  document.getElementById("practices")?.append(...places);
  const again = () => queue.length && !closed && void flush();
  window.addEventListener("online", again);
  setInterval(again, AGAIN_MS);
  again();
  document.documentElement.dataset.pageReady = "true";
}

export default start();
