"""The nouns of an import: what a reader found in a file, and the draft of an instrument that comes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from empathy_widgets.domain import Choice, Composite, Item, Subscale

__all__ = ["Decision", "QuestionnaireDraft", "Found", "Offered", "Question", "Sum"]


@dataclass(frozen=True)
class Offered:
    """One answer of a question: its label, and the whole points the source gives it, None where it gives none."""

    label: str
    points: int | None = None


@dataclass(frozen=True)
class Question:
    """One question with a fixed list of answers of which one is chosen; ``group`` is the heading it stands under."""

    name: str
    text: str
    offered: tuple[Offered, ...]
    group: str = ""


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

    def set_aside(self, kind: str, name: str) -> None:
        """Note a question that is not carried, and what kind of question it is."""
        self.other.setdefault(kind, []).append(name)


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
    title, format, language, instructions : str
        The title, what the file was read as, and what a person is asked to do; empty where the source is silent.
    choices, items, subscales, composites : tuple
        As in an instrument; no subscales where the source has no score that can be carried.
    decisions : tuple of Decision
        What was not carried and what a person must decide.
    text : str
        The YAML of a content file. What the source lacks stands there as a comment, still to be written.
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
