"""What stands out in a profile, and what of it nobody can tell: one rule, one sentence each."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

from empathy_widgets.domain import ClearScore, Profile, ReferenceSample, ReliableChange, Score
from empathy_widgets.errors import ScoringError
from empathy_widgets.strings import _, ngettext

__all__ = ["MOST_NAMED", "StandsOut", "clear_scores", "stands_out"]

MOST_NAMED = 2
"""Scores the sentence names; of more it gives the number, and the rows beside it hold them all."""
Cause = Literal["no sample", "no reliability", "too few answers", "other wording"]


@dataclass(frozen=True, slots=True)
class StandsOut:
    """What a profile's first two sentences say.

    ``kind`` is "moved" (a score moved by more than measurement error), "apart" (none did, and a score lies further from
    the sample's mean than one sitting's error) or "nothing"; ``names`` are the ids it rests on, strongest first.
    ``sentence`` says it; ``cannot_tell`` says what nobody can tell, and is empty where nothing is left out.
    """

    kind: Literal["moved", "apart", "nothing"]
    names: tuple[str, ...]
    sentence: str
    cannot_tell: str


def stands_out(
    profile: Profile, changes: Mapping[str, ReliableChange], sample: ReferenceSample | None, *,
    same_wording: bool = True, level: float = 0.95,
) -> StandsOut:
    """Say in one sentence what stands out in a profile, and in one what cannot be told.

    Parameters
    ----------
    profile : Profile
        The sitting being looked at.
    changes : mapping of str to ReliableChange
        Each score against an earlier sitting, as `reliable_change` says; empty at a first sitting.
    sample : ReferenceSample or None
        Whom the scores are compared with.
    same_wording : bool
        Whether the earlier sitting was given in the same sentences.
    level : float
        Two-sided confidence of the distance to the sample's mean, between 0 and 1.

    Returns
    -------
    StandsOut
        Subscales come before general scores, which are looked at only where no subscale stands out. Nothing that
        measurement error could make is named, and no score is called high or low.

    Raises
    ------
    ScoringError
        ``level`` is not between 0 and 1.

    Notes
    -----
    A score moved where `reliable_change` says rose or fell; the strongest has the largest index. It lies apart where
    |points - mean| >= z(level) * sd * sqrt(1 - reliability + 1 / n): the error of one sitting, and that of a mean
    of n people. Standard error of measurement: Lord & Novick (1968), Statistical Theories of Mental Test Scores,
    Addison-Wesley, chapter 3 (the page not seen); adding the error of the mean is our own. Each score is judged by
    itself at ``level``, as the rows beside the sentence are; the sentence is not corrected for how many there are.
    """
    if not 0 < level < 1:
        raise ScoringError(_("The confidence level must lie between 0 and 1, for example 0.95."))
    untold = _cannot_tell(profile, changes, sample, same_wording)
    for scores in (profile.subscales, profile.composites):
        moved = [name for name in scores if name in changes and changes[name].verdict in ("rose", "fell")]
        if moved:
            moved.sort(key=lambda name: -abs(changes[name].index or 0))
            said = [_moved(scores[name], changes[name].change or 0) for name in moved]
            text = _("{scores}, by more than measurement error.").format(scores=_listed(said))
            return StandsOut("moved", tuple(moved), text, untold)
    told = any(change.verdict == "no reliable change" for change in changes.values())
    opening = _("No score moved by more than measurement error.") if told else ""
    for scores in (profile.subscales, profile.composites):
        distances = {name: _distance(score, sample, level) for name, score in scores.items()}
        apart = sorted((name for name, far in distances.items() if abs(far) >= 1),
                       key=lambda name: -abs(distances[name]))
        if apart and sample is not None:
            return StandsOut("apart", tuple(apart), _lies_apart([scores[name] for name in apart], sample, told), untold)
    return StandsOut("nothing", (), opening or _nothing(changes, sample), untold)


def clear_scores(
    profile: Profile, changes: Mapping[str, ReliableChange], sample: ReferenceSample | None, *, level: float = 0.95,
) -> tuple[ClearScore, ...]:
    """Say of which scores anything can be said at all.

    Parameters
    ----------
    profile : Profile
        The sitting being looked at.
    changes : mapping of str to ReliableChange
        Each score against an earlier sitting, as `reliable_change` says; empty at a first sitting.
    sample : ReferenceSample or None
        Whom the scores are compared with; a site's own sample counts like any other.
    level : float
        Two-sided confidence of the distance to the sample's mean, between 0 and 1.

    Returns
    -------
    tuple of ClearScore
        In the profile's order. None of a score without a known reliability, and none of a difference that the error of
        one sitting, and of the sample's mean, could make.

    Notes
    -----
    The rules are those of `stands_out` and `reliable_change`, and their sources stand there.
    """
    found = []
    for name, score in profile.scores.items():
        far = _distance(score, sample, level)
        lies: Literal["above", "below"] | None = None if abs(far) < 1 else ("above" if far > 0 else "below")
        verdict = changes[name].verdict if name in changes else "cannot tell"
        moved: Literal["rose", "fell"] | None = verdict if verdict == "rose" or verdict == "fell" else None
        said = []
        if lies is not None and sample is not None:
            text = (_("{label} lies above the mean of {sample}, by more than the error of one sitting.")
                    if lies == "above" else
                    _("{label} lies below the mean of {sample}, by more than the error of one sitting."))
            said.append(text.format(label=score.label, sample=sample.label))
        if moved is not None:
            text = (_("{label} rose by more than measurement error.") if moved == "rose" else
                    _("{label} fell by more than measurement error."))
            said.append(text.format(label=score.label))
        if said:
            found.append(ClearScore(
                instrument=profile.instrument, name=name, lies=lies, moved=moved, sentence=" ".join(said)))
    return tuple(found)


def _distance(score: Score, sample: ReferenceSample | None, level: float) -> float:
    """How often the error of one sitting lies between a score and the sample's mean; 0 where nobody can tell."""
    value = sample.values.get(score.name) if sample is not None else None
    if sample is None or value is None or value.reliability is None or score.points is None:
        return 0.0
    error = NormalDist().inv_cdf((1 + level) / 2) * value.sd * math.sqrt(1 - value.reliability + 1 / sample.n)
    return (score.points - value.mean) / error


