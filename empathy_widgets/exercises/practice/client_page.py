"""A client's own page as the browser gets it: the practices they were given, and the lines they keep for themselves.

Made without a kernel, by the server, for a client who came by a code; what they may see the store has decided.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Protocol

from empathy_widgets import dates
from empathy_widgets.domain import (
    ClientLine, ContentVersion, CrisisNumber, PageLink, Practice, Run, RunEvent, version_of,
)
from empathy_widgets.domain.run_kinds import BODIES
from empathy_widgets.errors import ContentError, EmpathyError
from empathy_widgets.exercises.practice.alone import alone, folder_of, widgets_of
from empathy_widgets.exercises.practice.client_words import words
from empathy_widgets.exercises.practice.lines import said
from empathy_widgets.exercises.practice.practising import PracticeChapter
from empathy_widgets.library import Library
from empathy_widgets.play.practice import Practised, may_follow, practised, practised_further
from empathy_widgets.strings import _

__all__ = ["ClientsStore", "add_line", "client_page", "lines_now", "scripts"]

FIELDS = ("run", "request", "kind")
"""What a message says beside the fields of its body."""


class ClientsStore(Protocol):
    """A store as a client's page knows it."""

    def given(self) -> tuple[tuple[Run, ContentVersion | None], ...]: ...

    def own_page(self) -> PageLink: ...

    def client_lines(self) -> tuple[ClientLine, ...]: ...

    def crisis_numbers(self) -> tuple[CrisisNumber, ...]: ...

    def write_line(self, run_id: str, kind: str, body: dict[str, Any], request: str) -> None: ...


def client_page(library: Library, store: ClientsStore) -> dict[str, Any]:
    """Everything a client's page shows, as JSON values; scripts by the names of their files."""
    given, lines, page = store.given(), store.client_lines(), store.own_page()
    practices, crisis = readable(library, given), store.crisis_numbers()
    return {
        "queue": version_of("client page", page.case_id),
        "until": _("This page opens until {day}.").format(day=dates.day(page.expires_at.astimezone())),
        "browsers": browsers(page.browsers), "words": words(),
        "crisis": [one.model_dump() for one in crisis],
        "practices": [practice_told(run, practices[run.id], lines, crisis)
                      for run, _content in given if run.id in practices],
        "amiss": len(given) > len(practices), "lines": lines_told(lines, practices),
    }


def browsers(count: int) -> str:
    """In how many browsers the code was entered, where it was in more than one; "" otherwise."""
    return "" if count < 2 else _(
        "The code was entered in {count} browsers. If they are not all yours, delete your lines and ask for a new code."
    ).format(count=count)


def readable(library: Library, given: Iterable[tuple[Run, ContentVersion | None]]) -> dict[str, Practice]:
    """The practices by the ids of their runs; one whose text cannot be read any more is left out, and no other."""
    found = {}
    for run, content in given:
        with suppress(ContentError):
            found[run.id] = noun_of(library, run, content)
    return found


def noun_of(library: Library, run: Run, content: ContentVersion | None) -> Practice:
    """The practice as it was when it was begun, or as it is on the shelf where no text was kept."""
    noun = (library.entry(PracticeChapter.folder, run.content) if content is None
            else library.content_from_text(PracticeChapter.folder, run.content, content.text))
    if not isinstance(noun, Practice):
        raise ContentError(_("This practice cannot be shown. Please ask for it on paper."))
    return noun


def practice_told(
    run: Run, practice: Practice, lines: Iterable[ClientLine], crisis: Iterable[CrisisNumber],
) -> dict[str, Any]:
    """One practice as the page gets it: why, when, and the widgets it is done with."""
    state = standing(run, practice, lines)
    assigned = state.assigned or {}
    return {
        "run": run.id, "title": practice.title, "reason": assigned.get("reason", ""),
        "assigned": {name: assigned.get(name) for name in ("start", "end", "weekdays", "minutes")},
        "widgets": [{"script": f"{one['script']}.js", "traits": one["traits"]}
                    for one in alone(run.id, practice, state.kept, crisis)],
    }


def standing(run: Run, practice: Practice, lines: Iterable[ClientLine]) -> Practised:
    """What stands for the client: the run's events and the lines they kept for themselves, by when each was written."""
    own = [RunEvent(number=1, kind=line.kind, body=line.body, at=line.at)
           for line in lines if line.run_id == run.id and line.shared_at is None]
    return practised(practice, sorted([*run.events, *own], key=lambda event: event.at))


def lines_told(lines: Iterable[ClientLine], practices: Mapping[str, Practice]) -> list[dict[str, Any]]:
    """A client's own lines as the page lists them, the newest first."""
    return [{
        "id": line.id, "title": practices[line.run_id].title if line.run_id in practices else "",
        "when": dates.day(day_of(line)),
        "text": " · ".join(filter(None, said(practices.get(line.run_id), line.kind, line.body))),
        "shared": line.shared_at is not None, "open": line.run_id in practices,
    } for line in reversed(list(lines))]


def day_of(line: ClientLine) -> datetime.date:
    """The day a line tells of: a log's own, else the one it was written on."""
    if line.kind == "log":
        return datetime.date.fromisoformat(line.body["day"])
    return line.at.astimezone().date()


def lines_now(library: Library, store: ClientsStore) -> list[dict[str, Any]]:
    """The lines as they stand now."""
    return lines_told(store.client_lines(), readable(library, store.given()))


def scripts() -> set[str]:
    """The names of the scripts practices are done with."""
    kinds = [kind for kind, bodies in BODIES.items() if "assign" in bodies]
    return {f"{folder_of(widget)}.js" for kind in kinds for widget in widgets_of(kind)}


def add_line(library: Library, store: ClientsStore, sent: Any) -> dict[str, Any]:
    """Keep one line of a client's page and return the receipt; a sentence where it cannot be kept."""
    if not isinstance(sent, dict) or not all(isinstance(sent.get(name), str) for name in FIELDS):
        return {"ok": False, "text": _("This page sent something that cannot be kept. Please reload it.")}
    body = {name: value for name, value in sent.items() if name not in FIELDS}
    try:
        for run, content in store.given():
            if run.id == sent["run"]:
                practice = noun_of(library, run, content)
                practised_further(practice, Practised(), sent["kind"], body)
                may_follow(practice, standing(run, practice, store.client_lines()), sent["kind"], body)
        store.write_line(sent["run"], sent["kind"], body, sent["request"])
    except (KeyError, TypeError, AttributeError):  # a body without the fields its kind has
        return {"ok": False, "text": _("This page sent something that cannot be kept. Please reload it.")}
    except EmpathyError as error:
        return {"ok": False, "text": str(error)}
    return {"ok": True, "text": _("Saved for you alone")}
