"""The file that comes back from a take-home page: read whole or not at all.

Its checksum (CRC-32) notices what mail programs and sticks do to files. It is no signature: who has the file can change
it, as they can what they say in the room.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from empathy_widgets.domain import Practice
from empathy_widgets.domain.run_kinds import body_fits
from empathy_widgets.domain.run_kinds.practised import NOT_THE_CLIENTS
from empathy_widgets.errors import ExchangeError, ImpossibleMove
from empathy_widgets.play.practice import Practised, is_day, practised_further
from empathy_widgets.strings import _

__all__ = ["LARGEST", "BroughtBack", "BroughtLine", "read_brought_back"]

LARGEST = 2_000_000
"""The most bytes a file may have."""
MOST_LINES = 5_000
BY = "take-home page"
FORMAT = 1
STRICT = ConfigDict(strict=True, extra="forbid", frozen=True)


class Envelope(BaseModel):
    """A file's outermost part."""

    model_config = STRICT
    empathy_take_home: Literal[1]
    checksum: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
    content: str


class BroughtLine(BaseModel):
    """One line: an event of a run, under the request it was written with."""

    model_config = STRICT
    request: Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
    run: Annotated[str, Field(max_length=64)]
    kind: Annotated[str, Field(max_length=40)]
    body: dict[str, Any]


class BroughtBack(BaseModel):
    """What a file holds: ``saved`` is the day it was saved, in the life of whoever saved it."""

    model_config = STRICT
    page: Annotated[str, Field(max_length=64)]
    case: Annotated[str, Field(max_length=64)]
    saved: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    lines: Annotated[tuple[BroughtLine, ...], Field(min_length=1, max_length=MOST_LINES, strict=False)]


def read_brought_back(content: bytes, *, page: str, case: str, practices: Mapping[str, Practice]) -> BroughtBack:
    """Read a file that was brought back to a case.

    Parameters
    ----------
    content : bytes
        The file, at most `LARGEST`.
    page, case : str
        The id of the case's page, and its code.
    practices : mapping
        The case's practices by the ids of their runs.

    Raises
    ------
    ExchangeError
        Anything is wrong with it; its sentence says what, and nothing of the file was taken.
    """
    if len(content) > LARGEST:
        raise ExchangeError(_("This file is larger than any a take-home page makes. Choose the file it saved."))
    brought = opened(envelope(content))
    if brought.case != case:
        raise ExchangeError(_(
            "This file was saved for {other}, and {case} is open here. Open that case to take it in.").format(
            other=brought.case, case=case))
    if brought.page != page:
        raise ExchangeError(_(
            "This file comes from a page of another workbook. Choose one saved on a page that was made here."))
    for number, line in enumerate(brought.lines, 1):
        must_belong(number, line, practices.get(line.run))
    return brought


def envelope(content: bytes) -> Envelope:
    """The outermost part, its checksum compared."""
    try:
        text = content.decode("utf-8-sig")
        found = json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise ExchangeError(unreadable(content)) from None
    if not isinstance(found, dict) or "empathy_take_home" not in found:
        raise ExchangeError(not_ours())
    version = found["empathy_take_home"]
    if type(version) is int and version > FORMAT:
        raise ExchangeError(_("This file was saved by a newer version of the workbook. Update this one to take it in."))
    try:
        read = Envelope.model_validate(found)
        same = f"{zlib.crc32(read.content.encode()):08x}" == read.checksum
    except (ValidationError, UnicodeEncodeError):
        raise ExchangeError(damaged()) from None
    if not same:
        raise ExchangeError(damaged())
    return read


def opened(read: Envelope) -> BroughtBack:
    """What the envelope holds."""
    try:
        return BroughtBack.model_validate(json.loads(read.content))
    except (ValueError, RecursionError):
        raise ExchangeError(_(
            "This file does not hold what a take-home page saves. Save it there once more.")) from None


def must_belong(number: int, line: BroughtLine, practice: Practice | None) -> None:
    """ExchangeError unless a line is an event of its practice, and the client's to write."""
    if practice is None:
        raise ExchangeError(_(
            "Line {number} belongs to a practice that this case does not have. Nothing was taken in.").format(
            number=number))
    days = [line.body[name] for name in ("day",) if isinstance(line.body.get(name), str)]
    for one in days:
        if not is_day(one):
            raise ExchangeError(_("Line {number} is of {day}, which is no day. Nothing was taken in.").format(
                number=number, day=one[:20]))
    try:
        if line.kind in NOT_THE_CLIENTS or not body_fits(practice.kind, line.kind, line.body):
            raise ImpossibleMove
        if line.kind == "log" and line.body.get("by") != BY:
            raise ImpossibleMove
        practised_further(practice, Practised(), line.kind, line.body)
    except ImpossibleMove:
        raise ExchangeError(_("Line {number} does not fit the practice “{title}”. Nothing was taken in.").format(
            number=number, title=practice.title)) from None


def unreadable(content: bytes) -> str:
    """Of a file that is no JSON: whether it begins as one of ours and ends too early."""
    begins = content.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and b'"empathy_take_home"' in content[:200]
    if not begins:
        return not_ours()
    whole = content.rstrip().endswith(b"}")
    return damaged() if whole else _("This file is cut off. Copy it once more, or save it once more on the page.")


def not_ours() -> str:
    return _("This is not a file a take-home page saved. Choose the one whose name begins with “take-home”.")


def damaged() -> str:
    return _("This file was changed on its way, so it is not taken in. Copy it once more, or save it once more.")
