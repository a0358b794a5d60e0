"""From answers to scores: reverse-keyed items, missing answers, subscales, composites. No norms, no verdicts."""

from __future__ import annotations

from collections.abc import Mapping

from empathy_widgets.domain import Composite, Instrument, Profile, Score, Subscale
from empathy_widgets.scoring.response import check_choice, check_item

__all__ = ["score_instrument"]

ROUNDING = 1e-9
"""Keeps 0.8 × 5 at four items whatever the binary fraction says."""


def score_instrument(
    instrument: Instrument, answers: Mapping[int, int | None], wording: str | None = None,
) -> Profile:
    """Work out every subscale and composite of one administration.

    Parameters
    ----------
    instrument : Instrument
        Its key: which item belongs where, which are reverse-keyed, and the missing rule.
    answers : Mapping of int to int or None
        Item number to choice. None is "prefer not to answer"; an absent item is unanswered. Both are missing.
    wording : str, optional
        The id of a site's wording, carried into every score so that two wordings are never compared.

    Returns
    -------
    Profile
        Points in the instrument's own units; None where a subscale, or any part of a composite, is unscored.

    Raises
    ------
    ImpossibleResponse
        An item or a choice that the instrument does not offer. Nothing is scored then.

    Notes
    -----
    Reverse-keyed: lowest choice + highest choice - choice.
    Missing: a subscale is scored when at least ``instrument.missing.share`` of its items were answered, as the mean of
    the answered items times the number of items (the person's own mean, per subscale, never over the whole
    instrument). Source: the half rule at individual level, Bell, Fairclough, Fiero & Butow (2016), BMC Res Notes
    9:479, doi:10.1186/s13104-016-2284-z. Each instrument names its own share and where that comes from.

    Examples
    --------
    >>> from empathy_widgets.library import Library
    >>> profile = score_instrument(Library().instrument("pes"), {item: 3 for item in range(1, 21)})
    >>> profile.subscales["NCE"].points, profile.composites["total"].points
    (15.0, 60.0)
    """
    keyed = _keyed_answers(instrument, answers)
    subscales = {part.id: _score_subscale(instrument, part, keyed, wording) for part in instrument.subscales}
    composites = {whole.id: _score_composite(instrument, whole, subscales, wording) for whole in instrument.composites}
    return Profile(instrument=instrument.id, subscales=subscales, composites=composites)


def _keyed_answers(instrument: Instrument, answers: Mapping[int, int | None]) -> dict[int, int]:
    """Answered items only, turned round where the key says so."""
    low, high = instrument.choice_range
    keyed = {}
    for number, choice in answers.items():
        item = check_item(instrument, number)
        if choice is not None:
            points = check_choice(instrument, item, choice)
            keyed[number] = low + high - points if item.reverse_keyed else points
    return keyed


def _score_subscale(instrument: Instrument, subscale: Subscale, keyed: Mapping[int, int], wording: str | None) -> Score:
    given = [keyed[number] for number in subscale.items if number in keyed]
    count = len(subscale.items)
    low, high = instrument.score_range(subscale.id)
    points = None
    if given and len(given) >= instrument.missing.share * count - ROUNDING:
        points = sum(given) / len(given) if subscale.score == "mean" else sum(given) * count / len(given)
    prorated = points is not None and len(given) < count
    return Score(
        instrument=instrument.id, wording=wording, name=subscale.id, label=subscale.label, points=points,
        answered=len(given), of=count, prorated=prorated, low=low, high=high,
        whole=subscale.score == "sum" and not prorated, higher_is=subscale.higher_is,
    )


def _score_composite(
    instrument: Instrument, composite: Composite, subscales: Mapping[str, Score], wording: str | None,
) -> Score:
    parts = [subscales[name] for name in composite.of]
    points = [part.points for part in parts if part.points is not None]
    low, high = instrument.score_range(composite.id)
    scored = len(points) == len(parts)
    return Score(
        instrument=instrument.id, wording=wording, name=composite.id, label=composite.label,
        points=sum(points) if scored else None, answered=sum(part.answered for part in parts),
        of=sum(part.of for part in parts), prorated=scored and any(part.prorated for part in parts), low=low, high=high,
        whole=all(part.whole for part in parts),
        higher_is=parts[0].higher_is if len({part.higher_is for part in parts}) == 1 else "neither",
    )
