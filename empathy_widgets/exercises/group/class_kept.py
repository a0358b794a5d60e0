"""Classes whose figures are kept: as a list, and two of them side by side with what that tells and what it cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipywidgets import Widget

from empathy_widgets.domain import ClassResult, Instrument
from empathy_widgets.exercises.page.moments import day
from empathy_widgets.exercises.page.words import points
from empathy_widgets.scoring.class_figures import class_difference
from empathy_widgets.strings import _, ngettext
from empathy_widgets.widgets import Notice, ScoreTable

__all__ = ["comparison_parts", "kept_lines"]


def kept_lines(results: Sequence[ClassResult]) -> list[dict[str, Any]]:
    """The kept classes as the list shows them."""
    return [{"id": one.id, "name": one.name, "line": ngettext(
        "{count} person, kept on {when}", "{count} people, kept on {when}", one.figures.people
    ).format(count=f"{one.figures.people:,}", when=day(one.kept_at))} for one in results]


def comparison_parts(instrument: Instrument, before: ClassResult, after: ClassResult) -> list[Widget]:
    """Two classes side by side: each score's means and their difference, then what that can and cannot tell."""
    if before.version != after.version:
        return [Notice(tone="warning", title=_("Not compared"), text=_(
            "The two classes filled in different versions of this form. Whether anything differs between the groups "
            "or only between the versions, nobody can tell."))]
    rows, told = [], []
    for one in before.figures.scores:
        other = after.figures.score(one.name)
        if other is None:
            continue
        low, high = instrument.score_range(one.name)
        label = label_of(instrument, one.name)
        difference = class_difference(one, other)
        rows.append({
            "subscale": one.name, "label": label, "range": f"{points(low)}–{points(high)}",
            "score": _("{before} and {after}: {change} points").format(
                before=f"{one.mean:.1f}", after=f"{other.mean:.1f}", change=f"{difference.change:+.1f}"),
            "answered": _("{one} and {two}").format(one=one.n, two=other.n)})
        told.append(_(
            "{label}: between two such groups of different people, the difference lies between {low} and {high} "
            "points with 95 % confidence.").format(
                label=label, low=f"{difference.low:+.1f}", high=f"{difference.high:+.1f}"))
    table = ScoreTable(
        caption=_("{before} and {after}").format(before=before.name, after=after.name), rows=rows,
        strings={"score": _("Means and their difference"), "answered": _("People scored")})
    return [table, Notice(tone="calm", title=_("What this tells, and what it cannot"),
                          text="\n\n".join([*told, *limits()]))]


def limits() -> list[str]:
    """What two kept classes leave open, in sentences."""
    return [
        _("Limits with 0 between them do not show that the groups are alike, and limits without it do not show why "
          "they differ: other people, another day, a course, or how the form was given."),
        _("Nobody is kept, so nothing here knows whether the same people were in both classes. If they were, these "
          "limits do not hold; follow people one by one in their own cases instead."),
    ]


def label_of(instrument: Instrument, name: str) -> str:
    """What a score is called."""
    labels = {part.id: part.label for part in instrument.subscales}
    labels |= {part.id: part.label for part in instrument.composites}
    return labels.get(name, name)
