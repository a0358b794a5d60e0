"""The counselling room without its things: walls, floor, window, lamp and light, wide and tall.

One eye looks at it, so that floorboards, rug and side walls agree on one point far away.
"""

from __future__ import annotations

from dataclasses import dataclass

from empathy_widgets.charts.room_things import SHELF
from empathy_widgets.charts.room_pieces import CURTAINS, FLOOR_LAMP, FRAME, PLANT, SILL_PLANT, WINDOW

__all__ = ["DRAWINGS", "PAINTING", "TALL", "WIDE", "Shell", "in_front", "shell", "stood"]

DRAWINGS = (WINDOW, CURTAINS, SILL_PLANT, FLOOR_LAMP, SHELF, PLANT)
"""What stands in every room."""
Place = tuple[float, float, float]
"""Where the foot of a piece stands, and how large it is beside how it is drawn."""


@dataclass(frozen=True)
class Shell:
    """What a composition is called, its size, the back wall's corners, the far point, and where its pieces stand."""

    name: str
    width: int
    height: int
    wall: tuple[float, float, float, float]
    far: tuple[float, float]
    boards: int
    rug: tuple[float, float, float, float]
    window: Place
    lamp: Place
    plant: Place
    shelf: Place
    frame: Place | None
    door: bool


WIDE = Shell("wide", 1200, 675, (150, 40, 1050, 408), (600, 250), 60, (600, 556, 372, 92), (612, 318, 1), (456, 422, 0.94),
             (1126, 470, 1), (228, 428, 1), (955, 148, 1), True)
TALL = Shell("tall", 400, 860, (30, 24, 370, 402), (200, 235), 34, (200, 558, 192, 64), (200, 190, 0.56), (165, 412, 0.72),
             (386, 468, 0.62), (72, 412, 0.7), None, False)


def stood(drawing: str, at: Place, mirrored: bool = False) -> str:
    """A piece where it stands."""
    x, y, size = at
    scale = f" scale({-size if mirrored else size:g} {size:g})" if mirrored else f" scale({size:g})" if size != 1 else ""
    return f'<g transform="translate({x:g} {y:g}){scale}">{drawing}</g>'


PAINTING = """<defs>
  <linearGradient id="wall" x1="0" y1="0" x2="0" y2="1">
    <stop stop-color="@wall"/><stop offset="1" stop-color="@wall-low"/></linearGradient>
  <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1">
    <stop stop-color="@floor-far"/><stop offset="1" stop-color="@floor"/></linearGradient>
  <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
    <stop stop-color="@sky"/><stop offset=".8" stop-color="@sky-low"/></linearGradient>
  <linearGradient id="glass" x1="0" y1="0" x2=".4" y2="1">
    <stop stop-color="@in-mirror"/><stop offset="1" stop-color="@in-mirror-low"/></linearGradient>
  <linearGradient id="beam" x1="0" y1="0" x2="0" y2="1">
    <stop stop-color="@beam"/><stop offset="1" stop-color="@glow-far"/></linearGradient>
  <linearGradient id="shaft" x1=".6" y1="0" x2=".4" y2="1">
    <stop stop-color="@glow-far"/><stop offset=".3" stop-color="@shaft"/><stop offset="1" stop-color="@glow-far"/></linearGradient>
  <radialGradient id="day"><stop stop-color="@daylight"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
  <radialGradient id="glow"><stop stop-color="@glow"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
  <radialGradient id="pool"><stop stop-color="@pool"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
  <radialGradient id="dusk" r=".75"><stop offset=".55" stop-color="@glow-far"/>
    <stop offset="1" stop-color="@dusk"/></radialGradient>
</defs>
"""
"""What both pictures paint with."""


