"""What a role-play says in words: kinds and traps, ways to play, who reads what, the observer's list."""

from __future__ import annotations

import re
from typing import Any

from empathy_widgets.domain import Beat, Does, KindOfEmpathy, Option, Script, Setting, Trap
from empathy_widgets.errors import NotAllowed
from empathy_widgets.play.play import Play, Turn
from empathy_widgets.play.replies import traps
from empathy_widgets.strings import _, ngettext

__all__ = ["HELPER", "PAIR", "SWAP", "TRIAD", "WAYS", "carried_line", "cue", "flag_row", "kind_name", "level_row",
           "moved_line", "names_of", "observer_list", "part_line", "questions", "roles", "roles_line", "speaker",
           "traps_lines", "way_name"]

HELPER, SWAP, PAIR, TRIAD = "helper", "swap", "pair", "triad"
WAYS = (HELPER, SWAP, PAIR, TRIAD)
PEOPLE = {HELPER: 0, SWAP: 0, PAIR: 2, TRIAD: 3}
LONGEST_NAME = 30


def way_name(way: str) -> str:
    """A way to play, in a few words."""
    return {HELPER: _("as the helper"), SWAP: _("in the other chair"), PAIR: _("two in the room"),
            TRIAD: _("three people, roles change")}[way]


def level_row(id: str, label: str, about: str = "") -> dict[str, str]:
    """A level as a choice, in the words of its scene."""
    return {"value": id, "label": label, "help": about}


def setting_question() -> dict[str, Any]:
    """Which words of place a scene uses."""
    return {
        "id": "setting", "label": _("Whose words for doctors, schools and services?"), "kind": "choice",
        "value": Setting.NEUTRAL.value, "choices": [
            {"value": Setting.NEUTRAL.value, "label": _("Words that fit anywhere"), "help": ""},
            {"value": Setting.US.value, "label": _("The United States"), "help": ""},
            {"value": Setting.UK.value, "label": _("The United Kingdom"), "help": ""},
        ],
    }


def questions(levels: list[dict[str, str]], placed: bool = False) -> list[dict[str, Any]]:
    """What is asked before a scene begins; ``levels`` are the choices of `level_row`, the first of them the usual.

    ``placed`` says whether any of its words depends on the place.
    """
    level = {"id": "level", "label": _("How guarded is the other person?"), "kind": "choice", "choices": levels}
    return [
        {"id": "way", "label": _("How do you want to play?"), "kind": "choice", "value": HELPER, "choices": [
            {"value": HELPER, "label": _("As the helper"),
             "help": _("You answer the other person, and see what each answer does.")},
            {"value": SWAP, "label": _("In the other chair"),
             "help": _("You are the other person. Before each of your lines you say what you feel and need.")},
            {"value": PAIR, "label": _("Two in the room"),
             "help": _("A read-through: each line says who reads it aloud. You choose the replies together, and change "
                       "chairs half-way.")},
            {"value": TRIAD, "label": _("Three people"),
             "help": _("Helper, speaker and observer. The scene begins anew each round; the clock keeps the rounds "
                       "fair.")},
        ]},
        *([{**level, "value": levels[0]["value"]}] if levels else []),
        *([setting_question()] if placed else []),
        {"id": "own", "only": {"way": [HELPER, PAIR, TRIAD]}, "label": _("Say it in your own words first?"),
         "kind": "choice", "value": "no", "choices": [
            {"value": "no", "label": _("No, show me the replies"), "help": ""},
            {"value": "yes", "label": _("Yes, I write first and then choose the nearest"), "help": ""},
        ]},
        {"id": "names", "only": {"way": [PAIR, TRIAD]}, "label": _("What shall we call you?"),
         "kind": "text", "value": "",
         "help": _("Initials or roles with commas between, as in “A, B, C” or “client, clinician”. No full names. You "
                   "may leave it empty.")},
        {"id": "minutes", "only": {"way": [TRIAD]}, "label": _("Minutes a round"),
         "kind": "choice", "value": "5", "choices": [
            {"value": minutes, "label": minutes, "help": ""} for minutes in ("3", "5", "8")
        ]},
    ]


def names_of(way: str, text: str) -> list[str]:
    """What the people are called; letters where nothing was said. NotAllowed for too many or too long ones."""
    count = PEOPLE[way]
    given = [" ".join(name.split()) for name in text.split(",") if name.strip()]
    if len(given) > count and count:
        raise NotAllowed(_("That is more names than people. Please give {count}, with commas between.").format(
            count=count))
    if any(len(name) > LONGEST_NAME for name in given):
        raise NotAllowed(_("One of the names is long. Initials or a role are enough, and safer."))
    return [*given[:count], *"ABC"[len(given):count]]


def kind_name(kind: KindOfEmpathy) -> str:
    """A kind of empathy, in a word."""
    return {KindOfEmpathy.COGNITIVE: _("Cognitive"), KindOfEmpathy.AFFECTIVE: _("Affective"),
            KindOfEmpathy.COMPASSIONATE: _("Compassionate")}[kind]


def carried_line(option: Option) -> str:
    """What a reply carried, how far it landed and what it did besides, or which trap it fell into."""
    if option.trap is not None:
        return _("A well-meant trap: {trap}").format(trap=trap_name(option.trap))
    kinds = _(" and ").join(kind_name(kind) for kind in option.carries)
    line = (_("{kinds}: it landed") if option.depth == 2 else _("{kinds}: part of the way")).format(kinds=kinds)
    return " · ".join([line, *(does_name(one) for one in option.does)])


