"""The nouns of an import: what a reader found in a file, and the draft of an instrument that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from empathy_widgets.domain import Choice, Composite, Item, Subscale
from empathy_widgets.exchange.questionnaires.ledger import Element, Ledger
from empathy_widgets.exchange.questionnaires.plain import plain
from empathy_widgets.strings import _

__all__ = ["Decision", "QuestionnaireDraft", "Found", "Offered", "Question", "Sum"]

LONGEST_INSTRUCTIONS = 800
"""Characters of a text above the items that can be what a person is asked to do; a longer one greets or explains."""


@dataclass(frozen=True)
class Offered:
    """One answer of a question: its label, and the whole points the source gives it, None where it gives none."""

    label: str
    points: int | None = None


@dataclass(frozen=True)
class Question:
    """One question with a fixed list of answers of which one is chosen.

    Attributes
    ----------
    name, text : str
        As the source calls it, and its sentence.
    offered, missing : tuple of Offered
        Its answers, and those of them that say there is none ("I would rather not say").
    group : str
        The heading it stands under.
    stem : str
        The question above it, which it completes or shares with others; empty where it has none.
    form, part : str
        Questions of two forms are never one scale; those of two parts of a form (a matrix, a group) only where a score
        of the source, or a person, puts them together.
    """

    name: str
    text: str
    offered: tuple[Offered, ...]
    group: str = ""
    stem: str = ""
    form: str = ""
    part: str = ""
    missing: tuple[Offered, ...] = ()


@dataclass(frozen=True)
class Sum:
    """A score the source itself adds up.

    Attributes
    ----------
    name, label : str
        As the source calls it.
    items : tuple of str
        Names of questions.
    turned : tuple of (str, int or None)
        Questions counted the other way round, with the number their points are taken from; None for the source's own
        lowest plus highest.
    mean : bool
        The mean of the items instead of their sum.
    of : tuple of str
        Names of other sums that are added instead of items.
    """

    name: str
    label: str
    items: tuple[str, ...] = ()
    turned: tuple[tuple[str, int | None], ...] = ()
    mean: bool = False
    of: tuple[str, ...] = ()


@dataclass
class Found:
    """What a reader found, in the source's own words and order; an empty text where the source says nothing."""

    format: str
    title: str = ""
    abbreviation: str = ""
    language: str = ""
    source: str = ""
    rights: str = ""
    about: str = ""
    instructions: str = ""
    questions: list[Question] = field(default_factory=list)
    sums: list[Sum] = field(default_factory=list)
    other: dict[str, list[str]] = field(default_factory=dict)
    """Kind of question in words to the names of those that are no item of a scale."""
    conditional: list[str] = field(default_factory=list)
    """Names of questions that are only asked under a condition."""
    unscored: list[str] = field(default_factory=list)
    """Names of scores that are more than a plain sum or mean."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """Anything else a person must know: a short heading and a sentence."""

    elements: list[Element] = field(default_factory=list)
    """Every part of the file as it stands there, for the ledger."""
    cut: list[str] = field(default_factory=list)
    """What lost its end, because a content file takes less."""
    welcome: str = ""
    """A greeting: the instructions only where it is short and nothing stands above the items."""
    form_instructions: dict[str, str] = field(default_factory=dict)
    """What each form asks people to do, by the form's name."""

    def ask(self, question: Question, conditional: bool = False) -> None:
        """Note a question that can be an item, and whether it is asked only under a condition."""
        self.questions.append(question)
        self.elements.append(Element(question.name, question.text, "question"))
        if conditional:
            self.conditional.append(question.name)

    def head(self, name: str, text: str) -> None:
        """Note a part of the file that only stands above others: a matrix, a group, a page."""
        self.elements.append(Element(name, text, "head"))

    def score(self, one: Sum) -> None:
        """Note a score that adds up questions or other scores."""
        self.sums.append(one)
        self.elements.append(Element(one.name, one.label, "score"))

    def lose_score(self, label: str, name: str = "") -> None:
        """Note a score that is more than a sum or mean."""
        self.unscored.append(label)
        self.elements.append(Element(name or label, label, "left", _("more than a sum or mean of items")))

    def set_aside(self, kind: str, name: str, text: str = "") -> None:
        """Note a question that is not carried, and what kind of question it is."""
        self.other.setdefault(kind, []).append(
            f"{name} “{plain(text)}”" if plain(text) not in ("", name) else name)
        self.elements.append(Element(name, text, "left", kind))

    def tell(self, name: str, text: str, form: str | None = None) -> None:
        """Note a text that asks nothing: the first one before any question (of its form) is what people are to do."""
        before = any(form is None or one.form == form for one in self.questions)
        there = self.instructions if form is None else self.form_instructions.get(form)
        if there or before or not plain(text):
            self.set_aside(_("text only"), name, text)
        elif len(plain(text)) > LONGEST_INSTRUCTIONS:
            self.set_aside(_("a text too long to be instructions"), name, text)
        else:
            if form is None:
                self.instructions = text
            else:
                self.form_instructions[form] = text
            self.elements.append(Element(name, text, "instructions", form or ""))


@dataclass(frozen=True)
class Decision:
    """One thing a person must decide before the draft is an instrument.

    What it is about, what to do, and by which command.
    """

    about: str
    text: str
    command: str = ""


@dataclass(frozen=True)
class QuestionnaireDraft:
    """A draft of an instrument.

    Attributes
    ----------
    id : str
        The name the content file should have, without its ending.
    title, format, language, instructions, abbreviation, source, rights, about : str
        The title, what the file was read as, what a person is asked to do, and what else the file says of the whole;
        empty where it is silent.
    choices, items, subscales, composites : tuple
        As in an instrument; no subscales where the source has no score that can be carried.
    decisions : tuple of Decision
        What was not carried and what a person must decide.
    text : str
        The YAML of a content file. What the source lacks stands there as a comment, still to be written.
    ledger : Ledger
        Each part of the file: taken, taken changed, or left.
    """

    id: str
    title: str
    format: str
    language: str
    instructions: str
    choices: tuple[Choice, ...]
    items: tuple[Item, ...]
    subscales: tuple[Subscale, ...]
    composites: tuple[Composite, ...]
    decisions: tuple[Decision, ...]
    text: str
    ledger: Ledger
    abbreviation: str = ""
    source: str = ""
    rights: str = ""
    about: str = ""
