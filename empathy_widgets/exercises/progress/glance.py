"""The profile at a glance: a line a score, what stands out, and what nobody can tell."""

from __future__ import annotations

from typing import Any

from empathy_widgets.domain import ReferenceSample, ReferenceValue, Score
from empathy_widgets.exercises.page.moments import when
from empathy_widgets.exercises.page.own_sample import OWN
from empathy_widgets.exercises.page.words import points, score_range
from empathy_widgets.exercises.progress.drawn import moment, signed
from empathy_widgets.exercises.progress.progress import Progress
from empathy_widgets.strings import _
from empathy_widgets.widgets import Reading, ScoreLines

__all__ = ["at_a_glance", "score_lines"]


def at_a_glance(progress: Progress) -> Reading:
    """The two sentences above everything: what stands out, and what cannot be told."""
    found = progress.stands_out
    blocks = [{"heading": _("What stands out"), "paragraphs": [found.sentence]}]
    if found.cannot_tell:
        blocks.append({"heading": _("What cannot be told"), "paragraphs": [found.cannot_tell]})
    reading = Reading(blocks=blocks, level=2)
    reading.add_class("ew-at-a-glance")
    return reading


def score_lines(progress: Progress) -> ScoreLines:
    """A row a subscale and general score: its range, this sitting, the one it is compared with, and the verdict."""
    rows = [score_line(progress, score) for score in progress.current.profile.scores.values()]
    key = [{"mark": "now", "text": when(moment(progress.current))}]
    if progress.first is not progress.current:
        key.append({"mark": "before", "text": when(moment(progress.first))})
    if any(row["band"] for row in rows):
        key.append({"mark": "band", "text": _("a move inside may be error")})
    if progress.sample is not None and any(row["mean"] is not None for row in rows):
        key.append({"mark": "mean", "text": _("{sample}, on average").format(sample=sample_name(progress.sample))})
    caption = _("Scores on {when}").format(when=when(moment(progress.current)))
    return ScoreLines(caption=caption, key=key, rows=rows)


def score_line(progress: Progress, score: Score) -> dict[str, Any]:
    """One score, its places on its range told from 0 to 1."""
    change = progress.change(score.name)
    value = progress.sample.values.get(score.name) if progress.sample else None
    before = None if change is None else progress.first.profile.scores[score.name].points
    move = progress.moved(score.name) if change is not None else None
    partly = _("{answered} of {of} answered").format(answered=score.answered, of=score.of)
    return {
        "subscale": score.name, "label": score.label, "score": "" if score.points is None else points(score.points),
        "low": points(score.low), "high": points(score.high), "earlier": "" if before is None else points(before),
        "at": part(score, score.points), "before": part(score, before),
        "mean": part(score, value.mean if value is not None else None), "band": band(progress, score, before),
        "note": partly if score.answered < score.of else "", "change": "" if move is None else signed(move),
        "verdict": change.verdict if change is not None else "", "says": says(progress, score, before, value),
    }


def part(score: Score, value: float | None) -> float | None:
    """Where points lie between the lowest and the highest of a score, 0 to 1."""
    if value is None or score.high <= score.low:
        return None
    return min(1.0, max(0.0, (value - score.low) / (score.high - score.low)))


def band(progress: Progress, score: Score, before: float | None) -> list[float] | None:
    """From where to where a score may move by measurement error alone, 0 to 1; None where nobody can tell."""
    reach = progress.threshold(score.name)
    if reach is None or before is None or not progress.same_wording(progress.first):
        return None
    ends = [part(score, before - reach), part(score, before + reach)]
    return [end for end in ends if end is not None]


def says(progress: Progress, score: Score, before: float | None, value: ReferenceValue | None) -> str:
    """A row in words, a line each, for whoever points at it or hears it."""
    change = progress.change(score.name)
    lines = [
        _("{label}, from {range}").format(label=score.label, range=score_range(score)),
        _("{when}: {points}").format(when=when(moment(progress.current)), points=told(score.points)),
    ]
    if change is not None:
        lines.append(_("{when}: {points}").format(when=when(moment(progress.first)), points=told(before)))
    if value is not None and progress.sample is not None:
        lines.append(_("{sample}: {points} on average").format(
            sample=sample_name(progress.sample), points=points(value.mean)))
    if change is not None and change.verdict != "cannot tell":
        lines.append(change.reason)
    return "\n".join(lines)


def sample_name(sample: ReferenceSample) -> str:
    """A sample by its name and size; the site's own says its size in its name."""
    if sample.id == OWN:
        return sample.label
    return _("{sample} (n = {n})").format(sample=sample.label, n=f"{sample.n:,}")


def told(value: float | None) -> str:
    """Points, or that there are none."""
    return _("not scored") if value is None else points(value)
