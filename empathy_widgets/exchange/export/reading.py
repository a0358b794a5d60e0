"""Our own exports read back into domain objects: JSON, and the answers as CSV. Nothing in them is ever run.

A file is read whole or refused in one sentence, with the place that is wrong; at most `LARGEST` bytes of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from pydantic import ValidationError

from empathy_widgets.domain import (
    Administration, AuditEntry, Case, ContentVersion, Plan, PlanEvent, Response, Run, RunEvent,
)
from empathy_widgets.errors import ExchangeError
from empathy_widgets.exchange.export.document import AdministrationForm, CaseForm, ExportForm, PlanForm, RunForm
from empathy_widgets.files import decoded
from empathy_widgets.strings import _

__all__ = ["LARGEST", "ReadCase", "read_export", "text_of"]

LARGEST = 64 * 1024 * 1024
"""The most bytes that are read."""


@dataclass(frozen=True)
class ReadCase:
    """A case as it was exported; the label is empty and the history None where they were not asked for."""

    case: Case
    administrations: tuple[Administration, ...]
    runs: tuple[Run, ...]
    contents: tuple[ContentVersion, ...] = ()
    history: tuple[AuditEntry, ...] | None = None
    plans: tuple[Plan, ...] = ()
    for_client: bool = False
    """Whether it is the client's copy, out of which what is for the clinician alone was left."""


def read_export(content: bytes) -> tuple[ReadCase, ...]:
    """Read an export in JSON.

    Parameters
    ----------
    content : bytes
        The whole file, UTF-8.

    Raises
    ------
    ExchangeError
        It is larger than 64 MB, is not JSON, or is no export of this workbook; the text names the first wrong place.

    Examples
    --------
    >>> read_export(b'{"format": "something-else"}')
    Traceback (most recent call last):
    empathy_widgets.errors.ExchangeError: This is no export of the workbook: “format” is not as it should be.
    """
    try:
        found = json.loads(text_of(content), parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise ExchangeError(_(
            "This file is not JSON. Choose a file that `empathy export --format json` made.")) from None
    try:
        export = ExportForm.model_validate(found, strict=False)
        return tuple(read_case(form, export.made_for == "client") for form in export.cases)
    except ValidationError as error:
        place = " → ".join(str(part) for part in error.errors(include_url=False)[0]["loc"]) or _("the whole file")
        raise ExchangeError(_("This is no export of the workbook: “{place}” is not as it should be.").format(
            place=place)) from None
    except RecursionError:
        raise ExchangeError(_("This is no export of the workbook: it is nested too deep.")) from None


def text_of(content: bytes) -> str:
    """The file's text without the mark at its start; ExchangeError when it is too large or not UTF-8."""
    if len(content) > LARGEST:
        raise ExchangeError(_("This file is larger than 64 MB, so it was not read. Please export fewer cases at once."))
    try:
        return decoded(content)
    except UnicodeDecodeError:
        raise ExchangeError(_("This file is not text in UTF-8. Choose a file that `empathy export` made.")) from None


def refuse_constant(name: str) -> None:
    """JSON has no NaN and no Infinity."""
    raise ValueError(name)


def read_case(form: CaseForm, for_client: bool = False) -> ReadCase:
    """One case as domain objects."""
    return ReadCase(
        case=Case(
            id=form.id, code=form.code, label=form.label or "", created_at=form.created_at, revision=form.revision,
            archived_at=form.archived_at),
        administrations=tuple(read_administration(one) for one in form.administrations),
        runs=tuple(read_run(one) for one in form.runs),
        contents=tuple(ContentVersion(**one.model_dump(exclude={"id"})) for one in form.contents),
        plans=tuple(read_plan(one) for one in form.plans),
        history=None if form.history is None else tuple(AuditEntry(**dict(line)) for line in form.history),
        for_client=for_client,
    )


def read_administration(form: AdministrationForm) -> Administration:
    """One sitting with its responses; its scores are worked out anew where they are needed."""
    kept = {name: getattr(form, name) for name in Administration.model_fields if name != "responses"}
    return Administration(**kept, responses=tuple(Response(**dict(one)) for one in form.responses))


def read_run(form: RunForm) -> Run:
    """One run with its events."""
    kept = {name: getattr(form, name) for name in Run.model_fields if name != "events"}
    return Run(**kept, events=tuple(RunEvent(**dict(one)) for one in form.events))


def read_plan(form: PlanForm) -> Plan:
    """One plan with its events."""
    kept = {name: getattr(form, name) for name in Plan.model_fields if name != "events"}
    return Plan(**kept, events=tuple(PlanEvent(**dict(one)) for one in form.events))
