"""`empathy score`: a file of answers becomes a file of scores, whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Annotated, BinaryIO

import typer

from empathy_widgets.commands.asking import (
    CountsFromOption, EncodingOption, MapOption, NoAnswerOption, YesOption, opened_sheet, told_of,
)
from empathy_widgets.commands.choosing import InstrumentArgument, chosen_instrument
from empathy_widgets.commands.places_to_write import AnswersArgument, ForceOption, opened, written_whole
from empathy_widgets.commands.speaking import WorkspaceOption, refusals
from empathy_widgets.strings import _, ngettext

__all__ = ["score"]


class Rule(StrEnum):
    """When a subscale with missing answers is scored."""

    OWN = "own"
    HALF = "half"
    NONE = "none"


def score(
    instrument: InstrumentArgument,
    file: AnswersArgument,
    out: Annotated[str | None, typer.Option(
        metavar="SCORES.csv", help="The file to write; without it, or with -, the scores go to the pipe.")] = None,
    missing: Annotated[Rule, typer.Option(
        help="Score a subscale by the instrument's own rule, from half of it answered, or with none missing."),
    ] = Rule.OWN,
    force: ForceOption = False,
    columns: MapOption = None,
    no_answer: NoAnswerOption = None,
    counts_from: CountsFromOption = None,
    encoding: EncodingOption = None,
    yes: YesOption = False,
    workspace: WorkspaceOption = None,
) -> None:
    """Score the answers of many respondents; one wrong cell, and nothing is written."""
    with refusals():
        from empathy_widgets.exchange.answers.score_sheet import score_head, score_lines
        from empathy_widgets.scoring.columns import score_columns, with_missing_rule
        from empathy_widgets.scoring.items import FEWEST
        from empathy_widgets.scoring.keying_watch import KeyingWatch

        known = with_missing_rule(chosen_instrument(instrument), missing.value)
        told = told_of(columns, no_answer, encoding, counts_from)
        with opened(file) as answers, written_whole(out, file, force) as scores:
            sheet = opened_sheet(known, answers, told, yes, workspace)
            watch = KeyingWatch(known)
            scores.write(score_head(known, sheet.columns.id_name).encode())
            with progress(answers) as move:
                for block in sheet.blocks():
                    scores.write(score_lines(block.ids, score_columns(known, block.choices)).encode())
                    watch.hear(block.choices)
                    move()
        notes = [*sheet.notes(), *watch.warnings(FEWEST)]
    for note in notes:
        typer.echo(_("Please notice: {note}").format(note=note), err=True)
    typer.echo(
        ngettext("Scored {count} respondent; {rule}", "Scored {count} respondents; {rule}", sheet.respondents).format(
            count=f"{sheet.respondents:,}", rule=rule_in_words(known.missing.share)), err=True)


def rule_in_words(share: float) -> str:
    """The rule for missing answers, to end a sentence with."""
    if share == 1:
        return _("a subscale counts only where every item was answered.")
    return _(
        "a subscale counts from {share:.0%} of its items answered, the person's own mean standing in for the others."
    ).format(share=share)


@contextmanager
def progress(stream: BinaryIO) -> Iterator[Callable[[], None]]:
    """A bar on a terminal while a file is read; nothing in a pipe, or for a file read at once."""
    size = os.fstat(stream.fileno()).st_size if stream is not sys.stdin.buffer else 0
    if not sys.stderr.isatty() or size < 1_000_000:
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(_("Scoring"), total=size)
        yield lambda: bar.update(task, completed=stream.tell())
