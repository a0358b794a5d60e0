"""The counselling room "Understanding Others" as a picture, wide and tall, with the things that are in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from empathy_widgets.charts.room_paint import painted, style_of
from empathy_widgets.charts.room_places import PLACES, Standing
from empathy_widgets.charts.room_shell import TALL, WIDE, in_front, shell, stood

__all__ = ["RoomPicture", "ThingPlace", "room_picture", "things_drawn"]


@dataclass(frozen=True)
class ThingPlace:
    """Where a thing is touched (left, upper, width, height) and where its light burns, in parts of the picture."""

    id: str
    box: tuple[float, float, float, float]
    mark: tuple[float, float]


@dataclass(frozen=True)
class RoomPicture:
    """A picture as SVG, its size in its own units, and the places of its things from left to right."""

    svg: str
    width: int
    height: int
    places: tuple[ThingPlace, ...]


def things_drawn() -> tuple[str, ...]:
    """The ids of the things that have a place in the picture, from left to right through the wide one."""
    return tuple(sorted(PLACES, key=lambda id: (PLACES[id].wide.box[0], PLACES[id].wide.box[1])))


def room_picture(things: Collection[str], *, wide: bool = True, uid: str = "room-") -> RoomPicture:
    """Draw the room.

    Parameters
    ----------
    things : collection of str
        The ids of what is in it; an id without a place in the picture is left out.
    wide : bool
        Whether it lies or stands: 1200 × 675 or 400 × 830 units.
    uid : str
        What the ids inside begin with, for two pictures on one page.

    Returns
    -------
    RoomPicture
        Its ``svg`` carries its own paints, by day and in the evening, as `color-scheme` says. Each thing is a group
        with ``data-thing``, and in it a line round its shape of the class ``ew-ring``.
    """
    room = WIDE if wide else TALL
    there = [id for id in things_drawn() if id in things]
    standing = {id: PLACES[id].wide if wide else PLACES[id].tall for id in there}
    drawn = sorted(there, key=lambda id: standing[id].depth)
    back = [group(id, standing[id], uid) for id in drawn if standing[id].depth < 0]
    front = [group(id, standing[id], uid) for id in drawn if standing[id].depth >= 0]
    svg = painted(f"""
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {room.width} {room.height}" style="{style_of()}" aria-hidden="true">
      {shell(room, uid)}{"".join(back)}{"".join(front)}{in_front(room, uid)}</svg>""")
    return RoomPicture(svg, room.width, room.height, tuple(
        ThingPlace(id, one.box, one.mark) for id, one in standing.items()))


def group(id: str, one: Standing, uid: str) -> str:
    """A thing: its pieces, and the line round them that shows the focus."""
    pieces = "".join(
        f'<g class="ew-piece">{stood(piece.drawing.replace("#glass", f"#{uid}glass"), piece.at, piece.mirrored)}</g>'
        for piece in one.pieces)
    rings = "".join(
        stood(f'<path class="ew-ring" d="{piece.ring}"/>', piece.at, piece.mirrored) for piece in one.pieces if piece.ring)
    return f'<g data-thing="{id}">{pieces}{rings}</g>'