def shell(room: Shell) -> str:
    """Walls, floor, rug, window and what always stands there, behind all things."""
    w, h = room.width, room.height
    left, top, right, bottom = room.wall
    fx, fy = room.far

    def along(x: float, y: float, to_x: float) -> float:
        """Where the line from the far point through a corner meets an upright."""
        return round(fy + (y - fy) * (to_x - fx) / (x - fx), 1)

    foot, head = along(left, bottom, 0), along(left, top, 0)
    floor = f"M0 {foot}L{left} {bottom}H{right}L{w} {foot}V{h}H0Z"
    ends = range(round(fx) - 60 * room.boards, round(fx) + 60 * room.boards, room.boards)
    boards = "".join(f"M{fx + (x - fx) * (bottom - fy) / (bottom - fy):g} {bottom}"
                     f"L{fx + (x - fx) * (h - fy) / (bottom - fy):.0f} {h}" for x in ends if left - w / 2 < x < right + w / 2)
    joints = "".join(joint(room, number) for number in range(26))
    cx, cy, rx, ry = room.rug
    return f"""
    <defs>
      <clipPath id="on-{room.name}-floor"><path d="{floor}"/></clipPath>
    </defs>
    <path fill="@ceiling" d="M0 0H{w}V{max(head, 0)}L{right} {top}H{left}L0 {head}Z"/>
    <path fill="@side" d="M0 {head}L{left} {top}V{bottom}L0 {foot}ZM{w} {head}L{right} {top}V{bottom}L{w} {foot}Z"/>
    <path fill="url(#wall)" d="M{left} {top}H{right}V{bottom}H{left}Z"/>
    {panelling(room)}
    <path fill="@shade-soft" d="M{left} {top}H{right}v9H{left}ZM{left} {top}h7V{bottom}h-7ZM{right} {top}h-7V{bottom}h7Z"/>
    <path fill="url(#floor)" d="{floor}"/>
    <g clip-path="url(#on-{room.name}-floor)"><path fill="none" stroke="@seam" stroke-width="1.1" opacity=".5" d="{boards}{joints}"/>
      <path fill="@shade-soft" d="M0 {bottom}H{w}v16H0Z"/></g>
    <path fill="@skirting" d="M{left} {bottom - 13}H{right}V{bottom}H{left}ZM0 {foot}L{left} {bottom}v-13L0 {foot - 15}Z
      M{w} {foot}L{right} {bottom}v-13L{w} {foot - 15}Z"/>
    <path fill="none" stroke="@edge" stroke-width="1" opacity=".7" d="M{left} {bottom}H{right}M0 {foot}L{left} {bottom}
      M{w} {foot}L{right} {bottom}M{left} {top}H{right}M0 {head}L{left} {top}V{bottom}M{w} {head}L{right} {top}V{bottom}"/>
    <ellipse fill="url(#day)" cx="{room.window[0]}" cy="{room.window[1] - 110 * room.window[2]:.0f}" rx="{330 * room.window[2]:.0f}"
      ry="{(bottom - top) * 0.62:.0f}"/>
    {door(room) if room.door else ""}
    {stood(WINDOW, room.window)}
    {stood(FRAME, room.frame) if room.frame else ""}
    <ellipse fill="@shade-soft" cx="{cx}" cy="{cy + 5}" rx="{rx + 5}" ry="{ry + 2}"/>
    <ellipse fill="@rug" cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>
    <ellipse fill="none" stroke="@band" stroke-width="{ry * 0.075:.1f}" cx="{cx}" cy="{cy}" rx="{rx * 0.9:.0f}" ry="{ry * 0.88:.0f}"/>
    <ellipse fill="@rug-in" cx="{cx}" cy="{cy}" rx="{rx * 0.8:.0f}" ry="{ry * 0.76:.0f}"/>
    <ellipse fill="none" stroke="@rug-dots" stroke-width="2.2" stroke-dasharray="1 10" stroke-linecap="round" cx="{cx}" cy="{cy}"
      rx="{rx * 0.7:.0f}" ry="{ry * 0.64:.0f}"/>
    {lit(room)}
    {stood(CURTAINS, room.window)}{stood(SILL_PLANT, room.window)}
    {stood(FLOOR_LAMP, room.lamp)}{stood(SHELF, room.shelf)}
    """


def panelling(room: Shell) -> str:
    """Boards along the lower wall under a rail, all round."""
    left, _top, right, bottom = room.wall
    fx, fy = room.far

    def side(x: float, y: float) -> float:
        """How low a height of the back wall is where a side wall is nearest."""
        return round(fy + (y - fy) * (fx - x) / (fx - left), 1)

    rail, w = bottom - 92 * room.window[2], room.width
    band = [f"M{left} {y}H{right}V{y + deep}H{left}ZM0 {side(0, y)}L{left} {y}v{deep}L0 {side(0, y + deep)}ZM{w} {side(0, y)}"
            f"L{right} {y}v{deep}L{w} {side(0, y + deep)}Z" for y, deep in ((rail, bottom - rail), (rail - 5, 7))]
    step = room.boards * 0.75
    count = int((right - left) / step)
    seams = "".join(f"M{left + step * number:.0f} {rail + 3:.0f}V{bottom - 13}" for number in range(1, count + 1))
    return (f'<path fill="@panel" d="{band[0]}"/><path fill="none" stroke="@panel-seam" d="{seams}"/>'
            f'<path fill="@skirting" d="{band[1]}"/>')


