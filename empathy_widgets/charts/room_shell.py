"""The counselling room without its things: walls, door, floor, rug and window, wide and tall.

One eye looks at it, so that floorboards, panelling, door and side walls agree on one point far away.
"""

from __future__ import annotations

from dataclasses import dataclass

from empathy_widgets.charts.room_light import lit
from empathy_widgets.charts.room_pieces import CAT, CURTAINS, FLOOR_LAMP, FRAME, PLANT, SHELF, SILL_PLANT, WINDOW

__all__ = ["DRAWINGS", "TALL", "WIDE", "Shell", "shell", "stood"]

DRAWINGS = (WINDOW, CURTAINS, SILL_PLANT, FLOOR_LAMP, SHELF, PLANT, CAT)
"""What stands in every room."""
Place = tuple[float, float, float]
"""Where the foot of a piece stands, and how large it is beside how it is drawn."""
DOOR = (36.0, 124.0)
"""The door's uprights in the left wall."""


@dataclass(frozen=True)
class Shell:
    """What a composition is called, its size, the back wall (left, upper, right, lower), the far point, how broad a
    board is at that wall, the rug (middle and half its size), and where its pieces stand."""

    name: str
    width: int
    height: int
    wall: tuple[float, float, float, float]
    far: tuple[float, float]
    board: int
    rug: tuple[float, float, float, float]
    window: Place
    lamp: Place
    plant: Place
    shelf: Place
    cat: Place
    frame: Place | None = None
    door: bool = False

    def along(self, x: float, y: float) -> float:
        """How low a height of the back wall lies in a side wall, at an upright there."""
        left, _top, right, _bottom = self.wall
        edge = left if x < self.far[0] else right
        return round(self.far[1] + (y - self.far[1]) * (x - self.far[0]) / (edge - self.far[0]), 1)


WIDE = Shell(
    "wide", 1200, 675, (150, 40, 1050, 408), (600, 250), 60, (600, 556, 372, 92), window=(612, 318, 1),
    lamp=(456, 422, 0.94), plant=(1126, 470, 1), shelf=(228, 428, 1), cat=(612, 606, 1), frame=(955, 148, 1), door=True)
TALL = Shell(
    "tall", 400, 860, (30, 24, 370, 402), (200, 235), 34, (200, 558, 192, 64), window=(200, 190, 0.56),
    lamp=(165, 412, 0.72), plant=(386, 468, 0.62), shelf=(72, 412, 0.7), cat=(184, 652, 0.84))


def stood(drawing: str, at: Place, mirrored: bool = False) -> str:
    """A piece where it stands."""
    x, y, size = at
    sized = f" scale({-size:g} {size:g})" if mirrored else f" scale({size:g})" if size != 1 else ""
    return f'<g transform="translate({x:g} {y:g}){sized}">{drawing}</g>'


def shell(room: Shell) -> str:
    """What is behind all things, from the walls to the lamp."""
    frame = stood(FRAME, room.frame) if room.frame else ""
    return "".join((
        walls(room), panelling(room), floor(room), door(room) if room.door else "", stood(WINDOW, room.window), frame,
        rug(room), lit(room.window, room.wall[3], room.height), stood(CURTAINS, room.window),
        stood(SILL_PLANT, room.window), stood(FLOOR_LAMP, room.lamp), stood(SHELF, room.shelf)))


def walls(room: Shell) -> str:
    """Ceiling, side walls, back wall, and by day the light round the window."""
    w, (left, top, right, bottom) = room.width, room.wall
    head, foot, (x, y, size) = room.along(0, top), room.along(0, bottom), room.window
    return f"""
    <path fill="@ceiling" d="M0 0H{w}V{max(head, 0)}L{right} {top}H{left}L0 {head}Z"/>
    <path fill="@side" d="M0 {head}L{left} {top}V{bottom}L0 {foot}ZM{w} {head}L{right} {top}V{bottom}L{w} {foot}Z"/>
    <path fill="url(#wall)" d="M{left} {top}H{right}V{bottom}H{left}Z"/>
    <ellipse fill="url(#day)" cx="{x}" cy="{y - 110 * size:.0f}" rx="{330 * size:.0f}" ry="{(bottom - top) * 0.6:.0f}"/>
    <path fill="@shade-soft" d="M{left} {top}H{right}v9H{left}ZM{left} {top}h7V{bottom}h-7Z
      M{right - 7} {top}h7V{bottom}h-7Z"/>
    """


