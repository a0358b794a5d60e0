"""Follows the statements of a Yarn file and makes passages of them: what is said between two choices is one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from empathy_widgets.exchange.stories.conditions import asked_for, opposite, set_to
from empathy_widgets.exchange.stories.ids import Names
from empathy_widgets.exchange.stories.story import (
    MOST_PASSAGES, Asked, Budget, Note, Passage, Reply, Story, Way, folded, refuse, brief,
)
from empathy_widgets.exchange.stories.yarn import (
    Branching, Choices, Command, Jump, Line, Link, Node, Option, Statement, nodes_of,
)
from empathy_widgets.exchange.stories.yarn_words import Voices, in_words, turns, words_of
from empathy_widgets.strings import _

__all__ = ["read_yarn"]

Frames = tuple[tuple[list[Statement], int], ...]
"""Where the story stands: statements and an index, and, further out, where it goes on afterwards."""


def read_yarn(text: str, name: str, budget: Budget, start: str = "") -> Story:
    """Read a Yarn file; ``name`` becomes its title, for the format has none, and it begins with ``start``."""
    nodes, notes = nodes_of(text, budget)
    if not nodes:
        refuse(_("There is no node in this Yarn file: a title, a line “---”, what is said, a line “===”."))
    flow = Flow(nodes, budget)
    passages = flow.follow()
    first = beginning(start, nodes, passages, flow)
    return Story(_("Yarn Spinner"), name, first, passages, (*notes, *dict.fromkeys(flow.notes)), flow.voices.speaker)


class Flow:
    """Follows every node once; a place that is come to from several sides becomes a passage of its own."""

    def __init__(self, nodes: list[Node], budget: Budget) -> None:
        self.nodes, self.budget = nodes, budget
        self.names = Names(" ")
        self.notes: list[Note] = []
        self.known: dict[tuple[tuple[int, int], ...], str] = {}
        self.ahead: list[tuple[str, str, int, Frames]] = []
        self.voices = Voices(nodes)

    def follow(self) -> tuple[Passage, ...]:
        """Every passage, the nodes first."""
        for one in self.nodes:
            self.names.taken.add(one.title)
        if len(self.voices.names) > 1:
            self.notes.append(Note("", _(
                "Several people speak: {names}. A scene has one; decide who, and what becomes of the others."
            ).format(names=brief(", ".join(sorted(self.voices.names)))), True))
        self.ahead = [(node.title, node.title, node.number, ((node.body, 0),)) for node in self.nodes]
        passages = []
        for title, node, number, frames in self.ahead:  # grows while it is read
            self.budget.tick()
            passages.append(self.passage(title, node, number, frames))
            if len(self.ahead) > MOST_PASSAGES:
                refuse(_("This story has more than {count} passages. Split it, and bring in one part.").format(
                    count=MOST_PASSAGES))
        return tuple(passages)

    def passage(self, title: str, node: str, number: int, frames: Frames) -> Passage:
        """What is said from here to the next choice, jump or end."""
        words: list[str] = []
        sets: list[str] = []
        links: list[Reply] = []
        (statements, at), outside = frames[0], frames[1:]
        replies: tuple[Reply, ...] | None = None
        for index, one in enumerate(statements[at:], at + 1):
            rest = ((statements, index), *outside)
            if isinstance(one, Choices):
                replies = tuple(self.reply(node, option, rest) for option in one.options)
            elif isinstance(one, Link):
                links.append(self.link(node, one, ()))
            elif isinstance(one, Jump):
                replies = () if not one.to else (self.onwards(node, one.number, (Way(one.to),)),)
            elif isinstance(one, Branching) and (found := self.links(node, one)):
                links += found
            elif isinstance(one, Branching) and turns(one):
                replies = (self.onwards(node, one.number, tuple(self.ways(node, one, rest))),)
            else:
                self.take(node, one, words, sets)
            if replies is not None:
                break
        if replies is None and not links and any_left(outside):
            replies = (self.onwards(node, number, (self.way(node, number, outside),)),)
        where = self.where(node, number)
        return Passage(title, where, folded(" ".join(words)), (*links, *(replies or ())), tuple(dict.fromkeys(sets)))

    def reply(self, node: str, option: Option, rest: Frames) -> Reply:
        """One option: what it sets, what is said in answer, and where it leads."""
        words: list[str] = []
        sets: list[str] = []
        where, when = self.where(node, option.number), self.asked(node, option)
        say = self.voices.reply(words_of(option.say, lambda text: self.note(node, option.number, text, decide=True)))
        for index, one in enumerate(option.body, 1):
            if isinstance(one, Jump) and one.to:
                return Reply(say, where, (Way(one.to),), when, tuple(sets), tuple(words))
            if isinstance(one, Branching) and turns(one):
                ways = tuple(self.ways(node, one, ((option.body, index), *rest)))
                return Reply(say, where, ways, when, tuple(sets), tuple(words))
            if isinstance(one, (Jump, Choices, Link)):
                way = self.way(node, option.number, ((option.body, 0), *rest), f"{node}, {say}")
                return Reply(say, where, (way,), when)
            self.take(node, one, words, sets)
        if any_left(rest):
            return Reply(say, where, (self.way(node, option.number, rest),), when, tuple(sets), tuple(words))
        way = self.way(node, option.number, ((option.body, 0),), f"{node}, {say}")
        return Reply(say, where, (way,), when)

    def way(self, node: str, number: int, frames: Frames, title: str = "") -> Way:
        """The way to a place inside a node: to the node it jumps to at once, or to a passage of its own."""
        while frames and frames[0][1] >= len(frames[0][0]) and len(frames) > 1:
            frames = frames[1:]
        statements, at = frames[0]
        here = statements[at] if at < len(statements) else None
        if isinstance(here, Jump) and here.to:
            return Way(here.to)
        key = tuple((id(one), index) for one, index in frames)
        if key not in self.known:
            self.known[key] = self.names.new(brief(title or node, 120))
            first = here.number if here is not None and not title else number
            self.ahead.append((self.known[key], node, first, frames))
        return Way(self.known[key])

    def ways(self, node: str, branching: Branching, rest: Frames) -> Iterator[Way]:
        """Where a condition leads; what cannot be said as a condition is noted."""
        so_far: list[tuple[Asked, ...] | None] = []
        for condition, body in [*branching.branches, *([] if branching.branches[-1][0] is None else [(None, [])])]:
            asked = () if condition is None else asked_for(condition)
            parts = [opposite(earlier) for earlier in so_far] + [asked]
            way = self.way(node, branching.number, ((body, 0), *rest) if body else rest)
            so_far.append(asked)
            if condition is not None and None in parts:
                self.note(node, branching.number, _(
                    "The story leads to “{to}” only when “{condition}”; decide when.").format(
                        to=brief(way.to), condition=brief(condition)), decide=True)
            else:
                yield Way(way.to, () if condition is None else tuple(one for part in parts if part for one in part))

    def links(self, node: str, branching: Branching) -> list[Reply]:
        """The links of Yarn 1 under a condition, when there is nothing else that turns the story there."""
        inside = [one for _condition, body in branching.branches for one in body]
        if (not any(isinstance(one, Link) for one in inside)
                or any(isinstance(one, (Jump, Choices, Branching)) for one in inside)):
            return []
        found: list[Reply] = []
        so_far: list[tuple[Asked, ...] | None] = []
        for (condition, body), (said, _body) in zip(branching.branches, in_words(branching), strict=True):
            asked = () if condition is None else asked_for(condition)
            parts = [opposite(earlier) for earlier in so_far] + [asked]
            so_far.append(asked)
            when = None if None in parts else tuple(one for part in parts if part for one in part)
            for one in body:
                if isinstance(one, Link):
                    found.append(self.link(node, one, when or ()))
                    if when is None:
                        self.offered(node, one.number, found[-1].say, said)
                else:
                    self.only_when(node, one, said)
        return found

    def link(self, node: str, link: Link, when: tuple[Asked, ...]) -> Reply:
        """A link of Yarn 1."""
        say = words_of(link.say, lambda text: self.note(node, link.number, text, decide=True))
        return Reply(self.voices.reply(say), self.where(node, link.number), (Way(link.to),), when)

    def onwards(self, node: str, number: int, ways: tuple[Way, ...]) -> Reply:
        """The story goes on by itself."""
        self.note(node, number, _(
            "The story goes on to “{to}” by itself; write the reply in between, or join the two.").format(
                to=brief(" / ".join(way.to for way in ways))), decide=True)
        return Reply("", self.where(node, number), ways)

    def asked(self, node: str, option: Option) -> tuple[Asked, ...]:
        """What must hold for an option."""
        asked = asked_for(option.when) if option.when else ()
        if option.once:
            self.note(node, option.number, _(
                "The reply “{say}” is offered only once in the story; here it can be chosen again."
            ).format(say=brief(option.say)), decide=True)
        if asked is None:
            self.offered(node, option.number, option.say, option.when)
        return asked or ()

    def take(self, node: str, one: Statement, words: list[str], sets: list[str]) -> None:
        """A line, a variable, a command, or words under a condition."""
        if isinstance(one, Line) and not one.group:
            words.append(self.voices.line(words_of(
                one.text, lambda text: self.note(node, one.number, text, decide=True))))
        elif isinstance(one, Line):
            self.note(node, one.number, _(
                "“{words}” is one of several lines the story chooses among; decide which is said.").format(
                    words=brief(one.text)), decide=True)
        elif isinstance(one, Command) and one.name in ("set", "declare"):
            found = set_to(re.sub(r"\s+as\s+bool$", "", one.inside))
            if found and found[1] and one.name == "set":
                sets.append(found[0])
            elif not found or found[1] or one.name == "set":
                self.note(node, one.number, _("“{what}” is not carried over; only what becomes true can be remembered."
                                              ).format(what=brief(f"<<{one.name} {one.inside}>>")))
        elif isinstance(one, Command) and one.name == "detour":
            self.note(node, one.number, _("The story goes to “{to}” here and comes back; put its words here, or lead "
                                          "there.").format(to=brief(one.inside.strip("{}\" "))), decide=True)
        elif isinstance(one, Command):
            self.note(node, one.number, _("“{what}” is not carried over.").format(
                what=brief(f"<<{one.name} {one.inside}>>")))
        elif isinstance(one, Branching):
            for condition, body in in_words(one):
                for inner in body:
                    self.only_when(node, inner, condition)

    def only_when(self, node: str, one: Statement, condition: str) -> None:
        """Something said or done under a condition."""
        if isinstance(one, Branching):
            for inner_condition, body in in_words(one):
                for inner in body:
                    self.only_when(node, inner, f"{condition} … {inner_condition}")
            return
        what = one.text if isinstance(one, Line) else f"<<{one.name} {one.inside}>>" if isinstance(one, Command) else ""
        self.note(node, one.number, _(
            "“{words}” is only said or done when “{condition}”; decide whether it is at all.").format(
                words=folded(what), condition=brief(condition)), decide=True)

    def offered(self, node: str, number: int, say: str, condition: str) -> None:
        """A condition of a reply that is not carried over."""
        self.note(node, number, _(
            "The reply “{say}” is only offered when “{condition}”; that is not carried over.").format(
                say=brief(say), condition=brief(condition)))

    def note(self, node: str, number: int, text: str, *, decide: bool = False) -> None:
        """Write down what is left, or what a person must decide."""
        self.notes.append(Note(self.where(node, number), text, decide))

    def where(self, node: str, number: int) -> str:
        """A node and a line of the file."""
        return _("node “{name}”, line {line}").format(name=brief(node, 80), line=number)


def beginning(start: str, nodes: list[Node], passages: tuple[Passage, ...], flow: Flow) -> str:
    """The node it begins with: the one asked for, else “Start”, else the first; asked where that may be wrong."""
    titles = [node.title for node in nodes]
    if start and start not in titles:
        refuse(_("There is no node “{name}” in this story. Name one that is there, for example “{other}”.").format(
            name=brief(start, 60), other=brief(titles[0], 60)))
    first = next((title for title in (start, "Start") if title in titles), titles[0])
    entered = {way.to for passage in passages for reply in passage.replies for way in reply.to}
    if not start and first != "Start" and (first in entered or not entered.issuperset(titles[1:])):
        flow.note(first, nodes[0].number, _(
            "The file does not say where it starts; here it starts with “{name}”. Change “start” if it is another."
        ).format(name=brief(first)), decide=True)
    return first


def any_left(frames: Frames) -> bool:
    """Whether anything follows."""
    return any(at < len(statements) for statements, at in frames)
