"""An export as tables: answers (a row a response), sittings (a row a sitting), events (a row an event of a run)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from empathy_widgets.domain import Administration, Instrument
from empathy_widgets.exchange.export.case_file import CaseFile, Outline, ScoredSitting, gone
from empathy_widgets.exchange.export.glossary import Column, explained
from empathy_widgets.strings import _

__all__ = ["Cell", "ExportTable", "answers_table", "column_of", "events_table", "sittings_table"]

Cell = str | int | float | bool | datetime.datetime | None

ANSWERS = ("administration_id", "instrument", "form_version", "wording_id", "language", "mode", "status",
           "current_item", "administration_revision", "started_at", "completed_at", "item", "choice", "declined",
           "answered_at", "elapsed_ms", "revision")
SITTINGS = ("administration_id", "instrument", "instrument_title", "instrument_kind", "form_version", "wording_id",
            "language", "mode", "status", "started_at", "completed_at", "answered", "declined_items",
            "no_scores_because")
EVENTS = ("run_id", "run_kind", "content", "content_version", "run_status", "settings", "run_started_at",
          "run_ended_at", "number", "event_kind", "event_at", "body")


@dataclass(frozen=True)
class ExportTable:
    """Columns, and what makes the rows of one case."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[CaseFile], Iterator[tuple[Cell, ...]]]


def answers_table(outline: Outline) -> ExportTable:
    """A row a response."""
    def rows(case_file: CaseFile) -> Iterator[tuple[Cell, ...]]:
        start = whose(outline, case_file)
        for one in case_file.administrations:
            outline.must_hold(one)
            sitting = (*start, *head(one), one.current_item, one.revision, one.started_at, one.completed_at)
            for given in one.responses:
                yield (*sitting, given.item, given.choice, given.declined, given.answered_at, given.elapsed_ms,
                       given.revision)

    return ExportTable(_("Answers"), columns(outline, ANSWERS), rows)


def sittings_table(outline: Outline) -> ExportTable:
    """A row a sitting: its items, and the scores of every instrument; those of other instruments stay empty."""
    known = {name: instrument for name, instrument in outline.instruments.items() if instrument is not None}
    scored = [(name, part) for name, instrument in known.items() for part in scores_of(instrument)]

    def rows(case_file: CaseFile) -> Iterator[tuple[Cell, ...]]:
        start = whose(outline, case_file)
        for one in case_file.sittings:
            outline.must_hold(one.administration)
            yield (*start, *about(one), *chosen(one.administration, outline), *earned(one, scored))

    named = columns(outline, SITTINGS) + tuple(item_column(number) for number in outline.items)
    for name, part in scored:
        named += score_columns(name, known[name], part)
    return ExportTable(_("Sittings"), named, rows)


def events_table(outline: Outline) -> ExportTable:
    """A row an event of a scene, mirroring sequence, topic or problem; people's own words are in it."""
    def rows(case_file: CaseFile) -> Iterator[tuple[Cell, ...]]:
        for run in case_file.runs:
            start = (*whose(outline, case_file), run.id, run.kind.value, run.content, run.version,
                     run.status.value, as_text(run.settings), run.started_at, run.ended_at)
            for event in run.events:
                yield (*start, event.number, event.kind, event.at, as_text(event.body))

    return ExportTable(_("Events"), columns(outline, EVENTS), rows)


def columns(outline: Outline, names: tuple[str, ...]) -> tuple[Column, ...]:
    """The case's columns, then those of these names."""
    label = ("case_label",) if outline.with_label else ()
    return tuple(in_this_export(explained(name), outline) for name in ("case_code", "case_id", *label, *names))


