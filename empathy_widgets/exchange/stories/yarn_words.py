"""The words of a Yarn file without marks, and who says them."""

from __future__ import annotations

import re
from collections.abc import Callable

from empathy_widgets.exchange.stories.story import folded, brief
from empathy_widgets.exchange.stories.yarn import Branching, Choices, Jump, Line, Link, Node, Statement
from empathy_widgets.strings import _

__all__ = ["Voices", "in_words", "turns", "words_of"]

VOICE = re.compile(r"([^\W\d_][^:<>\[\]{}.!?]{0,39}):\s+(?=\S)")
MARKUP = re.compile(r"\[/?[A-Za-z]?[^\[\]]{0,200}\]")
VALUE = re.compile(r"\{[^{}]{0,300}\}")


class Voices:
    """Who speaks in a file: with one name only, the name goes from the lines to the script's ``other``."""

    def __init__(self, nodes: list[Node]) -> None:
        self.names = {
            found[1].strip() for node in nodes for line in lines(node.body) if (found := VOICE.match(line.text))}
        self.speaker = brief(next(iter(self.names)), 80) if len(self.names) == 1 else ""

    def line(self, text: str) -> str:
        """A line without the name of the only one who speaks."""
        found = VOICE.match(text)
        return text[found.end():] if found and self.speaker and found[1].strip() == self.speaker else text

    def reply(self, text: str) -> str:
        """An option without the name of who says it."""
        found = VOICE.match(text)
        return text[found.end():] if found and found[1].strip() not in self.names else text


def lines(body: list[Statement]) -> list[Line]:
    """Every line of some statements, however deep."""
    found, ahead = [], list(body)
    while ahead:
        one = ahead.pop()
        if isinstance(one, Line):
            found.append(one)
        elif isinstance(one, Choices):
            ahead += [inner for option in one.options for inner in option.body]
        elif isinstance(one, Branching):
            ahead += [inner for _condition, inside in one.branches for inner in inside]
    return found


def words_of(text: str, note: Callable[[str], None]) -> str:
    """Words without markup; a value that is shown in them is noted.

    Examples
    --------
    >>> words_of("I am [b]not[/b] late.", print)
    'I am not late.'
    """
    for value in VALUE.findall(text):
        note(_("The value of “{name}” is shown in the words; write what should stand there.").format(name=brief(value)))
    return folded(re.sub(r"\\([\[\]{}#/\\])", r"\1", MARKUP.sub("", text)))


def turns(branching: Branching) -> bool:
    """Whether a condition decides where the story goes, not only what is said."""
    return any(isinstance(one, (Jump, Choices, Link)) or (isinstance(one, Branching) and turns(one))
               for _condition, body in branching.branches for one in body)


def in_words(branching: Branching) -> list[tuple[str, list[Statement]]]:
    """Each condition as it is told, with its statements; “else” is the last condition turned round."""
    told: list[tuple[str, list[Statement]]] = []
    for condition, body in branching.branches:
        told.append((condition if condition is not None else f"not ({told[-1][0] if told else '?'})", body))
    return told
