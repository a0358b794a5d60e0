import { sayDay } from "../shared/days.js";
import { make } from "../shared/shared.js";
import { SET_UP, dayOf, sayLine } from "./said.js";

/** Print the log with empty rows, to be filled in by hand. */
export function printEmpty() {
  fillIn({}, () => []);
}

/**
 * Print these lines, each under its practice.
 *
 * @param {Record<string, any>} content
 * @param {import("./storage.js").HomeLine[]} lines
 */
export function printLines(content, lines) {
  const told = lines.filter((one) => !SET_UP.includes(one.kind)).sort((one, other) => dayOf(one).localeCompare(dayOf(other)));
  fillIn(content, (practice) => told.filter((one) => one.run === practice.run).map((one) => {
    const said = sayLine(content.strings, practice.practice, one);
    const { done, well } = one.body;
    const cells = one.kind === "log"
      ? [sayDay(one.body.day), content.strings[`done_${done}`], well ?? "", said.text]
      : ["", "", "", `${said.about} ${said.text}`];
    return make("tr", {}, ...cells.map((text) => make("td", { text, dir: "auto" })));
  }));
}

/**
 * @param {Record<string, any>} content
 * @param {(practice: any) => HTMLElement[]} rowsOf
 */
function fillIn(content, rowsOf) {
  for (const sheet of document.querySelectorAll("[data-sheet]")) {
    const practice = (content.practices ?? []).find((/** @type {any} */ one) => one.run === sheet.dataset.sheet);
    const rows = practice ? rowsOf(practice) : [];
    sheet.querySelector("[data-written]")?.replaceChildren(...rows);
    sheet.dataset.rows = String(rows.length);
  }
  document.documentElement.dataset.printing = content.practices ? "lines" : "empty";
  window.print();
}
