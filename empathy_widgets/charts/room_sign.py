"""A small picture of the counselling room, for a link that leads there: the window and two chairs."""

from __future__ import annotations

from empathy_widgets.charts.room_paint import PAINTS, painted, style_of

__all__ = ["room_sign"]

CHAIR = """<path fill="@{cloth}-dark" d="M-15 0c-3-14-4-28 2-31 6-3 14-2 16 4l2 16 8 1c3 1 4 5 3 9l-1 5H-14z"/>
<path fill="@{cloth}" d="M-11-14c-2-8-2-13 3-14 6-2 9 1 9 6l1 8z"/>
<path fill="@{cloth}-light" d="M-12-13c8-3 20-2 26 1l-1 5c-8-2-16-2-25-1z"/>"""


def room_sign() -> str:
    """Return the picture as SVG, 160 × 90 units, by day and in the evening as `color-scheme` says."""
    drawing = f"""
      <path fill="@wall" d="M0 0H160V58H0Z"/><path fill="@panel" d="M0 44H160V58H0Z"/>
      <path fill="@skirting" d="M0 42.5H160v2.5H0ZM0 55.5H160V58H0Z"/><path fill="@floor-far" d="M0 58H160V90H0Z"/>
      <path fill="@skirting" d="M58 8h44v34H58z"/><path fill="@sky" d="M61 11h38v28H61z"/>
      <circle fill="@sun" cx="90" cy="18" r="4.5"/><path fill="@hill" d="M61 31c8-7 16-6 22-1 5-3 10-3 16 0v9H61z"/>
      <path fill="none" stroke="@skirting" stroke-width="2" d="M80 10v30M60 23h40"/>
      <path fill="@curtain" d="M50 5h11c1 14-2 24-8 31v8h-6c2-13 3-26 3-39zM110 5H99c-1 14 2 24 8 31v8h6
  c-2-13-3-26-3-39z"/>
      <path fill="@wood-dark" d="M47 4h66v2H47z"/>
      <path fill="@wood-dark" d="M12 14h24v45H12z"/><path fill="@teal" d="M15 18h9v9h-9z"/>
<path fill="@rust" d="M24 32h9v9h-9z"/>
      <path fill="@leaf" d="M15 46h10v9H15z"/><path fill="@brass" d="M127 58V26h2v32z"/>
<path fill="@lamp" d="M121 14h14l6 15h-26z"/>
      <ellipse fill="@rug" cx="80" cy="74" rx="56" ry="12"/><ellipse fill="@rug-in" cx="80" cy="74" rx="45" ry="9"/>
      <g transform="translate(56 78)">{CHAIR.format(cloth="teal")}</g>
      <g transform="translate(104 78) scale(-1 1)">{CHAIR.format(cloth="rust")}</g>"""
    head = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90" aria-hidden="true"'
    used = {name for name in PAINTS if f'"@{name}"' in drawing}
    return painted(f'<svg {head} style="{style_of(used)}">{drawing}</svg>')
