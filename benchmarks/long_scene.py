"""`python -m benchmarks.long_scene`: a choice in a scene of 200 events, kept durably, and the same in one of 20.

In this process, without a browser: the message goes in through the stage's outbox as a page sends it, and the clock
stops when its receipt stands there and everything is drawn.
"""

from __future__ import annotations

import itertools
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.visits import percentile

__all__ = ["choices_in_a_long_scene"]

SCENE = "two-cups"
START = {"way": "helper", "level": "open", "own": "no", "names": "", "minutes": "5"}
DEEP = 3
"""So many moments are played and all taken back, over and over: the scene grows longer and comes to no end."""


def choices_in_a_long_scene(events: int, choices: int = 30, runs: int = 3) -> list[float]:
    """Milliseconds of every choice made once a scene holds ``events`` events, over some scenes."""
    from empathy_widgets.exercises.page.page import Page
    from empathy_widgets.exercises.role_play import RolePlay
    from empathy_widgets.records import Workspace

    times: list[float] = []
    for _run in range(runs):
        with tempfile.TemporaryDirectory(prefix="empathy-bench-") as folder:
            place = Workspace(Path(folder) / "workspace")
            place.prepare()
            chapter = RolePlay(Page(place, served=True))
            send(chapter.view.children[0], {"kind": "start", "content": SCENE, "answers": START}, "start")
            stage: Any = chapter.view.children[0].children[0]
            sent = steps(stage)
            for _event in range(events):
                next(sent)
            made = [took for kind, took in itertools.islice(sent, 2 * choices) if kind == "choose"]
            times += made
    return times


def steps(stage: Any) -> Iterator[tuple[str, float]]:
    """Play on and take back without end; each event's kind and the milliseconds it took."""
    for number in itertools.count():
        at = (number - 1) % (2 * DEEP)
        event: dict[str, Any] = {"kind": "begin"}
        if number and at < DEEP:
            event = {"kind": "choose", "beat": stage.now["beat"], "option": stage.now["options"][0]["id"]}
        elif number:
            event = {"kind": "again", "beat": stage.turns[-1]["beat"]}
        begun = time.perf_counter()
        send(stage, event, str(number))
        yield event["kind"], 1000 * (time.perf_counter() - begun)


def send(widget: Any, event: dict[str, Any], request: str) -> None:
    """Put one message into a widget's outbox, as its page would; RuntimeError when it was refused."""
    widget.outbox = [{"request": request, **event}]
    if not widget.receipts[request]["ok"]:
        raise RuntimeError(widget.receipts[request]["text"])


def main() -> None:
    """Measure both lengths and print them side by side."""
    for events in (20, 200):
        times = choices_in_a_long_scene(events)
        print(f"choice in a scene of {events} events, ms: p50 {percentile(times, 0.50):.1f}, "
              f"p95 {percentile(times, 0.95):.1f} ({len(times)} choices)", flush=True)


if __name__ == "__main__":
    main()
