"""`python -m benchmarks.home`: how long the first page takes to build over a made-up workspace of 10,000 cases."""

from __future__ import annotations

import argparse
import datetime
import json
import random
import statistics
import tempfile
import time
import uuid
from typing import Any

from ipywidgets import VBox
from sqlalchemy import insert

from empathy_widgets.domain import Actor, Mode, Status
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.welcome import Welcome
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database.engine import writing
from empathy_widgets.records.database.tables import administrations, cases, responses

__all__ = ["fill", "times"]

AIM = 0.3
"""Seconds from the page to the whole view of its first chapter."""
INSTRUMENT, ITEMS, SITTINGS = "pes-practice-form", 20, 3
BEGIN = datetime.datetime(2026, 1, 5, 9, 0, tzinfo=datetime.UTC)
Rows = list[dict[str, Any]]


def fill(workspace: Workspace, count: int) -> str:
    """Put ``count`` cases with up to three sittings each straight into the tables; returns the id of a full one.

    The trail knows nothing of them: the first page does not ask it.
    """
    draw = random.Random(count)
    people, sittings, answers = Rows(), Rows(), Rows()
    for number in range(count):
        case = str(uuid.UUID(int=draw.getrandbits(128)))
        moment = BEGIN + datetime.timedelta(minutes=number)
        people.append({"id": case, "sequence": number + 1, "code": f"case-{number:05}", "revision": 0,
                       "label": f"made up {number}" if number % 3 else "", "created_at": moment})
        for week in range(number % (SITTINGS + 1)):
            one = sitting(draw, case, len(sittings) + 1, moment + datetime.timedelta(weeks=week))
            sittings.append(one)
            answers += [
                {"administration_id": one["id"], "item": item, "choice": draw.randint(1, 5), "declined": False,
                 "answered_at": one["started_at"], "elapsed_ms": 4000, "revision": 0, "request": None}
                for item in range(1, ITEMS + 1)]
    with writing(workspace.engine, workspace.database_file) as connection:
        for table, rows in ((cases, people), (administrations, sittings), (responses, answers)):
            connection.execute(insert(table), rows)
    return str(people[SITTINGS]["id"])


def sitting(draw: random.Random, case: str, sequence: int, moment: datetime.datetime) -> dict[str, Any]:
    """The row of one sitting; one in seven is waiting to be finished."""
    done = sequence % 7 != 0
    return {
        "id": str(uuid.UUID(int=draw.getrandbits(128))), "sequence": sequence, "case_id": case,
        "instrument": INSTRUMENT, "wording": None, "language": "en", "mode": Mode.SELF.value,
        "status": (Status.COMPLETED if done else Status.OPEN).value, "current_item": 1, "revision": 0,
        "started_at": moment, "completed_at": moment if done else None, "void_reason": None, "request": None,
    }


def times(workspace: Workspace, query: str, rounds: int) -> list[float]:
    """Seconds from opening the page to the whole view, each time with a page of its own; the first does not count."""
    found = []
    for _round in range(rounds + 1):
        begun = time.perf_counter()
        chapter = Welcome(Page(workspace, query=query, seat="benchmark", served=True))
        found.append(time.perf_counter() - begun)
        lists = [part.children[0] for part in chapter.view.children if isinstance(part, VBox)]
        sent = sum(len(json.dumps(one.cases)) for one in lists)  # with a case open there is none
    print(f"    the list as sent to the page: {sent / 1e6:.2f} MB")
    return found[1:]


def main() -> None:
    """Make the workspace, build the page over and over, print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000, help="cases of the made-up workspace (default 10000)")
    parser.add_argument("--rounds", type=int, default=5, help="pages built for each figure (default 5)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(folder, database_url="")
        workspace.prepare()
        Store(workspace, Actor()).cases()
        open_case = fill(workspace, asked.cases)
        for name, query in (("no case open", ""), ("a case open", f"case={open_case}")):
            median = statistics.median(times(workspace, query, asked.rounds))
            print(f"the first page over {asked.cases} cases, {name}: {median:.3f} s (aim ≤ {AIM})", flush=True)


if __name__ == "__main__":
    main()
