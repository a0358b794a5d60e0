import { fill, make, makeButton } from "../shared/shared.js";

/** Whose line it is, and who reads it aloud. */
export function makeSpeaker(speaker, reads) {
  return make(
    "p",
    { class: "ew-speaker ew-small" },
    make("bdi", { text: speaker }),
    reads ? make("bdi", { class: "ew-reads", "data-reads": true, text: reads }) : null,
  );
}

/**
 * What the other person says, and how they look and sound.
 *
 * @param {Attributes} attributes
 */
export function makeLine(speaker, says, looks, reads, attributes = {}) {
  return make(
    "div",
    { class: "ew-line", ...attributes },
    makeSpeaker(speaker, reads),
    looks ? make("p", { class: "ew-looks", text: looks, dir: "auto" }) : null,
    make("blockquote", { class: "ew-says", text: says, dir: "auto" }),
  );
}

/**
 * The words of a guess beside the script's.
 *
 * @param {Strings} strings
 */
export function makeMatch(found, strings) {
  const group = (name, words) =>
    words.length
      ? make(
        "div",
        { class: "ew-words", "data-words": name },
        make("dt", { class: "ew-aside", text: strings[name] }),
        make("dd", {}, ...words.map((word) => make("span", { class: "ew-word", text: word, dir: "auto" }))),
      )
      : null;
  return make(
    "div",
    { class: "ew-match ew-stack" },
    make("h3", { class: "ew-minor", text: strings.matched }),
    make("dl", { class: "ew-stack-2" }, group("both", found.both), group("not_written", found.guessed), group("not_guessed", found.written)),
    found.words ? make("p", { class: "ew-small ew-muted", text: `${strings.guessed}: ${found.words}`, dir: "auto" }) : null,
  );
}

/**
 * What a reply did: kind or trap, the other's thought, how the gauges moved, why, a stronger wording.
 *
 * @param {Strings} strings
 */
export function makeFeedback(turn, scene, strings, onAgain) {
  const said = (term, text, attributes = {}) =>
    text
      ? [make("dt", { class: "ew-aside", text: term }), make("dd", { ...attributes, text, dir: "auto" })]
      : [];
  return make(
    "div",
    { class: "ew-feedback ew-stack-3", "data-depth": turn.passed ? "passed" : String(turn.depth) },
    make(
      "p",
      { class: "ew-carried" },
      make("span", { class: "ew-kind", text: turn.carried }),
      turn.moved && !turn.passed ? make("span", { class: "ew-moved ew-small ew-muted", text: turn.moved }) : null,
    ),
    turn.passed
      ? null
      : make(
        "dl",
        { class: "ew-facts ew-stack-1" },
        ...said(fill(strings.thinks, { name: scene.other }), turn.thought, { class: "ew-thought" }),
        ...said(strings.why, turn.why),
        ...said(strings.better, turn.better, { class: "ew-better" }),
      ),
    makeFlag(turn.flag, strings),
    onAgain
      ? make(
        "p",
        { class: "ew-actions" },
        makeButton(strings.again, onAgain, { "data-again": turn.beat }),
        make("span", { class: "ew-small ew-muted", text: strings.again_help }),
      )
      : null,
  );
}

/** A red flag: which, what it may mean, what a clinician does, and whether it was met; nothing where there is none. */
function makeFlag(flag, strings) {
  if (!flag) return null;
  const line = (term, text) => [make("dt", { class: "ew-aside", text: term }), make("dd", { text, dir: "auto" })];
  return make(
    "section",
    { class: "ew-flag ew-stack-1", "aria-label": strings.flag },
    make("p", { class: "ew-flag-name" }, make("span", { class: "ew-kind", text: strings.flag }), make("span", { text: flag.which, dir: "auto" })),
    make("dl", { class: "ew-facts ew-stack-1" }, ...line(strings.flag_why, flag.why), ...line(strings.flag_does, flag.clinician)),
    flag.met ? make("p", { class: "ew-small", text: flag.met }) : null,
  );
}

/**
 * One turn of the way here: what was said, what was answered, and, folded away, what that did.
 *
 * @param {any} turn
 * @param {number} index
 * @param {{ strings: Strings, [name: string]: any }} options
 */
export function makeTurn(turn, index, { scene, strings, open }) {
  const title = make("summary", { class: "ew-small", text: strings.did });
  const feedback = makeFeedback(turn, scene, strings, null);
  const folded = make("details", { class: "ew-folded", "data-feedback": String(index), open }, title, feedback);
  return makeSaid(turn, { scene, strings }, folded);
}

/**
 * What was said in one turn: the line, what was tried and written first, and the reply; `beside` what it did there is
 * room for a guess and its match.
 *
 * @param {any} turn
 * @param {{ strings: Strings, [name: string]: any }} options
 * @param {Child[]} below
 */
export function makeSaid(turn, { scene, strings, beside = false }, ...below) {
  return make(
    "li",
    { class: "ew-turn ew-stack-3", "data-turn": turn.beat },
    makeLine(scene.other, turn.says, turn.looks, turn.reads),
    turn.match && !beside ? makeMatch(turn.match, strings) : null,
    ...turn.tried.map((say) =>
      make(
        "div",
        { class: "ew-reply", "data-tried": true },
        make("p", { class: "ew-speaker ew-small", text: strings.tried }),
        make("p", { class: "ew-said", text: say, dir: "auto" }),
      ),
    ),
    turn.own
      ? make(
        "div",
        { class: "ew-reply", "data-own": true },
        make("p", { class: "ew-speaker ew-small", text: strings.own_was }),
        make("p", { class: "ew-said", text: turn.own, dir: "auto" }),
      )
      : null,
    make(
      "div",
      { class: "ew-reply", "data-passed": Boolean(turn.passed) },
      makeSpeaker(turn.speaker, turn.answers),
      make("p", { class: "ew-said", text: turn.reply, dir: "auto" }),
    ),
    ...below,
  );
}

/**
 * A round of three people that is over, folded: what was said in it, and what the observer saw.
 *
 * @param {any} round
 * @param {number} index
 * @param {{ strings: Strings, [name: string]: any }} options
 */
export function makeRound(round, index, { scene, strings, open }) {
  return make(
    "details",
    { class: "ew-round", "data-round": String(index), open },
    make(
      "summary",
      {},
      make("span", { class: "ew-round-title", text: round.title, dir: "auto" }),
      make("span", { class: "ew-small ew-muted", text: round.line, dir: "auto" }),
    ),
    make(
      "ol",
      { class: "ew-transcript", "aria-label": round.title },
      ...round.turns.map((turn, at) => makeTurn(turn, at, { scene, strings, open: false })),
    ),
    round.ticked.length
      ? make(
        "div",
        { class: "ew-observed" },
        make("p", { class: "ew-small ew-muted", text: strings.observed }),
        make("ul", { class: "ew-bullets" }, ...round.ticked.map((text) => make("li", { text, dir: "auto" }))),
      )
      : null,
  );
}
