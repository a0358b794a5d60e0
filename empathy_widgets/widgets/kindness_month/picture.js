import { sayDay } from "../shared/days.js";
import { fill, make } from "../shared/shared.js";
import { makeMark } from "./choosing.js";
import { draw, makeFlower, makeLeaf, SORTS } from "./flowers.js";

/** Where things stand in the picture, 360 wide and 430 high; `charts/kindness_month.py` has the same. */
const HEADS = { x: 180, y: 152, step: 25, flat: 0.86 };
const GOLDEN = 137.508;
const MOUTH = { y: 312, half: 34 };
const JAR = "M140,306H220V312Q220,320 226,330Q234,344 234,362V396Q234,412 218,412H142Q126,412 126,396V362Q126,344 134,330Q140,320 140,312Z";
const WATER = "M127,352Q180,346 233,352V396Q233,411 218,411H142Q127,411 127,396Z";
const ARCH = "M22,430V168A158,158 0 0 1 338,168V430Z";

/**
 * Where the head of a flower stands: each a golden angle further round than the one before it, so that a bouquet is
 * round however many it holds.
 *
 * @param {number} index
 */
function headAt(index) {
  const far = HEADS.step * Math.sqrt(index + 0.35);
  const turn = ((index * GOLDEN - 90) * Math.PI) / 180;
  return { x: HEADS.x + far * Math.cos(turn), y: HEADS.y + HEADS.flat * far * Math.sin(turn) };
}

/** A stem from a head down into the jar. */
function makeStem({ x, y }) {
  const into = HEADS.x + ((x - HEADS.x) / 140) * MOUTH.half;
  const foot = HEADS.x - ((x - HEADS.x) / 140) * 34;
  return draw("path", { class: "ew-stem", d: `M${x.toFixed(1)},${y.toFixed(1)}Q${into.toFixed(1)},${((y + MOUTH.y) / 2 + 20).toFixed(1)} ${into.toFixed(1)},${MOUTH.y}L${foot.toFixed(1)},400` });
}

/** How often each sort of act stands in it, in the order of the table. */
function counted(days) {
  const done = days.filter((day) => day.line.done !== "no");
  return SORTS.map((sort) => ({ sort, days: done.filter((day) => day.sort === sort) })).filter((row) => row.days.length);
}

/**
 * The days that were written of as a bouquet: a flower for each act, smaller where it was partly done, a leaf for each
 * day off.
 *
 * @param {Strings} strings
 */
function makeBouquet(strings, days) {
  const rows = counted(days).map((row) => fill(strings.picture_said, { count: row.days.length, towards: strings[`row_${row.sort}`] }));
  const off = days.filter((day) => day.line.done === "no").length;
  if (off) rows.push(fill(strings.picture_said, { count: off, towards: strings.picture_leaf }));
  const svg = draw("svg", {
    class: "ew-bouquet", viewBox: "0 0 360 430", role: "img",
    "aria-label": rows.length ? fill(strings.picture_says, { flowers: rows.join(", ") }) : strings.picture_empty,
  });
  const stems = draw("g", {});
  const heads = draw("g", {});
  days.forEach((day, index) => {
    const at = headAt(index);
    const spot = { transform: `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})` };
    stems.append(makeStem(at));
    if (day.line.done === "no") {
      const turn = (Math.atan2(at.y - HEADS.y - 60, at.x - HEADS.x) * 180) / Math.PI;
      heads.append(draw("g", spot, makeLeaf(17, Math.round(turn))));
    } else heads.append(makeFlower(day.sort, day.line.done === "partly" ? 15 : 22, spot));
  });
  svg.append(
    draw("path", { class: "ew-arch", d: ARCH }), draw("path", { class: "ew-sill", d: "M6,428.5H354" }), stems,
    draw("path", { class: "ew-water", d: WATER }), draw("path", { class: "ew-jar", d: JAR }), heads,
  );
  return svg;
}

/** Days in a row, each kept on one line. */
const inDays = (days) =>
  days.map((day) => sayDay(day.day, { day: "numeric", month: "short" }).replaceAll(" ", "\u00a0")).join(", ");

/**
 * The same in words: whom the acts were towards, how many, on which days.
 *
 * @param {Strings} strings
 */
function makeTable(strings, days) {
  const row = ({ sort, days: its }) =>
    make(
      "tr",
      { "data-row": sort },
      make("th", { scope: "row" }, makeMark(sort), make("span", { text: strings[`row_${/** @type {"any"} */ (sort)}`] })),
      make("td", { class: "ew-count", text: String(its.length) }),
      make("td", { class: "ew-small", text: inDays(its) }),
    );
  const off = days.filter((day) => day.line.done === "no");
  const leaf = draw("svg", { class: "ew-mark", viewBox: "-12 -12 24 24", "aria-hidden": "true" }, makeLeaf(9));
  return make(
    "table",
    { class: "ew-in-words" },
    make("caption", { class: "ew-small", text: strings.picture_table }),
    make("thead", {}, make("tr", {}, ...[strings.picture_sort, strings.picture_times, strings.picture_day].map((text) =>
      make("th", { scope: "col", class: "ew-small", text })))),
    make(
      "tbody",
      {},
      ...counted(days).map(row),
      off.length
        ? make("tr", { "data-row": "off" }, make("th", { scope: "row" }, leaf, make("span", { text: strings.picture_leaf })),
          make("td", { class: "ew-count", text: String(off.length) }),
          make("td", { class: "ew-small", text: inDays(off) }))
        : null,
    ),
  );
}

/**
 * The month as a picture, with the same in words beside it.
 *
 * @param {Strings} strings
 */
export function makePicture(strings, days) {
  return make(
    "div",
    { class: "ew-picture" },
    make("figure", {}, makeBouquet(strings, days)),
    days.length ? makeTable(strings, days) : make("p", { class: "ew-muted", "data-empty": true, text: strings.picture_empty }),
  );
}
