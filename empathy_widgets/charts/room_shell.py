"""The counselling room without its things: walls, floor, window, lamp and light, wide and tall.

One eye looks at it, so that floorboards, rug and side walls agree on one point far away.
"""

from __future__ import annotations

from dataclasses import dataclass

from empathy_widgets.charts.room_things import SHELF
from empathy_widgets.charts.room_pieces import CURTAINS, FLOOR_LAMP, FRAME, PLANT, SILL_PLANT, WINDOW

__all__ = ["TALL", "WIDE", "Shell", "in_front", "shell", "stood"]

Place = tuple[float, float, float]
"""Where the foot of a piece stands, and how large it is beside how it is drawn."""


@dataclass(frozen=True)
class Shell:
    """The size of a composition, the back wall's corners, the far point, and where its pieces stand."""

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


WIDE = Shell(1200, 675, (150, 40, 1050, 408), (600, 250), 60, (600, 556, 372, 92), (600, 318, 1), (462, 420, 1),
             (1120, 470, 1), (244, 428, 1), (945, 150, 1))
TALL = Shell(400, 830, (30, 24, 370, 402), (200, 235), 34, (200, 556, 192, 64), (190, 232, 0.66), (139, 410, 0.74),
             (384, 470, 0.62), (72, 412, 0.7), None)


def stood(drawing: str, at: Place, mirrored: bool = False) -> str:
    """A piece where it stands."""
    x, y, size = at
    scale = f" scale({-size if mirrored else size:g} {size:g})" if mirrored else f" scale({size:g})" if size != 1 else ""
    return f'<g transform="translate({x:g} {y:g}){scale}">{drawing}</g>'


