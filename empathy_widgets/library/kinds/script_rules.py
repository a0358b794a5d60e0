"""What must hold inside a script: every name is known, every arrow lands, every reply is answered; on the shelf its
size and wording too; then, by walking every path, that nobody can get stuck and no gauge leaves its range."""

from __future__ import annotations

from collections.abc import Iterator

from empathy_widgets.domain import GAUGE_RANGE, Script
from empathy_widgets.library.complaint import quoted
from empathy_widgets.library.kinds.script import OptionForm, ScriptForm, read_condition
from empathy_widgets.library.kinds.script_places import broken_places
from empathy_widgets.library.kinds.script_teaching import untaught
from empathy_widgets.library.sheet import Place
from empathy_widgets.play.walk import LONGEST_PATH, SHORTEST_PATH, Walk, exits, walk
from empathy_widgets.strings import _

__all__ = ["broken_script", "proven_script", "unusual_script"]

BEATS = (8, 14)
OPTIONS = (3, 4)
FEWEST_ENDINGS = 3
MOST_WORDS = 60

Broken = Iterator[tuple[Place, str]]


def broken_script(form: ScriptForm, name: str) -> Broken:
    """Yield what keeps a scene from being played; ``name`` is the file name without its ending."""
    if form.id != name:
        yield ("id",), _("The id is “{id}” but the file is called “{name}”. Rename one of the two.").format(
            id=form.id, name=quoted(name))
    yield from _levels(form)
    if form.start not in form.beats:
        yield ("start",), _("There is no beat “{name}”. Name the beat that comes first.").format(name=form.start)
    for both in sorted(set(form.beats) & set(form.endings)):
        yield ("endings", both), _("A beat has this name too. Rename one of the two.")
    for id, beat in form.beats.items():
        place = ("beats", id)
        yield from _beat(form, id)
        for letter, option in beat.options.items():
            yield from _option(form, (*place, "options", letter), option)


def unusual_script(form: ScriptForm, _name: str) -> Broken:
    """Yield what a scene on the shelf is asked for besides: its size, and that no word stands there for nothing."""
    yield from _sizes(form)
    yield from _memories(form)
    yield from broken_places(form)
    for id, beat in form.beats.items():
        place = ("beats", id)
        if not OPTIONS[0] <= len(beat.options) <= OPTIONS[1]:
            yield (*place, "options"), _("A beat offers 3 or 4 replies, and this one offers {count}. Add or delete "
                                         "some.").format(count=len(beat.options))
        if list(beat.options) != list("abcd")[: len(beat.options)]:
            yield (*place, "options"), _("Call the replies a, b, c and d, in this order.")
        if len(beat.says.split()) > MOST_WORDS:
            yield (*place, "says"), _("This is more than {count} words to say in one go. Shorten it.").format(
                count=MOST_WORDS)
        for letter, option in beat.options.items():
            yield from _wording((*place, "options", letter), option)


def _sizes(form: ScriptForm) -> Broken:
    if not BEATS[0] <= len(form.beats) <= BEATS[1]:
        yield ("beats",), _("A scene has {low} to {high} beats, and this one has {count}. Add or join some.").format(
            low=BEATS[0], high=BEATS[1], count=len(form.beats))
    if len(form.endings) < FEWEST_ENDINGS:
        yield ("endings",), _("A scene needs at least {count} different endings. Write what else could come of it."
                              ).format(count=FEWEST_ENDINGS)
    for name in ("feelings", "needs"):
        words = getattr(form, name)
        for index, word in enumerate(words):
            if word in words[:index]:
                yield (name, index), _("This word is listed twice. Delete one.")


def _levels(form: ScriptForm) -> Broken:
    for level, parts in form.levels.items():
        for gauge in parts.start:
            if gauge not in form.gauges:
                yield ("levels", level, "start", gauge), _("There is no gauge of this name. Correct it or add one.")


def _beat(form: ScriptForm, id: str) -> Broken:
    beat, place = form.beats[id], ("beats", id)
    for level in beat.at:
        if level not in form.levels:
            yield (*place, "at", level), _("There is no level of this name. Correct it or add one.")
    for name, words in (("feels", form.feelings), ("needs", form.needs)):
        for index, word in enumerate(getattr(beat, name)):
            if word not in words:
                kind = "feelings" if name == "feels" else "needs"
                yield (*place, name, index), _("“{word}” is not among the scene's {kind}. Add it there, or choose one "
                                               "that is.").format(word=quoted(word), kind=kind)


def _option(form: ScriptForm, place: Place, option: OptionForm) -> Broken:
    if (option.trap is None) == (not option.carries):
        yield place, _("Give either “carries” with a kind of empathy, or “trap”, and not both.")
    if bool(option.carries) != (option.depth is not None):
        yield place, _("A reply that carries empathy needs “depth: 1” or “depth: 2”, and a trap has none.")
    for gauge in option.moves:
        if gauge not in form.gauges:
            yield (*place, "moves", gauge), _("There is no gauge of this name. Correct it or add one.")
    for index, memory in enumerate(option.remembers):
        if memory not in form.memories:
            yield (*place, "remembers", index), _("“{name}” stands nowhere under memories. Add it there, with what it "
                                                  "means.").format(name=memory)
    yield from _conditions(form, (*place, "when"), option.when)
    for index, arrow in enumerate(option.to):
        here = (*place, "to", index)
        yield from _conditions(form, (*here, "when"), arrow.when)
        if arrow.go not in form.beats and arrow.go not in form.endings:
            yield here, _("There is no beat or ending “{name}”. Correct the name or write it.").format(name=arrow.go)
        if bool(arrow.when) == (index == len(option.to) - 1):
            yield here, _("The last arrow is taken when no other fits, so it has no “when”, and every other has one.")