def in_this_export(column: Column, outline: Outline) -> Column:
    """A column with what only holds for these instruments: their choices, and those that are not on the shelf."""
    if column.name == "choice":
        offered = [
            f"{name}: " + ", ".join(f"{choice.value} = {choice.label}" for choice in instrument.choices)
            for name, instrument in outline.instruments.items() if instrument is not None
        ]
        return replace(column, range="; ".join(offered) or column.range)
    if column.name == "no_scores_because" and gone(outline):
        return replace(column, meaning=column.meaning + " " + _(
            "No file says how to score {names}: it is not on the shelf any more."
        ).format(names=", ".join(gone(outline))))
    return column


def whose(outline: Outline, case_file: CaseFile) -> tuple[Cell, ...]:
    """What stands at the start of every row."""
    case = case_file.case
    return (case.code, case.id, case.label) if outline.with_label else (case.code, case.id)


def head(one: Administration) -> tuple[Cell, ...]:
    """What is said of a sitting first."""
    return one.id, one.instrument, one.version, one.wording, one.language, one.mode.value, one.status.value


def about(one: ScoredSitting) -> tuple[Cell, ...]:
    """What is said of a sitting before its items."""
    sitting, instrument = one.administration, one.instrument
    name, *rest = head(sitting)[1:]
    given = sitting.answers
    declined = " ".join(str(item) for item, choice in given.items() if choice is None)
    title, kind = (instrument.title, instrument.kind) if instrument is not None else (None, None)
    return (sitting.id, name, title, kind, *rest, sitting.started_at, sitting.completed_at,
            len(given) - len(declined.split()), declined or None, one.because)


def chosen(sitting: Administration, outline: Outline) -> tuple[Cell, ...]:
    """A choice an item column."""
    given = sitting.answers
    return tuple(given.get(number) for number in outline.items)


def earned(one: ScoredSitting, scored: list[tuple[str, str]]) -> Iterator[Cell]:
    """Points, answered items and whether prorated, for every score of every instrument."""
    scores = one.profile.scores if one.profile is not None else {}
    for name, part in scored:
        score = scores.get(part) if name == one.administration.edition else None
        yield from (score.points, score.answered, score.prorated) if score is not None else (None, None, None)


def scores_of(instrument: Instrument) -> list[str]:
    """The short names of an instrument's subscales and composites."""
    return [part.id for part in instrument.subscales] + [part.id for part in instrument.composites]


def item_column(number: int) -> Column:
    """The column of one item."""
    return replace(
        explained("choice"), name=f"item_{number}",
        meaning=_("The choice at item {number} of the sitting's instrument, as it was picked.").format(number=number),
        missing=_("no such item, not answered, or the person preferred not to answer (see declined_items)"))


def score_columns(name: str, instrument: Instrument, part: str) -> tuple[Column, ...]:
    """Three columns a score: points, answered items, prorated."""
    low, high = instrument.score_range(part)
    labels = {one.id: one.label for one in instrument.subscales} | {one.id: one.label for one in instrument.composites}
    whole = {"label": labels[part], "title": instrument.title}
    missing = _(
        "another instrument, no scores, or too few of its items were answered ({share:.0%} are needed; {source})")
    column, elsewhere = column_of(name, part), _("another instrument, or no scores")
    return (
        replace(explained("points"), name=column, meaning=_("{label}, of {title}.").format(**whole),
                range=f"{low:g} … {high:g}",
                missing=missing.format(share=instrument.missing.share, source=instrument.missing.source.rstrip("."))),
        replace(explained("score_answered"), name=f"{column}__answered", missing=elsewhere,
                meaning=_("How many items of {label} were answered.").format(**whole)),
        replace(explained("prorated"), name=f"{column}__prorated", missing=elsewhere,
                meaning=_("Whether gaps in {label} were filled in with the person's own mean.").format(**whole)),
    )


def column_of(instrument: str, part: str) -> str:
    """The column of a score of an edition: a name every statistics program takes, such as ``pes__NCE``."""
    return f"{instrument}__{part}".replace("-", "_").replace("@", "_")


def as_text(value: dict[str, Any]) -> str:
    """JSON values as text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
