"""What the figures of a page are held to, and the table that says which aim is met and by how much one is missed."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.peer_sides import PEERS
from benchmarks.visits import percentile

__all__ = ["AIMS", "Aim", "page_table"]

EVERY_PEER = "every peer"
FRAMEWORKS = tuple(name for name in PEERS if name != "floor")
Figures = Mapping[str, Mapping[str, list[float]]]
Medians = dict[str, dict[str, float]]


@dataclass
class Aim:
    """At most ``most`` times what the side ``of`` needs; without a side ``most`` is in the figure's own unit."""

    most: float
    of: str = ""

    def value(self, mine: float, others: Mapping[str, float]) -> float | None:
        """What is held to ``most``; None where the other side was not measured."""
        if not self.of:
            return mine
        against = [others[name] for name in (FRAMEWORKS if self.of == EVERY_PEER else (self.of,)) if name in others]
        return mine / min(against) if against else None

    def said(self, value: float) -> str:
        """The aim with the value, and by how much it is missed."""
        held = f"{value:.2f} × {self.of}" if self.of else f"{value:.3g}"
        if self.of == EVERY_PEER:
            held = f"{value:.2f} × the best peer"
        verdict = "met" if value <= self.most else "missed by " + (
            f"{value / self.most - 1:.0%}" if self.most else f"{value:g}")
        return f"{held} (≤ {self.most:g}: {verdict})"


TO_FLOOR, TO_PEERS = Aim(1.5, "floor"), Aim(1, EVERY_PEER)
AIMS: dict[str, tuple[Aim, ...]] = {
    "first visit to usable, s": (Aim(2, "floor"), Aim(0.5, "Dash"), TO_PEERS),
    "second visit to usable, s": (Aim(2, "floor"), Aim(0.5, "Dash")),
    "bytes until usable, first visit, MB": (Aim(0.30),),
    "bytes until usable, second visit, MB": (Aim(0.03),),
    "bytes after that, first visit, MB": (),
    "bytes after that, second visit, MB": (),
    "click to redrawn radar before plotly.js p50, ms": (TO_FLOOR, TO_PEERS),
    "click to redrawn radar before plotly.js p95, ms": (TO_FLOOR, TO_PEERS),
    "click to redrawn radar after plotly.js p50, ms": (TO_FLOOR, TO_PEERS),
    "click to redrawn radar after plotly.js p95, ms": (TO_FLOOR, TO_PEERS),
    "twenty pages until the last is usable, s": (Aim(0.6, "Dash"),),
    "twenty pages, never usable": (Aim(0),),
    "twenty pages, browser's processor, s": (Aim(0.5, "Dash"),),
    "twenty pages, browser's processor until it rests, s": (),
    "twenty pages, server's processor, s": (),
    "a phone's first visit to usable, s": (Aim(0.3, "stock"), Aim(0.5, "Dash")),
    "server's processor time an opening, s": (Aim(0.2),),
    "memory an open page (PSS), MB": (Aim(40),),
}
"""Figure → what it is held to; one without an aim is there to be read beside the others."""


def page_table(measured: Figures) -> dict[str, float]:
    """Print every side's medians with the aims, as a Markdown table; return what is held to the aims, by name."""
    medians: Medians = {side: summary(figures) for side, figures in measured.items()}
    ours = medians["workbook"]
    print(f"\n| figure | {' | '.join(medians)} | aims |\n|---|{'---|' * (len(medians) + 1)}")
    held: dict[str, float] = {}
    for name, aims in AIMS.items():
        cells = [number(figures.get(name)) for figures in medians.values()]
        if set(cells) == {"–"}:
            continue
        others = {side: figures[name] for side, figures in medians.items() if name in figures}
        said = []
        for aim in aims if name in ours else ():
            if (value := aim.value(ours[name], others)) is not None:
                said.append(aim.said(value))
                held[f"{name} / {aim.of}" if aim.of else name] = round(value, 4)
        print(f"| {name} | {' | '.join(cells)} | {'; '.join(said)} |")
    after = ours.get("bytes after that, first visit, MB")
    if after is not None:
        print(f"\nOnce the workbook's page is usable, {after:.2f} MB more come on a first visit (the chart library and "
              f"what else waits), {ours['bytes after that, second visit, MB']:.2f} MB on a second one.")
    return held


def summary(figures: Mapping[str, list[float]]) -> dict[str, float]:
    """The median of each figure; of clicks, all rounds together, the 50th and the 95th percentile."""
    medians = {}
    for name, values in figures.items():
        if name.startswith("click"):
            what, unit = name.rsplit(", ", 1)
            for words, share in (("p50", 0.50), ("p95", 0.95)):
                medians[f"{what} {words}, {unit}"] = percentile(values, share)
        else:
            medians[name] = statistics.median(values)
    return medians


def number(value: float | None) -> str:
    """A figure as the table shows it."""
    return "–" if value is None else f"{value:.0f}" if value >= 100 else f"{value:.3g}"