def _moved(score: Score, change: float) -> str:
    points = f"{abs(change):.2f}".rstrip("0").rstrip(".")
    told = _("{label} rose by {points} points") if change > 0 else _("{label} fell by {points} points")
    return told.format(label=score.label, points=points)


def _lies_apart(scores: Sequence[Score], sample: ReferenceSample, told: bool) -> str:
    """That scores lie above or below the mean of a named sample, without a word on what that is worth."""
    said = []
    for score in scores:
        above = score.points is not None and score.points > sample.values[score.name].mean
        text = _("{label} lies above the mean of {sample}") if above else _("{label} lies below the mean of {sample}")
        said.append(text.format(label=score.label, sample=sample.label))
    if told:
        return _("Nothing moved by more than measurement error; {scores}, by more than the error of one sitting."
                 ).format(scores=_listed(said))
    return _("{scores}, by more than the error of one sitting.").format(scores=_listed(said))


def _nothing(changes: Mapping[str, ReliableChange], sample: ReferenceSample | None) -> str:
    if changes or sample is None:
        return _("Nothing can be said to stand out: the shape is a place to start talking.")
    return _("No score lies further from the sample than the error of one sitting.")


def _listed(said: Sequence[str]) -> str:
    """At most two clauses, and how many more there are."""
    more = len(said) - MOST_NAMED
    text = _(" and ").join(said[:MOST_NAMED])
    return text if more <= 0 else ngettext(
        "{scores}, and {count} more", "{scores}, and {count} more", more).format(scores=text, count=more)


def _cannot_tell(
    profile: Profile, changes: Mapping[str, ReliableChange], sample: ReferenceSample | None, same_wording: bool,
) -> str:
    """One sentence on what is not known, however many scores it is about."""
    causes: dict[Cause, list[str]] = {}
    for name, score in profile.scores.items():
        change = changes.get(name)
        if change is not None and change.verdict != "cannot tell":
            continue
        if cause := _cause(score, change, sample, same_wording):
            causes.setdefault(cause, []).append(score.label)
    if not causes:
        return ""
    words = {"no sample": _("no reference sample"), "no reliability": _("no known reliability"),
             "too few answers": _("too few answers"), "other wording": _("two different wordings")}
    everything = len(causes) == 1 and len(next(iter(causes.values()))) == len(profile.scores)
    parts = [words[cause] if everything else _("{scores} ({cause})").format(scores=_all(labels), cause=words[cause])
             for cause, labels in causes.items()]
    if not changes:
        text = (_("Cannot tell how far a score lies from others: {why}.") if everything else
                _("Cannot tell how far these lie from others: {why}."))
    else:
        text = (_("Cannot tell how much of a move is chance: {why}.") if everything else
                _("Cannot tell how much of a move is chance for {why}."))
    return text.format(why="; ".join(parts))


def _cause(
    score: Score, change: ReliableChange | None, sample: ReferenceSample | None, same_wording: bool,
) -> Cause | None:
    """Why nobody can tell; None where somebody can."""
    value = sample.values.get(score.name) if sample is not None else None
    if change is not None and not same_wording:
        return "other wording"
    if score.points is None:
        return "too few answers"
    if value is None:
        return "no sample"
    if value.reliability is None:
        return "no reliability"
    return None if change is None else "too few answers"


def _all(labels: Sequence[str]) -> str:
    return labels[0] if len(labels) == 1 else _("{first} and {last}").format(
        first=", ".join(labels[:-1]), last=labels[-1])
