"""What a chart says at each of its points: where the point lies, and its values in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from empathy_widgets.charts.axes import Axis, RadarSeries, value_on
from empathy_widgets.charts.geometry import radar_points
from empathy_widgets.strings import _

__all__ = ["radar_spots", "value_in_words"]


def value_in_words(value: float | None) -> str:
    """A score as people write it, or that there is none."""
    return _("not scored") if value is None else f"{round(value, 2):g}"


def radar_spots(series: Sequence[RadarSeries], axes: Sequence[Axis]) -> list[dict[str, Any]]:
    """Return a point an axis, where the first series has its score, with the values of every series there.

    Returns
    -------
    list of dict
        ``at``: x to the right and y downwards from the centre, 1 at the rim; at the rim where the first series has no
        score. ``says``: the axis and every value with its series, a line each.

    Examples
    --------
    >>> axes = [Axis(name, name.title(), 0, 10) for name in ("warmth", "calm", "care")]
    >>> radar_spots([RadarSeries("Today", {"warmth": 5}), RadarSeries("May", {"warmth": 2}, "earlier")], axes)[0]
    {'at': [0.0, -0.5], 'says': 'Warmth\\nToday: 5\\nMay: 2'}
    """
    first = radar_points(axes, series[0].values)
    rim = radar_points(axes, {axis.id: axis.high for axis in axes})
    return [
        {"at": list(point or edge or (0, 0)), "says": "\n".join([axis.label, *(
            f"{line.legend}: {value_in_words(value_on(axis, line.values))}" for line in series
            if line.emphasis != "reference" or line.values.get(axis.id) is not None)])}
        for axis, point, edge in zip(axes, first, rim, strict=True)
    ]
