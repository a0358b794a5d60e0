"""What a cell says: a choice by its value or its label in any known language, no answer, or nothing that can stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from empathy_widgets.domain import Instrument, Wording
from empathy_widgets.exchange.answers.naming import plain_words

if TYPE_CHECKING:
    import numpy as np

__all__ = ["Cells", "values_by_label"]

A_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,]0*)?")
BOTH = re.compile(r"\(?([+-]?[0-9]{1,9})\)?\s*(?:[-–—=:.)]\s*)?(\S.*)", re.DOTALL)
"""A value and its label in one cell: “4 - Most of the time”."""
LIME_CODE = re.compile(r"A(?:O)?[0-9]{1,3}", re.IGNORECASE)
NO_ANSWER = ("NA", "N/A", "#N/A", "#NULL!", "NaN", "NULL", "None", ".", "-", "–", "—", "-oth-", "<NA>")
NO_ANSWER_NUMBERS = (-9, -66, -77, -88, -99, -999, -9999)
"""What Qualtrics, REDCap, SPSS, R and spreadsheets write where nobody answered."""
REFUSED = float("inf")
NONE = float("nan")
CACHED = 1000
LONGEST = 300


def values_by_label(instrument: Instrument, wordings: Iterable[Wording] = ()) -> dict[str, int]:
    """Every label of a choice in its plain words, in the instrument's language and those loaded; none that means two.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> values_by_label(Library().instrument("teq"))
    {'never': 0, 'rarely': 1, 'sometimes': 2, 'often': 3, 'always': 4}
    """
    said = [(choice.label, choice.value) for choice in instrument.choices]
    said += [(label, value) for wording in wordings if wording.instrument == instrument.id
             for value, label in wording.choices.items()]
    found: dict[str, set[int]] = {}
    for label, value in said:
        found.setdefault(plain_words(label), set()).add(value)
    return {label: min(values) for label, values in found.items() if label and len(values) == 1}


class Cells(dict[str, float]):
    """Cell text to choice as a float: nan for no answer, inf for what cannot stand.

    Parameters
    ----------
    instrument : Instrument
        What may be answered.
    wordings : callable
        Gives wordings with labels of other languages; asked at the first cell that is no number.
    no_answer : iterable of str
        Codes a person named that mean no answer.
    meanings : mapping of str to str, optional
        What each value of these columns means in the file's own words, as SPSS keeps it.
    counts_from : int, optional
        The number by which the file counts the lowest choice.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> cells = Cells(Library().instrument("teq"), no_answer=["9"])
    >>> [cells[cell] for cell in ("3", "3.0", "Often", "3 - Often", "NA", "9", "7", "3 - Never")]
    [3.0, 3.0, 3.0, 3.0, nan, nan, inf, inf]
    >>> sorted(cells.none_seen)
    ['9', 'NA']
    """

    def __init__(
        self, instrument: Instrument, wordings: Callable[[], Iterable[Wording]] = tuple, no_answer: Iterable[str] = (),
        meanings: Mapping[str, str] | None = None, counts_from: int | None = None,
    ) -> None:
        values = {choice.value for choice in instrument.choices}
        super().__init__({"": NONE})
        self._values, self._wordings, self._instrument = values, wordings, instrument
        self._named = {code.strip().casefold() for code in no_answer}
        self._none = {one.casefold() for one in NO_ANSWER}
        self._codes = by_meaning(meanings, self._labels, values) if meanings else {}
        self.none_seen: set[str] = set()
        self.labels_seen = False
        self.shift = 0 if counts_from is None else counts_from - min(values)
        if not self._named and not self._codes and not self.shift:
            self.update({str(value): float(value) for value in values})

    @cached_property
    def _labels(self) -> dict[str, int]:
        return values_by_label(self._instrument, self._wordings())

    def __missing__(self, cell: str) -> float:
        value = self._read(cell)
        if value != REFUSED and len(self) < CACHED:
            self[cell] = value
        return value

    def choices(self, cells: Iterable[str], rows: int, columns: int) -> np.ndarray:
        """Rows × columns of choices; inf for what cannot stand.

        Where every cell is empty or one sign, as most are, the signs are looked up all at once.
        """
        import numpy as np

        known = list(cells)
        text = f",{','.join(known)},"
        while ",," in text:
            text = text.replace(",,", ", ,")
        if text.isascii() and len(text) == 2 * len(known) + 1:
            flat = self.of_signs(np.frombuffer(text.encode("ascii"), dtype=np.uint8)[1::2])
        else:
            flat = np.fromiter(map(self.__getitem__, known), dtype=float, count=len(known))
        return flat.reshape(rows, columns)

    def of_signs(self, signs: np.ndarray) -> np.ndarray:
        """Choices of cells of one ASCII sign each, given as an array of their codes of any shape."""
        import numpy as np

        there = np.bincount(signs.ravel(), minlength=128).tolist()
        table = np.array([self[chr(sign)] if there[sign] else NONE for sign in range(128)])
        return table.take(signs, mode="clip")

    def _read(self, cell: str) -> float:
        text = cell.strip()
        if not text:
            return NONE
        number = whole(text)
        if self._is_none(text, number):
            self.none_seen.add(text[:20])
            return NONE
        if number is not None:
            number = self._codes.get(number, number - self.shift)
            return float(number) if number in self._values else REFUSED
        return self._by_label(text)

    def _is_none(self, text: str, number: int | None) -> bool:
        if text.casefold() in self._named or (number is not None and str(number) in self._named):
            return True
        if number is None:
            return text.casefold() in self._none and plain_words(text) not in self._labels
        return number in NO_ANSWER_NUMBERS and number - self.shift not in self._values

    def _by_label(self, text: str) -> float:
        if len(text) > LONGEST:
            return REFUSED
        value = self._labels.get(plain_words(text))
        if value is None and (both := BOTH.fullmatch(text)):
            told = self._labels.get(plain_words(both.group(2)))
            value = told if told == int(both.group(1)) - self.shift else None
        if value is None:
            return REFUSED
        self.labels_seen = True
        return float(value)


def whole(text: str) -> int | None:
    """The whole number a cell holds, however it is written; None where it holds none."""
    return int(re.split("[.,]", text)[0]) if A_NUMBER.fullmatch(text) else None


def by_meaning(meanings: Mapping[str, str], labels: Mapping[str, int], values: set[int]) -> dict[int, int]:
    """Code to choice where the file says by the choices' own labels what its codes mean, and not what they are."""
    told = {int(code): labels.get(plain_words(label)) for code, label in meanings.items() if A_NUMBER.fullmatch(code)}
    known = {code: value for code, value in told.items() if value is not None}
    if len(known) < 2 or len(set(known.values())) < len(known) or all(code == value for code, value in known.items()):
        return {}
    return {**dict.fromkeys(values - set(known), REFUSED_CODE), **known}


REFUSED_CODE = -(10 ** 9)
"""No choice of any instrument: what a code means that the file itself gives no meaning."""
