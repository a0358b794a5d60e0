"""A site's own yardstick: means, spreads and reliabilities from its own people, and when they cannot carry one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from empathy_widgets.domain import Instrument, Profile, ReferenceValue
from empathy_widgets.errors import ScoringError
from empathy_widgets.scoring.columns import keyed_answers, score_columns
from empathy_widgets.scoring.keying import keying_warnings
from empathy_widgets.scoring.reliability import FEWEST, alpha, covariances, feldt_interval
from empathy_widgets.strings import _

if TYPE_CHECKING:
    import numpy as np

__all__ = ["SampleFigures", "sample_of_class", "sample_of_repeats"]

VANISHING = 1e-9


@dataclass(frozen=True, slots=True)
class SampleFigures:
    """What a sample says of an instrument: ``n`` people, ``values`` by score, and why a score is left out, by label."""

    n: int
    values: dict[str, ReferenceValue]
    left_out: dict[str, str]


def sample_of_class(instrument: Instrument, choices: np.ndarray) -> SampleFigures:
    """Make a yardstick of the answers of many people, each given once.

    Parameters
    ----------
    instrument : Instrument
        Its key and its rule for missing answers.
    choices : array of float, respondents × items
        As answered, a column an item in the instrument's order; nan is unanswered or declined.

    Returns
    -------
    SampleFigures
        Mean and SD in points over everybody who has the score; alpha over those who answered every item of it. A score
        is left out where fewer than 30 people have it or answered all of it, where nobody differs, where items run
        against their key, or where alpha's 95 % interval reaches down to 0.

    Raises
    ------
    ScoringError
        Fewer than 30 people answered anything, or no score is left.
    ImpossibleResponse
        The columns are not the items, or a choice is not on offer.

    Notes
    -----
    That 30 are needed and what is left out are rules of this workbook. Alpha and its interval: see reliability.py.
    """
    import numpy as np

    keyed = keyed_answers(instrument, choices)
    there = ~np.isnan(keyed).all(axis=1)
    keyed, choices = keyed[there], np.asarray(choices, dtype=float)[there]
    enough(len(keyed))
    place = {item.number: index for index, item in enumerate(instrument.items)}
    numbers = {part.id: part.items for part in instrument.subscales}
    numbers |= {whole.id: tuple(item for part in whole.of for item in numbers[part]) for whole in instrument.composites}
    against = {part.id for part in instrument.subscales if keying_warnings(
        instrument, part, *covariances(keyed[:, [place[item] for item in part.items]]))}
    against |= {whole.id for whole in instrument.composites if against & set(whole.of)}
    values, left_out = {}, {}
    for column in score_columns(instrument, choices):
        answers = keyed[:, [place[item] for item in numbers[column.name]]]
        why, reliability = (_("items run against their key; was something turned round already?"), None)
        if column.name not in against:
            why, reliability = _alpha_or_why(answers, len(column.known))
        if reliability is None:
            left_out[column.label] = why
        else:
            values[column.name] = ReferenceValue(
                mean=column.mean, sd=column.sd, reliability=reliability, reliability_kind="alpha")
    return carried(len(keyed), values, left_out)


def _alpha_or_why(answers: np.ndarray, scored: int) -> tuple[str, float | None]:
    cov, complete = covariances(answers)
    if scored < FEWEST or complete < FEWEST:
        return _("fewer than {fewest} people answered all of it").format(fewest=FEWEST), None
    if len(cov) < 2:
        return _("one item alone has no alpha"), None
    found = alpha(cov)
    if found is None:
        return _("everybody answered alike"), None
    if feldt_interval(found, complete, len(cov))[0] <= 0 or found >= 1 - VANISHING:
        return _("its items do not hold together well enough here (alpha {alpha})").format(alpha=f"{found:.2f}"), None
    return "", found


def sample_of_repeats(instrument: Instrument, pairs: Sequence[tuple[Profile, Profile]]) -> SampleFigures:
    """Make a yardstick of people who were given a scale twice while nothing was meant to change.

    Parameters
    ----------
    instrument : Instrument
        Whose scores they are.
    pairs : sequence of (Profile, Profile)
        Each person's first and second sitting, one pair a person.

    Returns
    -------
    SampleFigures
        Mean and SD in points of the first sittings, and how the two sittings correlate (retest). A score is left out
        where fewer than 30 people have it twice, where nobody differs, or where the correlation's 95 % interval reaches
        down to 0.

    Raises
    ------
    ScoringError
        Fewer than 30 pairs, or no score is left.

    Notes
    -----
    The interval is Fisher's: tanh(atanh(r) ± z / sqrt(n - 3)). Fisher (1921), Metron 1, 3-32 (the page not seen).
    """
    enough(len(pairs))
    values, left_out = {}, {}
    labels = {part.id: part.label for part in instrument.subscales}
    labels |= {whole.id: whole.label for whole in instrument.composites}
    for name, label in labels.items():
        found = [(before.scores[name].points, after.scores[name].points) for before, after in pairs]
        twice = [(one, two) for one, two in found if one is not None and two is not None]
        why, value = _retest_or_why(twice)
        if value is None:
            left_out[label] = why
        else:
            values[name] = value
    return carried(len(pairs), values, left_out)


def _retest_or_why(twice: Sequence[tuple[float, float]]) -> tuple[str, ReferenceValue | None]:
    count = len(twice)
    if count < FEWEST:
        return _("fewer than {fewest} people have it twice").format(fewest=FEWEST), None
    means = [sum(column) / count for column in zip(*twice, strict=True)]
    first, second = ([point - mean for point in column] for column, mean in zip(zip(*twice, strict=True), means,
                                                                              strict=True))
    spread = math.sqrt(sum(one * one for one in first) * sum(two * two for two in second))
    if spread <= VANISHING:
        return _("everybody answered alike"), None
    together = sum(one * two for one, two in zip(first, second, strict=True)) / spread
    if together >= 1 - VANISHING or _fisher_low(together, count) <= 0:
        return _("its two sittings do not go together in a way one could use (r {r})").format(r=f"{together:.2f}"), None
    sd = math.sqrt(sum(one * one for one in first) / (count - 1))
    return "", ReferenceValue(mean=means[0], sd=sd, reliability=together, reliability_kind="retest")


def _fisher_low(correlation: float, count: int) -> float:
    if correlation <= -1 + VANISHING:
        return -1.0
    return math.tanh(math.atanh(correlation) - NormalDist().inv_cdf(0.975) / math.sqrt(count - 3))


def enough(people: int) -> None:
    """Refuse too few people."""
    if people < FEWEST:
        raise ScoringError(_(
            "A yardstick of your own needs {fewest} people, and there are {count}. With fewer, chance would decide how "
            "far a score must move.").format(fewest=FEWEST, count=people))


def carried(people: int, values: dict[str, ReferenceValue], left_out: dict[str, str]) -> SampleFigures:
    """The figures, or the refusal where no score is left to measure with."""
    if not values:
        why = "; ".join(f"{label}: {reason}" for label, reason in left_out.items())
        raise ScoringError(_("These answers cannot carry a yardstick. {why}.").format(why=why))
    return SampleFigures(people, values, left_out)
