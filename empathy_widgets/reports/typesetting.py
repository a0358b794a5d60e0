"""A report as PDF bytes: tagged (PDF/UA-1), the same bytes for the same report, nothing asked from outside.

Every word goes to Typst as a value, never as its markup, so what a person wrote prints as it was written. The faces
are those inside Typst; the system's own are asked only for signs these do not have.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import json
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from empathy_widgets.errors import ExchangeError
from empathy_widgets.reports.nouns import PAPERS, Report
from empathy_widgets.strings import _

if TYPE_CHECKING:
    from typst import Fonts

__all__ = ["STAND_IN", "as_pdf", "cleaned", "faces", "set_with_faces"]

TEMPLATE = Path(__file__).parent / "report.typ"
STAND_IN = "□"
"""Stands where neither Typst's faces nor the system's have a sign."""
PLAIN_UNTIL = "\u024f"
"""The last letter of the Latin blocks, which Typst's faces are known to have."""
TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that turn the direction of what follows: on paper they could turn the next line as well."""
JOINED = re.compile(f"{STAND_IN}[\u200c\u200d\ufe0e\ufe0f{STAND_IN}]*[\u200c\u200d\ufe0e\ufe0f]+")
"""What joins one sign with the next, once a stand-in has taken the place of either."""
NO_FACE = ("could not be displayed", "missing codepoints")
"""How Typst says that a face at hand lacks a sign, or cannot say which letters it stands for."""
UNBROKEN = re.compile(r"[^\s/.\-\u200b]{30,}")
PIECE = 12
"""A word of 30 letters and more may be broken after every 12, where it does not fit its line."""


def as_pdf(report: Report, paper: str = "a4") -> bytes:
    """Set a report on A4 or US Letter.

    Parameters
    ----------
    report : Report
        Its words may hold any sign. A sign no face has is printed as "□", and the last page says so.
    paper : str
        "a4" or "letter".

    Returns
    -------
    bytes
        A PDF 1.7 file after PDF/UA-1. Equal for equal reports wherever Typst's own faces have every sign.

    Raises
    ------
    ExchangeError
        ``paper`` is neither, or the report cannot be set.

    Examples
    --------
    >>> import datetime
    >>> from empathy_widgets.reports import Report, Section
    >>> noon = datetime.datetime(2026, 10, 3, 12, tzinfo=datetime.UTC)
    >>> report = Report("A title", "A lead.", (), "", "amber-otter-27", "Page {page} of {pages}", (), noon)
    >>> as_pdf(report)[:8], as_pdf(report) == as_pdf(report)
    (b'%PDF-1.7', True)
    """
    if paper not in PAPERS:
        raise ExchangeError(_("A report is printed on a4 or letter paper; choose one of the two."))
    given = dataclasses.asdict(report) | {"paper": PAPERS[paper], "made_for": "", "note": ""}
    return set_with_faces({name: cleaned(part) for name, part in given.items()}, report.made_for)


def set_with_faces(told: dict[str, Any], made_for: datetime.datetime, source: bytes | None = None) -> bytes:
    """Set what was ``told`` with the faces that have its signs, or with "□" for those none has."""
    ways: tuple[tuple[Callable[[], dict[str, Any]], bool], ...] = (
        (lambda: told, False), (lambda: told, True), (lambda: stood_in(told, has_face), True))
    for words, system_faces in ways:
        try:
            return typeset(words(), made_for, system_faces=system_faces, source=source)
        except NoFace:
            continue
    return typeset(stood_in(told, is_plain), made_for, source=source)


class NoFace(Exception):
    """A sign that no face at hand can show."""


def typeset(
    told: dict[str, Any], made_for: datetime.datetime, *, system_faces: bool = False, source: bytes | None = None,
) -> bytes:
    """Let Typst set what was ``told``; NoFace where a sign is missing, ExchangeError for anything else."""
    import typst

    try:
        document: bytes = typst.compile(  # type: ignore[call-overload]  # its stub wants such a root too
            source or TEMPLATE.read_bytes(), format="pdf", pdf_standards=["ua-1"], root=str(TEMPLATE.parent),
            timestamp=made_for.astimezone(datetime.UTC).replace(microsecond=0),
            sys_inputs={"report": json.dumps(told)}, font_paths=faces(system_faces),
        )
        return document
    except typst.TypstError as error:
        if any(words in str(error) for words in NO_FACE):
            raise NoFace from None
        raise ExchangeError(_(
            "This report cannot be set; please tell the maintainers, without any real case.")) from error


@functools.cache
def faces(system: bool) -> Fonts:
    """The faces inside Typst, with those of this computer where ``system`` says so; looked for once."""
    import typst

    return typst.Fonts(include_system_fonts=system)


def cleaned(value: object) -> object:
    """The same words without control signs or signs that turn the direction of a line; very long ones may break."""
    if isinstance(value, dict):
        return {name: cleaned(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [cleaned(part) for part in value]
    if not isinstance(value, str):
        return value
    if value.startswith("<svg "):
        return "".join(map(printable, TURNING.sub("", value)))
    kept = "".join(map(printable, TURNING.sub("", value)))
    return UNBROKEN.sub(lambda word: "\u200b".join(re.findall(f".{{1,{PIECE}}}", word[0])), kept)


def printable(sign: str) -> str:
    """A sign as it is, or a space for what is no letter: control signs, halves of pairs, signs nobody assigned."""
    return " " if unicodedata.category(sign) in ("Cc", "Cs", "Cn", "Co") and sign != "\n" else sign


def stood_in(told: dict[str, Any], known: Callable[[str], bool]) -> dict[str, Any]:
    """The same words with "□" for every sign that is not ``known`` to have a face, and a note that says so."""
    text = json.dumps(told, ensure_ascii=False)
    missing = {sign for sign in set(text) if sign > PLAIN_UNTIL and sign != STAND_IN and not known(sign)}
    kept = json.loads(JOINED.sub(STAND_IN, "".join(STAND_IN if sign in missing else sign for sign in text)))
    note = _("Where □ stands, this computer has no letters to print what was written.")
    return {**kept, "note": note}


def is_plain(sign: str) -> bool:
    """Whether ``sign`` is a dash, quotation mark or the like, which Typst's faces have."""
    return "\u2010" <= sign <= "\u2027" or sign in "\u200b\u2212"


def has_face(sign: str) -> bool:
    """Whether a face at hand can show ``sign``."""
    probe = b'#set document(title: "x")\n#set text(font: json(bytes(sys.inputs.report)).faces)\n' \
            b"#json(bytes(sys.inputs.report)).sign"
    try:
        typeset({"sign": sign, "faces": FACES}, datetime.datetime.now(datetime.UTC), system_faces=True, source=probe)
    except NoFace:
        return False
    return True


FACES = ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono")
"""The faces of a report, in the order they are asked for a sign."""