def shell(room: Shell, uid: str) -> str:
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
    cx, cy, rx, ry = room.rug
    beam = lit(room)
    return f"""
    <defs>
      <linearGradient id="{uid}wall" x1="0" y1="0" x2="0" y2="1">
        <stop stop-color="@wall"/><stop offset="1" stop-color="@wall-low"/></linearGradient>
      <linearGradient id="{uid}floor" x1="0" y1="0" x2="0" y2="1">
        <stop stop-color="@floor-far"/><stop offset="1" stop-color="@floor"/></linearGradient>
      <linearGradient id="{uid}sky" x1="0" y1="0" x2="0" y2="1">
        <stop stop-color="@sky"/><stop offset=".8" stop-color="@sky-low"/></linearGradient>
      <linearGradient id="{uid}glass" x1="0" y1="0" x2=".4" y2="1">
        <stop stop-color="@in-mirror"/><stop offset="1" stop-color="@in-mirror-low"/></linearGradient>
      <linearGradient id="{uid}beam" x1="0" y1="0" x2="0" y2="1">
        <stop stop-color="@beam"/><stop offset="1" stop-color="@glow-far"/></linearGradient>
      <radialGradient id="{uid}glow"><stop stop-color="@glow"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
      <radialGradient id="{uid}pool"><stop stop-color="@pool"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
      <radialGradient id="{uid}dusk" r=".75"><stop offset=".55" stop-color="@glow-far"/>
        <stop offset="1" stop-color="@dusk"/></radialGradient>
      <radialGradient id="{uid}flame"><stop stop-color="@flame-round"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
      <clipPath id="{uid}on-floor"><path d="{floor}"/></clipPath>
    </defs>
    <path fill="@ceiling" d="M0 0H{w}V{max(head, 0)}L{right} {top}H{left}L0 {head}Z"/>
    <path fill="@side" d="M0 {head}L{left} {top}V{bottom}L0 {foot}ZM{w} {head}L{right} {top}V{bottom}L{w} {foot}Z"/>
    <path fill="url(#{uid}wall)" d="M{left} {top}H{right}V{bottom}H{left}Z"/>
    <path fill="@shade-soft" d="M{left} {top}H{right}v9H{left}ZM{left} {top}h7V{bottom}h-7ZM{right} {top}h-7V{bottom}h7Z"/>
    <path fill="url(#{uid}floor)" d="{floor}"/>
    <g clip-path="url(#{uid}on-floor)"><path fill="none" stroke="@seam" stroke-width="1.1" opacity=".5" d="{boards}"/>
      <path fill="@shade-soft" d="M0 {bottom}H{w}v16H0Z"/></g>
    <path fill="@skirting" d="M{left} {bottom - 13}H{right}V{bottom}H{left}ZM0 {foot}L{left} {bottom}v-13L0 {foot - 15}Z
      M{w} {foot}L{right} {bottom}v-13L{w} {foot - 15}Z"/>
    <path fill="none" stroke="@edge" stroke-width="1" opacity=".7" d="M{left} {bottom}H{right}M0 {foot}L{left} {bottom}
      M{w} {foot}L{right} {bottom}M{left} {top}H{right}M0 {head}L{left} {top}V{bottom}M{w} {head}L{right} {top}V{bottom}"/>
    {stood(WINDOW.replace("#sky", f"#{uid}sky"), room.window)}
    {stood(FRAME, room.frame) if room.frame else ""}
    <ellipse fill="@shade-soft" cx="{cx}" cy="{cy + 5}" rx="{rx + 5}" ry="{ry + 2}"/>
    <ellipse fill="@rug" cx="{cx}" cy="{cy}" rx="{rx}" ry="{ry}"/>
    <ellipse fill="none" stroke="@band" stroke-width="{ry * 0.075:.1f}" cx="{cx}" cy="{cy}" rx="{rx * 0.9:.0f}" ry="{ry * 0.88:.0f}"/>
    <ellipse fill="@rug-in" cx="{cx}" cy="{cy}" rx="{rx * 0.8:.0f}" ry="{ry * 0.76:.0f}"/>
    <ellipse fill="none" stroke="@band" stroke-width="1.6" stroke-dasharray="3 9" stroke-linecap="round" cx="{cx}" cy="{cy}"
      rx="{rx * 0.7:.0f}" ry="{ry * 0.64:.0f}"/>
    {beam.replace("#beam", f"#{uid}beam")}
    {stood(CURTAINS, room.window)}{stood(SILL_PLANT, room.window)}
    {stood(FLOOR_LAMP, room.lamp)}{stood(SHELF, room.shelf)}
    """


def lit(room: Shell) -> str:
    """The light of the window's two wings on the floor."""
    x, y, size = room.window
    fx, bottom = room.far[0], room.wall[3]
    half, far = 92 * size, room.height
    lean = 60 * size

    def pane(a: float, b: float) -> str:
        low = far - (far - bottom) * 0.12
        return (f"M{x + a - lean * 0.3:.0f} {bottom}L{x + b - lean * 0.3:.0f} {bottom}"
                f"L{fx + (x + b - fx) * 1.9 - lean * 2:.0f} {low:.0f}L{fx + (x + a - fx) * 1.9 - lean * 2:.0f} {low:.0f}Z")

    return f'<path fill="url(#beam)" d="{pane(-half, -6 * size)}{pane(6 * size, half)}"/>'


def in_front(room: Shell, uid: str) -> str:
    """What lies before all things: the plant, the lamps' light, and the evening in the corners."""
    x, y, size = room.lamp
    w, h = room.width, room.height
    return f"""
    {stood(PLANT, room.plant)}
    <g class="ew-lamplight" pointer-events="none">
      <circle fill="url(#{uid}glow)" cx="{x}" cy="{y - 240 * size:.0f}" r="{250 * size:.0f}"/>
      <ellipse fill="url(#{uid}pool)" cx="{room.rug[0]}" cy="{room.rug[1]}" rx="{room.rug[2] * 1.25:.0f}" ry="{room.rug[3] * 1.6:.0f}"/>
    </g>
    <path fill="url(#{uid}dusk)" pointer-events="none" d="M0 0H{w}V{h}H0Z"/>
    """
