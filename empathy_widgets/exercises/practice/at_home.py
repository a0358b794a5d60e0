"""A case's practices as one file to take home, and the file that is brought back from it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from ipywidgets import Widget

from empathy_widgets.dates import short_day
from empathy_widgets.domain import Practice, Run, Status
from empathy_widgets.errors import ImpossibleMove, NotAllowed
from empathy_widgets.exchange.take_home import (
    BroughtBack, BroughtLine, HomePage, HomePractice, page_id, read_brought_back, take_home_page,
)
from empathy_widgets.exchange.take_home.brought import LARGEST
from empathy_widgets.exercises.page.chosen_file import content_of
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.practice.alone import alone, for_client, told
from empathy_widgets.exercises.practice.lines import said
from empathy_widgets.exercises.practice.sheet import given_in_words
from empathy_widgets.exercises.run.kinds import RUNS
from empathy_widgets.exercises.run.played import Played
from empathy_widgets.play.practice import Practised, may_follow, practised, practised_further
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import BringBack
from empathy_widgets.widgets.shared.base import Receipt
from empathy_widgets.widgets.take_home import default_strings, page_script, page_style

__all__ = ["BroughtHome", "bring_back", "home_file", "home_page"]

FOLDER = "practices"
"""Where the contents of practices lie."""

ON_THE_PAGE = ("run", "practice", "kept", "read_only", "crisis")
"""Traits that all widgets of a practice have in common, told once."""


def home_file(page: Page) -> tuple[str, str, bytes]:
    """The open case's page to take home: name, media type and bytes. The case's history notes that it was made."""
    made = home_page(page, Played(page.library, page.store))
    content = take_home_page(made)
    page.store.note_export(page.open_case.id, _("page to take home"))
    return f"practices-at-home-{made.made.isoformat()}.html", "text/html", content


def bring_back(page: Page, after: Callable[[], object]) -> list[Widget]:
    """The field for the file that comes back, nothing where no case is open; ``after`` is called when lines were
    added."""
    return [] if page.case is None else [BroughtHome(page, after).widget]


def practices_of(page: Page, played: Played) -> list[tuple[Run, Practice]]:
    """The open case's practices, finished ones too, each as it was begun, oldest first."""
    return [(run, played.noun(run)) for run in page.store.runs(page.open_case.id)
            if getattr(RUNS.get(run.kind), "folder", None) == FOLDER]


def home_page(page: Page, played: Played) -> HomePage:
    """The open case's page: every practice that was given and was not called off since."""
    shown = []
    for run, practice in practices_of(page, played):
        state = practised(practice, run.events)
        if run.status is Status.OPEN and state.assigned is not None and not state.called_off:
            shown.append(at_home_with(run, practice, state.assigned, state.kept))
    folders = [one["script"] for practice in shown for one in practice.widgets]
    case = page.open_case
    return HomePage(
        page=page_id(case.id), case=case.code, made=datetime.datetime.now().astimezone().date(), practices=tuple(shown),
        crisis=page.store.crisis_numbers(), strings=default_strings(), script=page_script(folders),
        style=page_style(folders))


def at_home_with(
    run: Run, practice: Practice, given: Mapping[str, Any], kept: Mapping[str, Mapping[str, Any]],
) -> HomePractice:
    """One practice, with what its widgets have in common told once."""
    own = tuple({"script": one["script"],
                 "traits": {name: value for name, value in one["traits"].items() if name not in ON_THE_PAGE}}
                for one in alone(run.id, practice, kept))
    return HomePractice(
        run=run.id, practice=practice, given=given, often=given_in_words(given), told=told(practice),
        kept=for_client(kept), widgets=own)


