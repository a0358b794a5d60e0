"""`python -m benchmarks.case_line`: the time line of a case with 1,000 events, from the shelves to what the page gets.

The peer draws what was read as a plotly scatter, a row a kind, as one would without the workbook: the same points and
words, without gathering what lies close. Both are timed in one run, in turn, in this process and without a browser.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import insert

from empathy_widgets.domain import Actor
from empathy_widgets.exercises.course.line import line_of
from empathy_widgets.exercises.course.timeline import Happened, happened
from empathy_widgets.exercises.page.page import Page
from empathy_widgets.exercises.welcome import Welcome
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database.engine import writing
from empathy_widgets.records.database.plan_tables import plan_events, plans
from empathy_widgets.records.database.tables import administrations, responses, run_events, runs

__all__ = ["fill", "main"]

AIM = 0.5
"""Seconds from the page to the picture."""
SITTINGS, PLANS, DAYS_CHANGED = 0.3, 0.03, 4
"""Of all events: sittings, plans; each plan is made, and changed on so many days more. The rest are runs."""
YEARS = 3
PEER = "the peer's drawing of them"
ROOM = {"role-play": ("two-cups", {"way": "helper", "level": "open"}, "begin", {}),
        "discussion": ("sorry", {"people": ["A"], "timed": False}, "deal", {"card": "opening"}),
        "mirroring": ("breath", {"people": ["A"]}, "done", {"round": 0}),
        "problem": ("blank", {"way": "copy", "people": ["A", "B"]}, "say", {"text": "Who cooks."})}
Rows = list[dict[str, Any]]


def fill(workspace: Workspace, case: str, events: int) -> None:
    """Put so many events of three years straight into the tables; the trail knows nothing of them."""
    draw = random.Random(events)
    now = datetime.datetime.now(datetime.UTC)

    def new(number: int, **row: Any) -> dict[str, Any]:
        return {"id": str(uuid.UUID(int=draw.getrandbits(128))), "sequence": number + 1, "case_id": case,
                "request": None, "revision": 0, **row}

    def moment() -> datetime.datetime:
        return now - datetime.timedelta(days=365 * YEARS * draw.random())

    given, answers, done, acts, planned, changes = Rows(), Rows(), Rows(), Rows(), Rows(), Rows()
    for number in range(round(SITTINGS * events)):
        at = moment()
        given.append(new(
            number, instrument="pes-practice-form", wording=None, language="en", mode="self", status="completed",
            current_item=1, started_at=at, completed_at=at, void_reason=None))
        answers += [{"administration_id": given[-1]["id"], "item": item, "choice": draw.randint(1, 5),
                     "declined": False, "answered_at": at, "elapsed_ms": 4000, "revision": 0, "request": None}
                    for item in range(1, 21)]
    for number in range(round(PLANS * events)):
        at = moment()
        planned.append(new(number, status="completed", started_at=at, ended_at=at + datetime.timedelta(days=30)))
        changes += [{"plan_id": planned[-1]["id"], "number": day + 1, "kind": "say", "request": None,
                     "body": json.dumps({"text": f"made up {day}"}), "at": at + datetime.timedelta(days=day)}
                    for day in range(DAYS_CHANGED + 1)]
    for number in range(events - len(given) - (DAYS_CHANGED + 1) * len(planned)):
        at, kind = moment(), draw.choice(list(ROOM))
        content, settings, said, body = ROOM[kind]
        done.append(new(number, kind=kind, content=content, version=None, settings=json.dumps(settings),
                        status="completed", started_at=at, ended_at=at, void_reason=None))
        acts += [{"run_id": done[-1]["id"], "number": one, "kind": said, "body": json.dumps(body), "at": at,
                  "request": None} for one in (1, 2, 3)]
    with writing(workspace.engine, workspace.database_file) as connection:
        for table, rows in ((administrations, given), (responses, answers), (runs, done), (run_events, acts),
                            (plans, planned), (plan_events, changes)):
            connection.execute(insert(table), rows)


def scatter(found: Sequence[Happened]) -> str:
    """The peer: every point with its words, as plotly's JSON."""
    import plotly.graph_objects as go

    figure = go.Figure([go.Scatter(
        x=[one.at for one in found if one.kind == kind], y=[kind] * sum(one.kind == kind for one in found),
        mode="markers", name=kind, text=[f"{one.shown['title']}: {one.shown['line']}" for one in found
                                         if one.kind == kind],
        customdata=[one.shown["link"] for one in found if one.kind == kind],
    ) for kind in dict.fromkeys(one.kind for one in found)])
    return str(figure.to_json())


def ours(page: Page, found: Sequence[Happened]) -> str:
    """The picture's state as it is sent to the page."""
    (line,) = line_of(page, found)
    return json.dumps({name: value for name, value in line.get_state().items() if not name.startswith("_")})


def seconds(work: Callable[[], object]) -> tuple[float, float]:
    """How long it takes, and how much of the processor: on a busy machine these are far apart."""
    begun = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - begun[0], time.process_time() - begun[1]


def main() -> None:
    """Make the case, draw both pictures in turn, print the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1000, help="events of the case (default 1000)")
    parser.add_argument("--rounds", type=int, default=9, help="pictures drawn for each figure (default 9)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(folder, database_url="")
        workspace.prepare()
        case = Store(workspace, Actor()).create_case("made up").id
        fill(workspace, case, asked.events)

        def opened() -> Page:
            return Page(workspace, query=f"case={case}", seat="benchmark", served=True)

        def whole() -> None:
            page = opened()
            ours(page, happened(page))

        page = opened()
        found = happened(page)
        work: dict[str, Callable[[], object]] = {
            "reading them": lambda: happened(opened()), "drawing them": lambda: ours(page, found),
            PEER: lambda: scatter(found), f"the time line, read and drawn (aim ≤ {AIM})": whole,
            "the whole first page of that case": lambda: Welcome(opened())}
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in work}
        for _round in range(asked.rounds + 1):
            for name, one in work.items():
                times[name].append(seconds(one))
        middle = {name: [statistics.median(side) for side in zip(*all_[1:], strict=True)]
                  for name, all_ in times.items()}
        (line,) = line_of(page, found)
        marks = sum(len(row["marks"]) for lane in line.lanes for row in lane["rows"])
        print(f"{len(found)} events, {marks} marks; sent: {len(ours(page, found)) / 1e6:.2f} MB "
              f"(peer {len(scatter(found)) / 1e6:.2f} MB)")
        for name, (took, worked) in middle.items():
            print(f"{name}: {took:.3f} s, of the processor {worked:.3f} s")
        print(f"drawing: {middle['drawing them'][1] / middle[PEER][1]:.2f} × the peer")


if __name__ == "__main__":
    main()