def does_name(does: Does) -> str:
    """What a reply does beside the empathy it carries, in a few words."""
    return {Does.CHECKS: _("checks back"), Does.ASKS_STRAIGHT: _("asks straight about safety")}[does]


def trap_name(trap: Trap) -> str:
    """A trap, with what it is."""
    return {
        Trap.FIXING: _("fixing (solving before it was heard)"),
        Trap.JUDGING: _("judging (saying how they should be)"),
        Trap.MINIMISING: _("minimising (making it smaller than it is)"),
        Trap.INTERROGATING: _("interrogating (asking faster than anyone can answer)"),
        Trap.SELF_REFERENCE: _("self-reference (turning it to yourself)"),
    }[trap]


def flag_row(beat: Beat, option: Option, passed: bool = False) -> dict[str, str] | None:
    """The red flag of a moment, and whether what was said met it; None at a moment without one."""
    flag = beat.red_flag
    if flag is None:
        return None
    met = "" if passed else _("You met it.") if option.id in flag.met_by else _(
        "Nobody asked here. It is never too late to ask, and a question about safety is never a mistake.")
    return {"which": flag.which, "why": flag.why, "clinician": flag.clinician, "met": met}


def moved_line(script: Script, turn: Turn) -> str:
    """How the gauges moved, as "Trust +1, Tension −2"; empty when none did."""
    moves = [(gauge.label, turn.after[gauge.id] - turn.before[gauge.id]) for gauge in script.gauges]
    return ", ".join(f"{label} {'+' if by > 0 else '−'}{abs(by)}" for label, by in moves if by)


def part_line(script: Script, way: str) -> str:
    """Whom the player plays, in a sentence."""
    part, other = script.helper, script.other
    if way == SWAP and part.name.casefold() == _("you"):
        return _("You play {name} now. The script answers you as {role} would.").format(
            name=other.name, role=first_words(part.role))
    if way == SWAP:
        return _("You play {name} now. The script answers you as {other} would.").format(
            name=other.name, other=part.name)
    if way == PAIR:
        who = part.role if part.name.casefold() == _("you") else f"{part.name}, {part.role}"
        return _("Two parts to read aloud: {other}, {whom}; and {who}.").format(
            other=other.name, whom=other.role, who=who)
    if part.name.casefold() == _("you"):
        return _("You are {role}. You hear {other}, {whom}.").format(
            role=part.role, other=other.name, whom=other.role)
    return _("You play {name}, {role}, and hear {other}, {whom}.").format(
        name=part.name, role=part.role, other=other.name, whom=other.role)


def first_words(role: str) -> str:
    """Who somebody is, without what more is told of them."""
    return re.split("[,;]", role)[0].strip()


def speaker(script: Script, way: str) -> str:
    """Whose reply it is: you, or somebody by name or role where the player is not the helper."""
    part = script.helper
    if way == HELPER or part.name.casefold() != _("you"):
        return part.name
    role = first_words(part.role)
    return role[:1].upper() + role[1:]


def traps_lines(script: Script, play: Play) -> list[str]:
    """How often a reply fell into a trap, kindly; what was tried and taken back is not counted."""
    found, count = traps(script, play.turns), len(play.turns)
    if not count:
        return []
    if not found:
        return [ngettext("Your one reply fell into no trap.", "None of your {count} replies fell into a trap.",
                         count).format(count=count)]
    told = "; ".join(ngettext("{trap}, once", "{trap}, {count} times", times).format(
        trap=trap_name(trap), count=times) for trap, times in found.items())
    return [
        _("{trapped} of your {count} replies fell into a well-meant trap: {told}.").format(
            trapped=sum(found.values()), count=count, told=told),
        _("These are the traps kind people fall into, and noticing one is the practice. Each moment of your path holds "
          "a stronger wording."),
    ]


def roles(names: list[str], turn: int) -> tuple[str, str, str]:
    """Helper, speaker and observer of a round, counted from 1: everybody moves on by one."""
    order = names[turn - 1:] + names[:turn - 1]
    return order[0], order[1], order[2]


def roles_line(helper: str, speaker: str) -> tuple[str, str]:
    """Beside a line of three people: who reads it, and who answers."""
    return _("{name} reads").format(name=speaker), _("{name} answers").format(name=helper)


def cue(script: Script, way: str, names: list[str], turned: bool) -> str:
    """Who reads what where two people play; empty otherwise."""
    if way != PAIR:
        return ""
    speaker, helper = reversed(names) if turned else names
    line = _("{speaker} reads {other}; {helper} answers.").format(
        speaker=speaker, other=script.other.name, helper=helper)
    return (_("You have changed chairs.") + " " + line) if turned else line


def observer_list() -> list[tuple[str, str]]:
    """What an observer looks out for: id and words. Our own list, for talking about, not a measure."""
    return [
        ("specific", _("Said something only this person could be told")),
        ("feeling", _("Named or met a feeling")),
        ("view", _("Showed how it looks from the other side")),
        ("silence", _("Left a silence alone")),
        ("checked", _("Checked what was understood")),
        ("advice", _("Gave advice before it was asked for")),
        ("own", _("Turned to a story of their own")),
    ]
