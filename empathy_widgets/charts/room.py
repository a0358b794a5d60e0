"""The counselling room "Understanding Others" as a picture, wide and tall, with the things that are in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from empathy_widgets.charts.room_light import PAINTING, lamplight
from empathy_widgets.charts.room_paint import painted, style_of
from empathy_widgets.charts.room_pieces import CAT, PLANT
from empathy_widgets.charts.room_places import PLACES, Standing
from empathy_widgets.charts.room_shell import DRAWINGS as ROOMS
from empathy_widgets.charts.room_shell import TALL, WIDE, Shell, shell, stood

__all__ = ["RoomPicture", "room_picture", "room_pictures", "things_drawn"]

DRAWINGS = tuple(dict.fromkeys((
    *ROOMS, *(piece.drawing for places in PLACES.values() for piece in places.wide.pieces))))
"""Every drawing that stands in both pictures."""
OURS = re.compile(r'(\bid="|url\(#|href="#)')


@dataclass(frozen=True)
class RoomPicture:
    """A picture as SVG, its size in its own units, and the places of its things.

    ``boxes`` (left, upper, width, height) are where each is touched, and ``marks`` where its light burns, in units.
    """

    svg: str
    width: int
    height: int
    boxes: dict[str, tuple[float, float, float, float]]
    marks: dict[str, tuple[float, float]]


def things_drawn() -> tuple[str, ...]:
    """The ids of the things that have a place in the picture, from left to right through the wide one."""
    return tuple(sorted(PLACES, key=lambda id: (PLACES[id].wide.box[0], PLACES[id].wide.box[1])))


def room_picture(things: Collection[str], *, wide: bool = True, uid: str = "room-") -> RoomPicture:
    """Draw the room once, lying or standing.

    Parameters
    ----------
    things : collection of str
        The ids of what is in it; an id without a place in the picture is left out.
    wide : bool
        Whether it lies or stands: 1200 × 675 or 400 × 860 units.
    uid : str
        What the ids inside begin with, for two pictures on one page.

    Returns
    -------
    RoomPicture
        Its ``svg`` carries its own paints, by day and in the evening, as `color-scheme` says. Each thing is a group
        with ``data-thing``, and in it a line round its shape of the class ``ew-ring``.
    """
    return finished(WIDE if wide else TALL, things, PAINTING + drawn(WIDE if wide else TALL, things), uid)


@lru_cache(maxsize=16)
def room_pictures(things: frozenset[str], uid: str = "room-") -> tuple[RoomPicture, RoomPicture]:
    """Draw it wide and tall for one page: what both show stands in the wide picture once, and the tall one uses it.

    The same room is drawn once for all pages.
    """
    lying, standing = drawn(WIDE, things), drawn(TALL, things)
    for number, drawing in enumerate(DRAWINGS):
        first, *more = lying.split(drawing)
        again = f'<use href="#p{number}"/>'
        if more:
            lying = f'{first}<g id="p{number}">{drawing}</g>{again.join(more)}'
            standing = standing.replace(drawing, again)
    return finished(WIDE, things, PAINTING + lying, uid), finished(TALL, things, standing, uid)


def drawn(room: Shell, things: Collection[str]) -> str:
    """The room and what is in it, from the back to the front."""
    standing = {id: one for id, one in placed(room).items() if id in things}
    groups = [group(id, standing[id]) for id in sorted(standing, key=lambda id: standing[id].depth)]
    before = lamplight(room.lamp, room.rug, room.width, room.height)
    return f'{shell(room)}{"".join(groups)}{stood(CAT, room.cat)}{stood(PLANT, room.plant)}{before}'


def placed(room: Shell) -> dict[str, Standing]:
    """Every thing as it stands in this picture."""
    return {id: PLACES[id].wide if room is WIDE else PLACES[id].tall for id in things_drawn()}


def group(id: str, one: Standing) -> str:
    """A thing: its pieces, and the line round them that shows the focus."""
    pieces = "".join(
        f'<g class="ew-piece">{stood(piece.drawing, piece.at, piece.mirrored)}</g>' for piece in one.pieces)
    rings = "".join(stood(f'<path class="{name}" d="{piece.ring}"/>', piece.at, piece.mirrored)
                    for name in ("ew-halo", "ew-ring") for piece in one.pieces if piece.ring)
    return f'<g data-thing="{id}">{pieces}{rings}{one.more}</g>'


def finished(room: Shell, things: Collection[str], drawing: str, uid: str) -> RoomPicture:
    """The picture whole, with ids of its own."""
    head = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room.width} {room.height}" aria-hidden="true"'
    svg = painted(f'<svg {head} style="{style_of()}">{drawing}</svg>')
    standing = {id: one for id, one in placed(room).items() if id in things}
    return RoomPicture(OURS.sub(rf"\g<1>{uid}", svg), room.width, room.height,
                       {id: one.box for id, one in standing.items()}, {id: one.mark for id, one in standing.items()})