def joint(room: Shell, number: int) -> str:
    """Where two boards meet end to end: as deep in the room as it looks by chance, and the same every time."""
    fx, fy = room.far
    bottom = room.wall[3]
    row, deep = (number * 7) % 23 - 11, (number * 0.381966) % 1
    y = bottom + (room.height - bottom) * deep ** 1.4 + 4
    wide = (y - fy) / (bottom - fy) * room.boards
    return f"M{fx + row * wide:.0f} {y:.0f}h{wide:.0f}"


def lit(room: Shell) -> str:
    """The sun on the floor: the window's four panes, drawn out towards whoever looks."""
    x, _sill, size = room.window
    near, far = room.wall[3] + 34 * size, room.height - 52 * size
    panes = "".join(pane(room, x, size, near + (far - near) * down, near + (far - near) * (down + 0.46), side)
                    for down in (0, 0.52) for side in (-1, 1))
    dust = "".join(f"M{x + dx * size:.0f} {near + dy * size:.0f}a1.600 1.600 0 1 0 .1 0" for dx, dy in DUST)
    shaft = f"M{x - 104 * size:.0f} {_sill - 60 * size:.0f}H{x + 100 * size:.0f}L{x + 118 * size - (far - room.wall[3]) * 0.62:.0f} {far:.0f}H{x - 190 * size - (far - room.wall[3]) * 0.62:.0f}Z"
    return f'<path fill="url(#shaft)" d="{shaft}"/><path fill="url(#beam)" d="{panes}"/><path class="ew-dust" fill="@dust" d="{dust}"/>'


DUST = ((-150, -60), (-96, -130), (-40, -20), (-10, -110), (36, -70), (70, -160), (-70, 30), (10, 40), (-120, -170))
"""Specks in the light."""


def pane(room: Shell, x: float, size: float, top: float, bottom: float, side: int) -> str:
    """One of four panes of light; the sun stands to the right, so the light runs to the left."""
    corners = []
    for y, order in ((top, 1), (bottom, -1)):
        drawn = 1 + (y - room.wall[3]) / room.height * 1.1
        left, right = sorted((side * 5.0, side * 98.0))
        run = (y - room.wall[3]) * 0.62
        corners += [(x + edge * size * drawn - run, y) for edge in (left, right)][::order]
    return "M" + "L".join(f"{px:.0f} {py:.0f}" for px, py in corners) + "Z"


def door(room: Shell) -> str:
    """A door in the left wall, as the one eye sees it."""
    fx, fy = room.far
    left, _top, _right, bottom = room.wall

    def quad(near: float, far: float, head: float, foot: float) -> str:
        """A piece of the wall between two uprights, its upper and lower edge as high as at the corner of the room."""
        return "M" + "L".join(f"{x:g} {fy + (y - fy) * (fx - x) / (fx - left):.1f}"
                              for x, y in ((near, head), (far, head), (far, foot), (near, foot))) + "Z"

    frame, leaf = quad(36, 124, 112, bottom), quad(43, 117, 120, bottom)
    panels = quad(54, 78, 134, 236) + quad(86, 108, 134, 236) + quad(54, 78, 262, 386) + quad(86, 108, 262, 386)
    return f"""<path fill="@skirting" d="{frame}"/><path fill="@door" d="{leaf}"/>
      <path fill="@door-panel" d="{panels}"/><path fill="none" stroke="@edge" opacity=".6" d="{frame}{leaf}"/>
      <circle fill="@brass" cx="111" cy="255" r="4.500"/><circle fill="@brass-light" cx="110" cy="253.500" r="1.800"/>"""


def in_front(room: Shell) -> str:
    """What lies before all things: the plant, the lamps' light, and the evening in the corners."""
    x, y, size = room.lamp
    w, h = room.width, room.height
    return f"""
    {stood(PLANT, room.plant)}
    <g class="ew-lamplight" pointer-events="none">
      <circle fill="url(#glow)" cx="{x}" cy="{y - 240 * size:.0f}" r="{250 * size:.0f}"/>
      <ellipse fill="url(#pool)" cx="{room.rug[0]}" cy="{room.rug[1]}" rx="{room.rug[2] * 1.25:.0f}" ry="{room.rug[3] * 1.6:.0f}"/>
    </g>
    <path fill="url(#dusk)" pointer-events="none" d="M0 0H{w}V{h}H0Z"/>
    """
