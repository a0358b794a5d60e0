"""Light in the counselling room: the sun through the window by day, the lamps in the evening."""

from __future__ import annotations

__all__ = ["PAINTING", "lamplight", "lit"]

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
  <stop stop-color="@beam"/><stop offset="1" stop-color="@nothing"/></linearGradient>
<linearGradient id="shaft" x1=".6" y1="0" x2=".4" y2="1"><stop stop-color="@nothing"/>
  <stop offset=".3" stop-color="@shaft"/><stop offset="1" stop-color="@nothing"/></linearGradient>
<radialGradient id="day"><stop stop-color="@daylight"/><stop offset="1" stop-color="@nothing"/></radialGradient>
<radialGradient id="glow"><stop stop-color="@glow"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
<radialGradient id="pool"><stop stop-color="@pool"/><stop offset="1" stop-color="@glow-far"/></radialGradient>
<radialGradient id="dusk" r=".75"><stop offset=".55" stop-color="@glow-far"/>
  <stop offset="1" stop-color="@dusk"/></radialGradient>
</defs>
"""
"""What both pictures paint with."""

PANES = ((5.0, 98.0), (-98.0, -5.0))
"""From where to where a pane of the window reaches, from the window's middle."""
RUN = 0.62
"""How far to the left the sun's light runs, for each unit nearer; it stands to the right."""
DUST = ((-150, -60), (-96, -130), (-40, -20), (-10, -110), (36, -70), (70, -160), (-70, 30), (10, 40), (-120, -170))
"""Specks in the light."""


def lit(window: tuple[float, float, float], bottom: float, height: float) -> str:
    """The sun in the room and on the floor: the window's four panes, drawn out towards whoever looks.

    ``window`` is the middle of the window's sill and its size, ``bottom`` where the floor meets the back wall.
    """
    x, sill, size = window
    near, far = bottom + 34 * size, min(height - 52, bottom + 340 * size)

    def pane(top: float, low: float, from_: float, to: float) -> str:
        corners = []
        for y, order in ((top, 1), (low, -1)):
            drawn = 1 + (y - bottom) / height * 1.1
            corners += [(x + edge * size * drawn - (y - bottom) * RUN, y) for edge in (from_, to)][::order]
        return "M" + "L".join(f"{across:.0f} {down:.0f}" for across, down in corners) + "Z"

    panes = "".join(pane(near + (far - near) * part, near + (far - near) * (part + 0.46), from_, to)
                    for part in (0, 0.52) for from_, to in PANES)
    run = (far - bottom) * RUN
    shaft = (f"M{x - 104 * size:.0f} {sill - 60 * size:.0f}H{x + 100 * size:.0f}"
             f"L{x + 118 * size - run:.0f} {far:.0f}H{x - 190 * size - run:.0f}Z")
    dust = "".join(f"M{x + across * size:.0f} {near + down * size:.0f}a1.6 1.6 0 1 0 .1 0" for across, down in DUST)
    return (f'<path fill="url(#shaft)" d="{shaft}"/><path fill="url(#beam)" d="{panes}"/>'
            f'<path class="ew-dust" fill="@dust" d="{dust}"/>')


def lamplight(lamp: tuple[float, float, float], rug: tuple[float, float, float, float], width: int, height: int) -> str:
    """The lamp's light before all things, a pool of it on the rug, and the evening in the corners."""
    x, y, size = lamp
    across, down, half, deep = rug
    return f"""
    <g class="ew-lamplight" pointer-events="none">
      <circle fill="url(#glow)" cx="{x}" cy="{y - 240 * size:.0f}" r="{250 * size:.0f}"/>
      <ellipse fill="url(#pool)" cx="{across}" cy="{down}" rx="{half * 1.25:.0f}" ry="{deep * 1.6:.0f}"/>
    </g>
    <path fill="url(#dusk)" pointer-events="none" d="M0 0H{width}V{height}H0Z"/>
    """
