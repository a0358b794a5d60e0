"""Whether the audit trail and the tables tell the same story.

First the chain: every line sealed, none missing, the last one the head says. Then the trail is replayed line by line to
what the tables must hold, and compared with what they hold: an edit, a deletion, an added row, another order or a cut
tail shows in one of the two. Somebody who rewrites the whole file, trail and all, is only found against a backup.
Lines of an erased case hold nothing any more; the tombstone that erased them vouches for what is left of each.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Table, select

from empathy_widgets.domain import Wording, version_of
from empathy_widgets.records.database.client_tables import client_lines, client_links
from empathy_widgets.records.database.failures import damaged
from empathy_widgets.records.database.labels import labels_of
from empathy_widgets.records.database.plan_tables import plan_events, plans
from empathy_widgets.records.database.sample_tables import own_samples
from empathy_widgets.records.database.tables import (
    administrations, audit, audit_head, cases, class_results, contents, handovers, imports, requests, responses,
    run_events, runs, seats, wording_items, wordings, workspace,
)
from empathy_widgets.records.workspace import trail
from empathy_widgets.strings import _

__all__ = ["complaints"]

Rows = dict[str, dict[str, Any]]
KEYS = {workspace: ("id",), cases: ("id",), wordings: ("id",), imports: ("id",), class_results: ("id",),
        administrations: ("id",), handovers: ("seat",), seats: ("seat",), responses: ("administration_id", "item"),
        contents: ("id",), runs: ("id",), run_events: ("run_id", "number"), own_samples: ("id",),
        plans: ("id",), plan_events: ("plan_id", "number"), client_links: ("id",)}
"""The tables the trail tells of, and the columns that name a row there."""


def complaints(connection: Connection) -> list[str]:
    """One sentence for each row that is not as the trail says; an empty list when everything is sound.

    ``connection`` is inside a transaction that sees one moment only. WorkspaceDamaged when rows cannot be read at all.
    """
    lines = [dict(row._mapping) for row in connection.execute(select(audit).order_by(audit.c.sequence))]
    try:
        erased = tombstones(lines)
        found = chain(lines, connection.execute(select(audit_head)).first(), erased)
        told, untold = replayed([line for line in lines if line["sequence"] not in erased])
        return found + untold + compared(told, stored(connection)) + loose(connection, lines)
    except (TypeError, AttributeError, KeyError, IndexError):  # a column holds another type than the table says
        raise damaged() from None


def tombstones(lines: list[dict[str, Any]]) -> dict[int, str]:
    """The lines that tombstones erased before them: sequence to the seal of what is left."""
    erased: dict[int, str] = {}
    for line in lines:
        if line["action"] == trail.ERASE:
            with suppress(ValueError, TypeError, AttributeError, KeyError):  # an edited one shows in the chain
                seals = json.loads(line["new"])["lines"]
                erased |= {int(at): seal for at, seal in seals.items() if int(at) < line["sequence"]}
    return erased


def chain(lines: list[dict[str, Any]], head: Any, erased: dict[int, str]) -> list[str]:
    """Whether each line is sealed and follows the one before it, and the last one is the head's."""
    found, sequence, before = [], 0, trail.FIRST_HASH
    for line in lines:
        if line["sequence"] != sequence + 1:
            found.append(_("The audit trail misses what came before line {sequence}.").format(**line))
        elif line["previous_hash"] != before:
            found.append(_("Line {sequence} of the audit trail does not follow the line before it.").format(**line))
        sealed = erased.get(line["sequence"], line["hash"])
        if trail.seal(line) != sealed:
            found.append(_("Line {sequence} of the audit trail ({subject}) was changed.").format(**line))
        sequence, before = line["sequence"], line["hash"]
    if head is None or (head.sequence, head.hash) != (sequence, before):
        kept = 0 if head is None else head.sequence
        found.append(
            _("The audit trail ends at line {sequence}, but its end was noted as line {kept}.")
            .format(sequence=sequence, kept=kept),
        )
    return found


