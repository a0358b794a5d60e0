"""What the checker says to an editor: one sentence with the place in front of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Complaint", "quoted", "short_name"]

LONGEST_SHOWN = 60
"""Characters of an editor's own words that a complaint repeats."""


@dataclass(frozen=True, order=True)
class Complaint:
    """One thing to mend in a content file.

    Attributes
    ----------
    file : str
        Folder and file name, for example ``instruments/pes.yaml``.
    line : int
        Line of the entry, counted from 1; 0 when it is about the file as a whole.
    where : str
        The entry in words, for example ``item 5``; empty when it is about the file as a whole.
    text : str
        What is wrong, and what to do about it.

    Examples
    --------
    >>> print(Complaint("instruments/example.yaml", 12, "item 5", "The sentence is empty. Write it."))
    instruments/example.yaml, line 12, item 5: The sentence is empty. Write it.
    """

    file: str
    line: int
    where: str
    text: str

    def __str__(self) -> str:
        """The editor's sentence."""
        line = f"line {self.line}" if self.line else ""
        return ", ".join(part for part in (self.file, line, self.where) if part) + f": {self.text}"


def short_name(path: Path) -> str:
    """The file with the folder it is in, as an editor knows it."""
    return quoted(f"{path.parent.name}/{path.name}" if path.parent.name else path.name, longest=120)


def quoted(value: object, longest: int = LONGEST_SHOWN) -> str:
    """An editor's own words in one short line that any terminal can print."""
    text = value if isinstance(value, str) else str(value)
    text = "".join(letter if letter.isprintable() else "�" for letter in text[: longest + 1])
    return text if len(text) <= longest else text[:longest].rstrip() + "…"