def _wording(place: Place, option: OptionForm) -> Broken:
    if option.better is None and option.depth != 2:
        yield place, _("A reply that falls short needs a “better” wording. Write one that is said just as simply.")
    if option.better is not None and option.depth == 2:
        yield (*place, "better"), _("This reply lands already, so it needs no better wording. Delete the line.")
    if len(option.say.split()) > MOST_WORDS:
        yield (*place, "say"), _("This is more than {count} words to say in one go. Shorten it.").format(
            count=MOST_WORDS)


def _conditions(form: ScriptForm, place: Place, texts: list[str]) -> Broken:
    for index, text in enumerate(texts):
        found = read_condition(text, set(form.gauges))
        if found is None:
            yield (*place, index), _("“{text}” cannot be read. Write it like “trust >= 10”, “promised”, “not promised” "
                                     "or “chose first-beat/b”.").format(text=quoted(text))
        elif found.about == "gauge" and found.name not in form.gauges:
            yield (*place, index), _("There is no gauge “{name}”. Correct it or add one.").format(name=found.name)
        elif found.about == "memory" and found.name not in form.memories:
            yield (*place, index), _("Nothing called “{name}” is remembered. Add it under memories, or correct it."
                                     ).format(name=found.name)
        elif found.about == "choice":
            beat, letter = found.name.split("/")
            if beat not in form.beats or letter not in form.beats[beat].options:
                yield (*place, index), _("There is no reply “{name}”. Write the beat's name, “/” and a letter.").format(
                    name=found.name)


def _memories(form: ScriptForm) -> Broken:
    options = [option for beat in form.beats.values() for option in beat.options.values()]
    kept = {name for option in options for name in option.remembers}
    texts = [text for option in options for text in option.when]
    texts += [text for option in options for arrow in option.to for text in arrow.when]
    asked = {" ".join(text.split()).removeprefix("not ") for text in texts}
    for name in form.memories:
        if name not in kept:
            yield ("memories", name), _("No reply leaves this memory. Add it to a reply's “remembers”, or delete it.")
        elif name not in asked:
            yield ("memories", name), _("Nothing ever asks for this memory. Use it in a “when”, or delete it.")


def proven_script(script: Script, _form: ScriptForm) -> Broken:
    """Yield what only shows when every path is walked, at every level."""
    leads_out = exits(script)
    for beat in script.beats:
        if beat.id not in leads_out:
            yield ("beats", beat.id), _("From here no ending can be reached. Let a reply lead on.")
    walks = {level.id: walk(script, level.id) for level in script.levels}
    yield from _never(script, list(walks.values()))
    yield from untaught(script)
    for level, walked in walks.items():
        yield from _at_level(script, level, walked)


def _never(script: Script, walks: list[Walk]) -> Broken:
    places = set().union(*(walked.reached for walked in walks))
    said = set().union(*(walked.said for walked in walks))
    for beat in script.beats:
        if beat.id not in places:
            yield ("beats", beat.id), _("No path ever comes here. Let a reply lead here, or delete the beat.")
            continue
        for option in beat.options:
            if (beat.id, option.id) not in said:
                yield ("beats", beat.id, "options", option.id), _(
                    "This reply is never offered: its “when” holds on no path. Correct it.")


def _at_level(script: Script, level: str, walked: Walk) -> Broken:
    name = script.level(level).label
    if walked.cut:
        yield ("beats",), _("At “{level}” there are too many different paths to walk them all. Use fewer memories and "
                            "smaller moves.").format(level=name)
        return
    for gauge, (low, high) in walked.ranges.items():
        if low < GAUGE_RANGE[0] or high > GAUGE_RANGE[1]:
            yield ("gauges", gauge), _(
                "At “{level}” some path brings this gauge to {value}, and it runs from {least} to {most}. Start it "
                "elsewhere, or let replies move it less.").format(
                    level=name, value=low if low < GAUGE_RANGE[0] else high, least=GAUGE_RANGE[0], most=GAUGE_RANGE[1])
    for ending in script.endings:
        if ending.id not in walked.endings:
            yield ("endings", ending.id), _("At “{level}” no path leads to this ending. Loosen a “when”, or delete it."
                                            ).format(level=name)
    for beat, fewest in walked.fewest.items():
        if fewest < OPTIONS[0]:
            yield ("beats", beat), _("At “{level}” only {count} of its replies can be offered here on some path. Offer "
                                     "at least 3 without a “when”.").format(level=name, count=fewest)
    if walked.shortest < SHORTEST_PATH:
        yield ("beats",), _("At “{level}” a path is over after {count} turns. Let every path take at least {least}."
                            ).format(level=name, count=walked.shortest, least=SHORTEST_PATH)
    if walked.longest > LONGEST_PATH:
        yield ("beats",), _("At “{level}” a path takes {count} turns, and more than {most} tire people. Shorten it."
                            ).format(level=name, count=walked.longest, most=LONGEST_PATH)