def replayed(lines: list[dict[str, Any]]) -> tuple[Rows, list[str]]:
    """What the rows must hold when the trail is followed, and the lines that do not fit the ones before."""
    rows: Rows = {}
    found = []
    for line in lines:
        subject = line["subject"]
        if line["action"] == trail.ERASE:
            continue
        try:
            old, new = (side and json.loads(side) for side in (line["old"], line["new"]))
            fits = follow(rows, subject, old, new)
        except (ValueError, TypeError, AttributeError):
            fits = False
        if not fits:
            found.append(
                _("Line {sequence} of the audit trail ({subject}) does not fit the lines before it.").format(**line),
            )
    return rows, found


def follow(rows: Rows, subject: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> bool:
    """Apply one line to ``rows``; False when its old side is not what they hold."""
    before = rows.get(subject)
    same = all((before or {}).get(name) == was for name, was in (old or {}).items())
    fits = same and (old is None) == (before is None)
    if new is None:
        rows.pop(subject, None)
    else:
        rows[subject] = {**(before or {}), **new}
    return fits


def stored(connection: Connection) -> Rows:
    """What the tables hold, row by row, as the trail would write it."""
    rows: Rows = {}
    for table, key in KEYS.items():
        for row in connection.execute(select(table)):
            rows[subject_of(table, key, row)] = trail.facts(row)
    return rows


def subject_of(table: Table, key: tuple[str, ...], row: Any) -> str:
    """The name of a row in the trail."""
    return trail.subject(table, *(row._mapping[name] for name in key))


def compared(told: Rows, held: Rows) -> list[str]:
    """Every row that is missing, was added or was changed without a line in the trail."""
    found = [_("The row {subject} is missing.").format(subject=subject) for subject in told if subject not in held]
    found += [_("The row {subject} was added outside the workbook.").format(subject=subject)
              for subject in held if subject not in told]
    for subject, row in held.items():
        names = [name for name in row if row[name] != told.get(subject, row).get(name)]
        if names:
            found.append(
                _("The row {subject} was changed outside the workbook: {columns}.")
                .format(subject=subject, columns=", ".join(names)),
            )
    return found


def loose(connection: Connection, lines: list[dict[str, Any]]) -> list[str]:
    """The rows that hang on others: remembered requests, and what the ids of wordings and contents are made of."""
    sent = {
        line["sequence"]: (line["subject"].split("/")[1], request)
        for line in lines if line["subject"].startswith("responses/") and (request := request_of(line)) is not None
    }
    kept = {row.sequence: (row.administration_id, row.request) for row in connection.execute(select(requests))}
    found = [_("The request remembered for line {line} is not the one that was recorded.").format(line=line)
             for line in sorted(sent.keys() | kept.keys()) if sent.get(line) != kept.get(line)]
    for row in connection.execute(select(wordings)):
        rows = connection.execute(select(wording_items).where(wording_items.c.wording_id == row.id))
        wording = Wording.model_construct(
            instrument=row.instrument, language=row.language, instructions=row.instructions,
            items={item.item: item.text for item in rows}, choices=labels_of(row.choices),
        )
        if wording.id != row.id:
            found.append(_("The sentences of the wording {id} were changed outside the workbook.").format(id=row.id))
    found += [
        _("The line {id} that a client shared is not what the practice holds.").format(id=row.id)
        for row in connection.execute(select(client_lines).where(client_lines.c.shared_at.is_not(None)))
        if connection.execute(select(run_events.c.body).where(
            run_events.c.run_id == row.run_id, run_events.c.request == f"client line {row.id}")).scalar() != row.body]
    return found + [
        _("The text of the content {id} was changed outside the workbook.").format(id=row.id)
        for row in connection.execute(select(contents)) if version_of(row.kind, row.text) != row.id
    ]


def request_of(line: dict[str, Any]) -> str | None:
    """The request a response came by, where its line in the trail can be read."""
    try:
        request: str | None = json.loads(line["new"] or "{}").get("request")
        return request
    except (ValueError, AttributeError):
        return None
