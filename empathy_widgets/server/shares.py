"""Shares: how many pages a seat may have open, and which page goes when there is room for no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["MOST_PAGES", "SHARE", "Place", "gives_way"]

MOST_PAGES = 60
"""At once on this machine, some 50 MB each."""
SHARE = 30
"""Pages of one seat at once, one being loaded again counted twice; more are a mistake, or somebody who wants the
machine on its knees."""


@dataclass(eq=False)
class Place:
    """One page that is open, or opening as long as ``kernel_id`` is None.

    ``needed`` marks the only way back of a screen that was handed over: it goes last.
    """

    seat: str
    needed: bool = False
    kernel_id: str | None = None


def gives_way(
    places: Sequence[Place], seat: str, needed: bool = False, share: int = SHARE, most: int = MOST_PAGES,
) -> Place | None:
    """Say which page goes so that one more page of ``seat`` can open; None while there is room.

    Parameters
    ----------
    places : sequence of Place
        The pages there are, oldest first.
    seat : str
        Who wants one more.
    needed : bool
        Whether that one is the way back of a handed-over screen.
    share, most : int
        Pages of one seat, and of all of them; each at least 1.

    Notes
    -----
    A seat with its full share gives its own oldest page. With no room left at all, the seat with most pages gives its
    oldest: always to a seat that has none and to a way back, to others as long as it then still has as many as they.
    Otherwise the oldest of one's own goes, so that going from chapter to chapter works also on a full machine.
    """
    own = [place for place in places if place.seat == seat]
    if len(own) >= share:
        return oldest(own)
    if len(places) < most:
        return None
    spare = [place for place in places if not place.needed] or places
    count = Counter(place.seat for place in places)
    fullest = max(spare, key=lambda place: count[place.seat]).seat  # of several the one whose page is oldest
    if own and not needed and count[fullest] < len(own) + 2:
        return oldest(own)
    return oldest([place for place in spare if place.seat == fullest])


def oldest(places: Sequence[Place]) -> Place:
    """The first page that is nobody's only way back, or the first of all."""
    return next((place for place in places if not place.needed), places[0])