class BroughtHome:
    """The field for what comes back; what was read waits here until somebody decides."""

    def __init__(self, page: Page, after: Callable[[], object]) -> None:
        self.page = page
        self.after = after
        self.brought: BroughtBack | None = None
        self.widget = BringBack(limit=LARGEST)
        self.widget.on_event(self.hear)

    def hear(self, event: dict[str, Any]) -> Receipt:
        """Look at a file, then take it in or leave it."""
        if event["kind"] == "bring":
            self.leave()
            return self.look(event["content"])
        brought = self.brought
        if event["kind"] == "cancel" or brought is None:
            self.leave()
            return {"text": _("Nothing was added.")}
        lines = [(line.run, line.kind, line.body, line.request) for line in brought.lines]
        count = self.page.store.add_events(self.page.open_case.id, lines)
        self.leave()
        self.after()
        return {"text": told_added(count)}

    def look(self, text: str) -> Receipt:
        """Show what a file holds; EmpathyError, with nothing shown, where anything is wrong with it."""
        case = self.page.open_case
        going = practices_of(self.page, Played(self.page.library, self.page.store))
        practices = {run.id: practice for run, practice in going}
        content = content_of(text, LARGEST, _("This file is larger than any a take-home page makes."))
        brought = read_brought_back(content, page=page_id(case.id), case=case.code, practices=practices)
        wanted = {line.run for line in brought.lines}
        for run, practice in going:
            if run.id in wanted and run.status is not Status.OPEN:
                raise NotAllowed(_("“{title}” is finished. Open it again, then bring the file.").format(
                    title=practice.title))
        rows = [{**row(practices[line.run], line), "known": self.here(line)} for line in brought.lines]
        new = [line for line, row in zip(brought.lines, rows, strict=True) if not row["known"]]
        for run, practice in going:
            must_be_safe(practice, practised(practice, run.events), [line for line in new if line.run == run.id])
        self.brought = brought
        with self.widget.hold_sync():
            self.widget.told = _("Saved on {day} for {code}.").format(day=saved_on(brought), code=case.code)
            self.widget.rows = rows
        fresh = sum(not row["known"] for row in rows)
        return {"text": told_looked(fresh) if fresh else _(
            "Every line of this file is here already. There is nothing to add.")}

    def here(self, line: BroughtLine) -> bool:
        """Whether a line was taken in before; NotAllowed where another one came under its name."""
        event = self.page.store.sent_event(line.run, line.request)
        if event is not None and (event.kind, event.body) != (line.kind, line.body):
            raise NotAllowed(_("A line of this file is here already with other words. Nothing was taken in."))
        return event is not None

    def leave(self) -> None:
        """Forget what was read."""
        self.brought = None
        self.widget.rows = []


def must_be_safe(practice: Practice, state: Practised, lines: Iterable[BroughtLine]) -> None:
    """NotAllowed where lines go on against the answer about safety that stands, which the file does not change.

    A file holds the newest line of each key alone: what was answered at home between two of them nobody knows.
    """
    lines = list(lines)
    answered = {line.body["key"] for line in lines if line.kind == "safe"}
    kept = {key: body for key, body in state.kept.get("safe", {}).items() if key not in answered}
    state = replace(state, kept={**state.kept, "safe": kept})
    for line in lines:
        try:
            may_follow(practice, state, line.kind, line.body)
        except ImpossibleMove:
            raise NotAllowed(_(
                "An answer about safety leads away from what was written in “{title}”, so nothing was taken in. Talk "
                "about that answer first; if it has changed, give it anew here and bring the file again.").format(
                title=practice.title)) from None
        state = practised_further(practice, state, line.kind, line.body)


def row(practice: Practice, line: BroughtLine) -> dict[str, str]:
    """A line as the preview shows it."""
    about, text = said(practice, line.kind, line.body)
    when = short_day(datetime.date.fromisoformat(line.body["day"])) if "day" in line.body else ""
    return {"practice": practice.title, "about": " · ".join(part for part in (when, about) if part), "text": text}


def saved_on(brought: BroughtBack) -> str:
    try:
        return short_day(datetime.date.fromisoformat(brought.saved))
    except ValueError:
        return brought.saved


def told_looked(count: int) -> str:
    return ngettext(
        "{count} line is new. Look at it, then add it.", "{count} lines are new. Look at them, then add them.", count,
    ).format(count=count)


def told_added(count: int) -> str:
    """How many lines were new."""
    if not count:
        return _("Every line of this file is here already; nothing was added.")
    return ngettext("{count} line was added.", "{count} lines were added.", count).format(count=count)
