"""A month of kindness as a bouquet, for paper: what the page draws, by the same geometry, in the light's colours.

A flower for each act, its sort saying whom the act was towards; smaller where it was partly done; a leaf for each day
off that was written down. `widgets/kindness_month` has the same shapes in flowers.js and picture.js.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from empathy_widgets.charts.paint import LIGHT
from empathy_widgets.domain import Practice
from empathy_widgets.strings import _

__all__ = ["Bloom", "blooms", "describe_kindness_month", "kindness_month"]

PETALS: Mapping[str, tuple[int, str, float]] = {
    "strangers": (10, "M.15,0C.3,-.17 .85,-.2 1,0C.85,.2 .3,.17 .15,0Z", 0.26),
    "family": (5, "M0,0C.2,-.6 .85,-.62 .98,-.16Q.9,0 .98,.16C.85,.62 .2,.6 0,0Z", 0.2),
    "friends": (6, "M0,0C.3,-.34 .6,-.26 1,0C.6,.26 .3,.34 0,0Z", 0.15),
    "oneself": (4, "M0,0C.1,-.66 1.05,-.68 .82,0C1.05,.68 .1,.66 0,0Z", 0.17),
    "unseen": (12, "M0,-.02H.8A.1,.1 0 1 1 .8,.02H0Z", 0.13),
    "any": (3, "M0,0C.15,-.5 .8,-.5 .95,0C.8,.5 .15,.5 0,0Z", 0.18),
}
"""Of each sort: how many petals, one that points to the right (the flower reaches 1), how large its heart is."""
LEAF = "M-1,0C-.5,-.55 .4,-.6 1,0C.4,.6 -.5,.55 -1,0Z"
MIDDLE, STEP, FLAT, GOLDEN = (180, 152), 25, 0.86, 137.508
MOUTH, HALF = 312, 34
JAR = ("M140,306H220V312Q220,320 226,330Q234,344 234,362V396Q234,412 218,412H142Q126,412 126,396V362Q126,344 134,330"
       "Q140,320 140,312Z")
WATER = "M127,352Q180,346 233,352V396Q233,411 218,411H142Q127,411 127,396Z"
ARCH = "M22,430V168A158,158 0 0 1 338,168V430Z"
LEAF_GREEN, ROSE, HEART, GROUND, STEM = "#81a589", "#be7571", "#b99f76", "#f4efde", "#628f6d"
"""What the page mixes of its tokens; a test holds them equal."""
COLOURS = {"strangers": LIGHT["--ew-series-2"], "family": LIGHT["--ew-series-3"], "friends": LIGHT["--ew-series-1"],
           "oneself": ROSE, "unseen": LIGHT["--ew-series-4"], "any": "#2d6a3e"}


@dataclass(frozen=True)
class Bloom:
    """What stands in the bouquet for one day: whom the act was towards ("any" without a card), and how it was done."""

    sort: str
    done: str
    """"yes", "partly" or "no"."""


def blooms(practice: Practice, kept: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> list[Bloom]:
    """The days that were written of, in their order; ``kept`` is what stands, kind of event to key to body."""
    acts = {act.id: act.towards for act in practice.acts}
    lines = {line["day"]: line for key, line in kept.get("log", {}).items() if key != line["day"]}
    lines |= {line["day"]: line for key, line in kept.get("log", {}).items() if key == line["day"]}

    def sort(day: str) -> str:
        id = kept.get("act", {}).get(day, {}).get("act", "")
        own = kept.get("own-act", {}).get(id, {}).get("text") and id.rpartition("-")[2]
        return acts.get(id) or own or "any"

    return [Bloom(sort(day), lines[day]["done"]) for day in sorted(lines)]


def describe_kindness_month(days: Sequence[Bloom]) -> str:
    """What the bouquet shows, in one sentence."""
    names = {"strangers": _("strangers"), "family": _("family"), "friends": _("friends"), "oneself": _("yourself"),
             "unseen": _("people who never know"), "any": _("without a card")}
    told = {name: sum(one.sort == sort and one.done != "no" for one in days) for sort, name in names.items()}
    told[_("a day off")] = sum(one.done == "no" for one in days)
    said = ", ".join(_("{count} × {towards}").format(count=count, towards=name)
                     for name, count in told.items() if count)
    return _("A bouquet in a jar: {flowers}.").format(flowers=said or _("no flower yet"))


def kindness_month(practice: Practice, kept: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """The month as an SVG, 360 wide and 430 high, with its description as title.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> svg = kindness_month(Library().entry("practices", "acts-of-kindness"), {})
    >>> svg[:4], "no flower yet" in svg
    ('<svg', True)
    """
    days = blooms(practice, kept)
    heads = [head_at(index) for index in range(len(days))]
    drawn = "".join(flower(one, at) for one, at in zip(days, heads, strict=True))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 430" width="360" height="430" role="img">'
        f"<title>{escape(describe_kindness_month(days))}</title>"
        f'<path d="{ARCH}" fill="{GROUND}"/>'
        f'<path d="M6,428.5H354" stroke="{LIGHT["--ew-edge"]}" stroke-width="3" stroke-linecap="round"/>'
        f'<g fill="none" stroke="{STEM}" stroke-width="1.6">{"".join(stem(*at) for at in heads)}</g>'
        f'<path d="{WATER}" fill="{LIGHT["--ew-series-1"]}" fill-opacity="0.22"/>'
        f'<path d="{JAR}" fill="{LIGHT["--ew-surface"]}" fill-opacity="0.25" stroke="{LIGHT["--ew-edge"]}" '
        f'stroke-width="1.5"/><g stroke="{LIGHT["--ew-surface"]}">{drawn}</g></svg>')


def head_at(index: int) -> tuple[float, float]:
    """Where a head stands: each a golden angle further round, so that a bouquet is round however many it holds."""
    far, turn = STEP * math.sqrt(index + 0.35), math.radians(index * GOLDEN - 90)
    return MIDDLE[0] + far * math.cos(turn), MIDDLE[1] + FLAT * far * math.sin(turn)


def stem(x: float, y: float) -> str:
    """A stem from a head down into the jar."""
    into, foot = MIDDLE[0] + (x - MIDDLE[0]) / 140 * HALF, MIDDLE[0] - (x - MIDDLE[0]) / 140 * 34
    return f'<path d="M{x:.1f},{y:.1f}Q{into:.1f},{(y + MOUTH) / 2 + 20:.1f} {into:.1f},{MOUTH}L{foot:.1f},400"/>'


def flower(day: Bloom, at: tuple[float, float]) -> str:
    """A flower, or a leaf for a day off, where its head stands."""
    spot = f"translate({at[0]:.1f},{at[1]:.1f})"
    if day.done == "no":
        turn = round(math.degrees(math.atan2(at[1] - MIDDLE[1] - 60, at[0] - MIDDLE[0])))
        return (f'<g transform="{spot}" fill="{LEAF_GREEN}" stroke="none">'
                f'<path d="{LEAF}" transform="rotate({turn}) scale(17)"/></g>')
    size = 15 if day.done == "partly" else 22
    count, petal, heart = PETALS.get(day.sort, PETALS["any"])
    wide = (0.4 if day.sort == "unseen" else 1) / size
    petals = "".join(f'<path d="{petal}" transform="rotate({-90 + 360 / count * one:g})"/>' for one in range(count))
    core = "#543926" if day.sort == "strangers" else HEART
    return (f'<g transform="{spot}" fill="{COLOURS.get(day.sort, COLOURS["any"])}"><g transform="scale({size})" '
            f'stroke-width="{wide:.3f}">{petals}<circle r="{heart:g}" fill="{core}"/></g></g>')
