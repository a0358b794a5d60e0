import { keepTogether, openAlone, showAlone, withBody } from "../shared/alone.js";
import { localDay, weekday } from "../shared/days.js";
import { fill, make, makeButton } from "../shared/shared.js";
import { openAlong } from "./along.js";
import { printLines, printEmpty } from "./paper.js";
import { openStorage } from "./storage.js";

const BY = "take-home page";

/**
 * The page: each practice with its widgets, the lines to bring along, and paper where nothing is kept.
 *
 * @param {Record<string, any>} widgets each widget's default, by the name of its folder
 */
async function openHome(widgets) {
  const content = JSON.parse(document.getElementById("content")?.textContent ?? "{}");
  /** @type {Record<string, string>} */
  const strings = content.strings;
  const storage = openStorage(`ew-home-${content.page}`);
  document.documentElement.dataset.alive = "";
  /** @type {{ model: import("../shared/alone.js").AloneModel, kept: Record<string, any> }[]} */
  const opened = [];
  const along = document.getElementById("along");
  let redraw = () => {};
  if (!storage.works) sayNothingIsKept();
  for (const practice of content.practices) await openPractice(practice);
  if (along && storage.works) {
    redraw = openAlong(along, content, storage, {
      print: (lines) => printLines(content, lines),
      forget() {
        storage.clear();
        for (const { model, kept } of opened) model.assign({ kept });
      },
    });
    window.addEventListener("storage", redraw);
  }
  document.querySelector("[data-empty]")?.append(makeButton(strings.print_empty, printEmpty, { "data-print-empty": true }));

  function sayNothingIsKept() {
    document.getElementById("told")?.append(
      make("div", { class: "ew-warned ew-stack-2" },
        make("p", { text: strings.nothing_kept }),
        make("p", { class: "ew-actions" }, makeButton(strings.print_empty, printEmpty, { "data-primary": true }))));
  }

  /** @param {Record<string, any>} practice */
  async function openPractice(practice) {
    const place = document.getElementById(`practice-${practice.run}`);
    const spot = place?.querySelector("[data-widgets]");
    if (!spot) return;
    sayToday(practice, place?.querySelector("[data-today]"));
    const own = storage.lines.filter((one) => one.run === practice.run);
    const kept = own.reduce((all, { request, kind, body }) => withBody(all, { ...body, request, kind }), practice.kept);
    const models = practice.widgets.map((/** @type {any} */ one) => openAlone({
      traits: { ...one.traits, run: practice.run, practice: practice.practice, kept, crisis: content.crisis }, hear, by: BY,
    }));
    keepTogether(models);
    opened.push({ model: models[0], kept: practice.kept });
    for (const [at, one] of practice.widgets.entries()) {
      await showAlone(widgets[one.script], models[at], spot.appendChild(make("div")));
    }
    const twin = [...spot.querySelectorAll("h2")].find((one) => one.textContent === practice.title);
    if (twin) twin.hidden = true; // the page says it already

    /**
     * @param {SentEvent} event
     * @returns {Promise<Receipt>}
     */
    function hear({ request, kind, ...body }) {
      const done = storage.take({ request, run: practice.run, kind, body });
      if (done) queueMicrotask(redraw);
      const text = done ? strings.kept : storage.works ? strings.full : strings.nothing_kept;
      return Promise.resolve({ ok: done, text });
    }
  }

  /**
   * @param {Record<string, any>} given
   * @param {HTMLElement | null | undefined} place
   */
  function sayToday({ start, end, weekdays, minutes }, place) {
    const today = localDay();
    let text = strings.not_today;
    if (today < start) text = strings.not_yet;
    else if (today > end) text = strings.over;
    else if (weekdays.includes(weekday(today))) text = minutes ? strings.today_minutes : strings.today;
    if (place) place.textContent = fill(text, { minutes });
  }
}

export default openHome;
