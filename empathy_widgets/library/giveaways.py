"""Whether the replies that land can be told by their looks: by a question mark, their length or their place.

A learner who finds the good reply by counting letters has practised counting letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from empathy_widgets.domain import Beat, Option, Script

__all__ = ["MOST_TOLD", "SIGNS", "told_by"]

MOST_TOLD = 0.6
"""How well a sign may tell the reply that lands from one that does not, over all moments; 0.5 is chance."""


def _question(_beat: Beat, option: Option) -> int:
    return "?" in option.say


def _length(_beat: Beat, option: Option) -> int:
    return len(option.say.split())


def _place(beat: Beat, option: Option) -> int:
    return beat.options.index(option)


SIGNS: dict[str, Callable[[Beat, Option], int]] = {"question mark": _question, "length": _length, "place": _place}
"""What a reply looks like, as a number."""


def told_by(sign: str, scripts: Iterable[Script]) -> float:
    """How well a sign tells the reply that lands, the better of its two directions.

    Parameters
    ----------
    sign : str
        One of `SIGNS`.
    scripts : iterable of Script
        All their moments are taken together.

    Returns
    -------
    float
        0.5 to 1: of every two replies of one moment of which one lands (depth 2) and one does not, the share in which
        the sign is larger at the one that lands (or at the other, if that is more often so). Equal ones count half.
        0.5 where there are no such two.

    Notes
    -----
    This is the area under the ROC curve within moments (Hanley & McNeil, Radiology 1982;143:29-36,
    doi 10.1148/radiology.143.1.7063747).
    """
    weigh = SIGNS[sign]
    more = pairs = 0.0
    for beat in (beat for script in scripts for beat in script.beats):
        landed = [weigh(beat, option) for option in beat.options if option.depth == 2]
        others = [weigh(beat, option) for option in beat.options if option.depth != 2]
        more += sum((one > other) + (one == other) / 2 for one in landed for other in others)
        pairs += len(landed) * len(others)
    share = more / pairs if pairs else 0.5
    return max(share, 1 - share)
