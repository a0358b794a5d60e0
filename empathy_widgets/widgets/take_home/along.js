import { localDay, sayDay } from "../shared/days.js";
import { fill, make, makeButton, makeStatus } from "../shared/shared.js";
import { saveFile, textOfFile } from "./file.js";
import { SET_UP, sayLine, toChoose } from "./said.js";
import { placeOf } from "./storage.js";

/**
 * What to bring along: line by line, nothing chosen until the person chooses it; as a file, or on paper.
 *
 * @param {HTMLElement} place
 * @param {Record<string, any>} content
 * @param {ReturnType<typeof import("./storage.js").openStorage>} storage
 * @param {{ print: (lines: import("./storage.js").HomeLine[]) => unknown, forget: () => unknown }} does
 */
export function openAlong(place, content, storage, { print, forget }) {
  /** @type {Record<string, string>} */
  const strings = content.strings;
  /** @type {Set<string>} */
  const chosen = new Set();
  const list = make("div", { class: "ew-stack", "data-lines": true });
  const status = makeStatus();
  const nothing = make("p", { class: "ew-muted", text: strings.nothing });
  const lines = () => storage.lines.filter((one) => chosen.has(placeOf(one)));
  const count = make("p", { class: "ew-small ew-muted", "data-count": true });
  const all = makeButton(strings.choose_all, () => {
    for (const box of list.querySelectorAll("input")) if (!box.checked) box.click();
  });
  const save = makeButton(strings.save, () => {
    const picked = lines();
    if (!picked.length) return status.say(strings.choose_first);
    const day = localDay();
    const name = `take-home-${content.case}-${day}.json`;
    saveFile(name, textOfFile(/** @type {any} */ (content), picked, day));
    storage.mark(picked, day);
    status.say(fill(strings.saved, { name }));
    draw();
  }, { "data-primary": true, "data-save": true });
  const onPaper = makeButton(strings.print, () => {
    const picked = lines();
    if (!picked.length) return status.say(strings.choose_first);
    return print(picked);
  }, { "data-print": true });
  const actions = make("div", { class: "ew-actions" }, save, onPaper, all);
  const sure = make("div", { class: "ew-warned ew-stack-2", hidden: true });
  const remove = makeButton(strings.forget, () => {
    sure.hidden = false;
    sure.querySelector("button")?.focus();
  }, { "data-quiet": true, "data-forget": true });
  sure.append(
    make("p", { text: strings.forget_sure }),
    make("div", { class: "ew-actions" },
      makeButton(strings.forget_no, () => {
        sure.hidden = true;
        remove.focus();
      }),
      makeButton(strings.forget_yes, () => {
        sure.hidden = true;
        chosen.clear();
        forget();
        draw();
        status.say(strings.forgotten);
      }, { "data-forget-yes": true })),
  );

  /**
   * @param {Record<string, any>} one
   * @param {import("./storage.js").HomeLine[]} group
   */
  function row(one, group) {
    const box = make("input", { type: "checkbox", class: "ew-tickbox" });
    box.checked = group.every((line) => chosen.has(placeOf(line)));
    box.addEventListener("change", () => {
      for (const line of group) chosen[box.checked ? "add" : "delete"](placeOf(line));
      sum();
    });
    const said = SET_UP.includes(group[0].kind)
      ? { about: fill(strings.set_up, { count: group.length }), text: "" }
      : sayLine(strings, one.practice, group[0]);
    const saved = group[0].saved ? fill(strings.in_file, { day: sayDay(group[0].saved) }) : "";
    return make("label", { class: "ew-choice home-line" }, box,
      make("span", { class: "home-said" },
        make("span", { class: "ew-small ew-muted", text: [said.about, saved].filter(Boolean).join(" · "), dir: "auto" }),
        said.text ? make("span", { class: "home-own", text: said.text, dir: "auto" }) : null));
  }

  function sum() {
    count.textContent = chosen.size ? fill(strings.chosen, { count: lines().length }) : strings.none_chosen;
  }

  function draw() {
    const written = storage.lines;
    const parts = content.practices.flatMap((/** @type {any} */ one) => {
      const groups = toChoose(written.filter((line) => line.run === one.run));
      if (!groups.length) return [];
      return [make("fieldset", { class: "ew-stack-2" },
        make("legend", { class: "ew-minor", text: one.title, dir: "auto" }), ...groups.map((group) => row(one, group)))];
    });
    list.replaceChildren(...parts);
    nothing.hidden = parts.length > 0;
    for (const one of [actions, count, remove, list]) one.hidden = parts.length === 0;
    sum();
  }

  place.append(nothing, list, count, actions, status, remove, sure);
  draw();
  return draw;
}