def panelling(room: Shell) -> str:
    """Boards along the lower wall between a rail and the skirting, all round, and the edges of the walls."""
    w, (left, top, right, bottom) = room.width, room.wall
    rail = bottom - 92 * room.window[2]

    def band(y: float, low: float) -> str:
        near, deep = room.along(0, y), room.along(0, low)
        return (f"M{left} {y}H{right}V{low}H{left}ZM0 {near}L{left} {y}V{low}L0 {deep}Z"
                f"M{w} {near}L{right} {y}V{low}L{w} {deep}Z")

    step = room.board * 0.75
    seams = "".join(f"M{left + step * number:.0f} {rail + 3:.0f}V{bottom - 13}"
                    for number in range(1, int((right - left) / step) + 1))
    head, foot = room.along(0, top), room.along(0, bottom)
    edges = (f"M{left} {bottom}H{right}M0 {foot}L{left} {bottom}M{w} {foot}L{right} {bottom}M{left} {top}H{right}"
             f"M0 {head}L{left} {top}V{bottom}M{w} {head}L{right} {top}V{bottom}")
    return f"""
    <path fill="@panel" d="{band(rail, bottom)}"/><path fill="none" stroke="@panel-seam" d="{seams}"/>
    <path fill="@skirting" d="{band(rail - 5, rail + 2)}{band(bottom - 13, bottom)}"/>
    <path fill="none" stroke="@edge" opacity=".7" d="{edges}"/>
    """


def floor(room: Shell) -> str:
    """Boards that run to the far point, and where they meet end to end."""
    w, h, (fx, fy), (left, _top, right, bottom) = room.width, room.height, room.far, room.wall
    foot = room.along(0, bottom)
    ground = f"M0 {foot}L{left} {bottom}H{right}L{w} {foot}V{h}H0Z"
    near = (h - fy) / (bottom - fy)
    seams = "".join(f"M{fx + room.board * number:g} {bottom}L{fx + room.board * number * near:.0f} {h}"
                    for number in range(-round(w / room.board), round(w / room.board) + 1)
                    if abs(room.board * number) < w)
    return f"""
    <defs><clipPath id="on-{room.name}-floor"><path d="{ground}"/></clipPath></defs>
    <path fill="url(#floor)" d="{ground}"/>
    <g clip-path="url(#on-{room.name}-floor)"><path fill="none" stroke="@seam" stroke-width="1.1" opacity=".5"
      d="{seams}{"".join(joint(room, number) for number in range(26))}"/>
      <path fill="@shade-soft" d="M0 {bottom}H{w}v16H0Z"/></g>
    """


def joint(room: Shell, number: int) -> str:
    """Where two boards meet end to end: as deep in the room as chance would have it, and the same every time."""
    (fx, fy), bottom = room.far, room.wall[3]
    row, deep = (number * 7) % 23 - 11, (number * 0.381966) % 1
    y = bottom + (room.height - bottom) * deep ** 1.4 + 4
    broad = (y - fy) / (bottom - fy) * room.board
    return f"M{fx + row * broad:.0f} {y:.0f}h{broad:.0f}"


def door(room: Shell) -> str:
    """A door in the left wall."""
    bottom, (near, far) = room.wall[3], DOOR

    def quad(x: float, to: float, head: float, foot: float) -> str:
        """A piece of the wall between two uprights; its edges as high as they are at the corner of the room."""
        corners = ((x, head), (to, head), (to, foot), (x, foot))
        return "M" + "L".join(f"{at:g} {room.along(at, y):g}" for at, y in corners) + "Z"

    frame, leaf = quad(near, far, 112, bottom), quad(near + 7, far - 7, 120, bottom)
    panels = "".join(
        quad(x, to, head, foot) for head, foot in ((134, 236), (262, 386)) for x, to in ((54, 78), (86, 108)))
    return f"""<path fill="@skirting" d="{frame}"/><path fill="@door" d="{leaf}"/>
      <path fill="@door-panel" d="{panels}"/><path fill="none" stroke="@edge" opacity=".6" d="{frame}{leaf}"/>
      <circle fill="@brass" cx="111" cy="255" r="4.5"/><circle fill="@brass-light" cx="110" cy="253.5" r="1.8"/>"""


def rug(room: Shell) -> str:
    """A round rug with a border."""
    x, y, half, deep = room.rug
    middle = f'cx="{x}" cy="{y}"'
    return f"""
    <ellipse fill="@shade-soft" cx="{x}" cy="{y + 5}" rx="{half + 5}" ry="{deep + 2}"/>
    <ellipse fill="@rug" {middle} rx="{half}" ry="{deep}"/>
    <ellipse fill="none" stroke="@band" stroke-width="{deep * 0.075:.1f}" {middle} rx="{half * 0.9:.0f}"
      ry="{deep * 0.88:.0f}"/>
    <ellipse fill="@rug-in" {middle} rx="{half * 0.8:.0f}" ry="{deep * 0.76:.0f}"/>
    <ellipse fill="none" stroke="@rug-dots" stroke-width="2.2" stroke-dasharray="1 10" stroke-linecap="round" {middle}
      rx="{half * 0.7:.0f}" ry="{deep * 0.64:.0f}"/>
    """
