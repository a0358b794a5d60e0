"""What one sits on, or round: two chairs, a cushion, a round table with its stools and a jar; each round its foot."""

from __future__ import annotations

__all__ = ["CUSHION", "JAR", "TABLE", "chair"]


def chair(cloth: str, extra: str = "") -> str:
    """An armchair in a cloth, turned to the right."""
    return f"""
<ellipse fill="@shade" cx="6" cy="-5" rx="96" ry="17"/>
<path fill="@wood-dark" d="M-60-24h11l-5 24h-5zM62-32h9l3 26h-5zM14-22h11l-3 26h-5z"/>
<path fill="@{cloth}-dark" d="M-72-54c-12-44-20-112-4-150 8-20 58-24 76-8 12 12 12 60 14 116l-30 46z"/>
<path fill="@{cloth}" d="M-58-74c-8-42-14-92-4-120 8-18 48-20 60-6 10 14 10 58 12 106z"/>
<path fill="@{cloth}-light" d="M-60-160c0-14 0-26 4-36 8-16 44-18 54-4 4 6 6 14 7 24-3-10-7-16-13-19-14-6-36-4-43
  3-5 6-8 16-9 32z"/>
<path fill="none" stroke="@{cloth}-dark" stroke-width="2" stroke-linecap="round" opacity=".55" d="M-43-164c9 5 20 6
  32 3"/>
<circle fill="@{cloth}-dark" cx="-27" cy="-160" r="2.6"/>
<path fill="@{cloth}-dark" d="M-4-112c22-8 62-6 80 4 12 6 12 18 6 26l-16 20-72-26z"/>
<path fill="@{cloth}" d="M-2-112c22-9 60-7 78 3 9 5 11 13 8 18-20-13-60-17-88-9z"/>
{extra}
<path fill="@{cloth}-light" d="M-54-84c34-14 104-14 132-2 9 4 8 14 0 18-34 14-104 14-132 4z"/>
<path fill="@{cloth}" d="M-54-66c34 12 104 10 134-4 3 6 3 14-1 20-32 16-100 18-133 6z"/>
<path fill="@{cloth}-dark" d="M-54-46c34 13 102 11 132-4l-2 24c-30 14-96 16-130 4z"/>
<path fill="@{cloth}" d="M-80-70c-6-30-2-50 18-54 22-2 58 6 82 16 16 6 20 18 14 28-4 6-12 8-18 6l2 50c-28 10-66
  8-90-4z"/>
<path fill="@{cloth}-dark" opacity=".55" d="M-80-70c20 12 60 14 94-4l4 50c-28 10-66 8-90-4z"/>
<path fill="@{cloth}-light" d="M-80-92c0-18 6-30 18-32 22-2 58 6 82 16 16 6 20 18 14 28-4 6-12 8-18 6
  2-12-4-18-16-22-26-8-58-14-66-10-8 2-12 8-14 14z"/>
<ellipse fill="@{cloth}-dark" opacity=".35" cx="20" cy="-89" rx="11" ry="12"/>"""


CUSHION = """
<ellipse fill="@shade" cx="4" cy="-4" rx="96" ry="17"/>
<path fill="@band" d="M-92-14c0-12 40-20 92-20s92 8 92 20-40 18-92 18-92-6-92-18z"/>
<path fill="none" stroke="@rust" stroke-width="2" stroke-dasharray="5 5" d="M-82-14c0-9 36-15 82-15s82 6 82 15-36
  13-82 13-82-4-82-13z"/>
<path fill="@plum-dark" d="M-62-36c-2-14 26-22 62-22s64 8 62 22c0 8 2 14-4 20-12 8-104 8-116 0-6-6-4-12-4-20z"/>
<path fill="@plum" d="M-62-38c0-14 28-22 62-22s62 8 62 22-28 20-62 20-62-6-62-20z"/>
<path fill="@plum-light" d="M-52-42c4-10 26-15 52-15s46 5 52 13c-14-6-32-8-52-8s-40 2-52 10z"/>
<path fill="none" stroke="@plum-dark" stroke-width="1.6" stroke-linecap="round" d="M-48-20l-1 7M-26-17v8M0-16v8M26-17
  v8M48-20l1 7M-8-41c-12-2-24-1-36 2M8-41c12-2 24-1 36 2"/>
<circle fill="@brass" cx="0" cy="-41" r="4"/>
<circle fill="url(#glow)" cx="80" cy="-50" r="70"/><ellipse fill="@brass" cx="80" cy="-14" rx="16" ry="4.5"/>
<path fill="@cream" d="M73-38h14v22c0 4-14 4-14 0z"/><ellipse fill="@cream-dark" cx="80" cy="-38" rx="7" ry="2.2"/>
<path class="ew-flame" fill="@flame" d="M80-56c6 8 6 16 0 17-6-1-6-9 0-17z"/>
"""

TABLE = """
<ellipse fill="@shade" cx="4" cy="-6" rx="120" ry="20"/>
<path fill="@wood-dark" d="M-12-112h24l5 84h-34z"/><path fill="@wood" d="M-12-112h13l2 84h-20z"/>
<path fill="@wood-dark" d="M-50-8c6-16 30-24 50-24s44 8 50 24c-8 6-16 4-18 0-6-8-18-12-32-12s-26 4-32 12c-2 4-10
  6-18 0z"/>
<path fill="@wood-dark" d="M-112-118c0 18 50 30 112 30s112-12 112-30v-6h-224z"/>
<ellipse fill="@wood" cx="0" cy="-124" rx="112" ry="27"/>
<ellipse fill="@wood-light" cx="-4" cy="-127" rx="102" ry="21.5"/>
<path fill="none" stroke="@wood" stroke-width="1.2" opacity=".7" d="M-84-132c40-10 110-12 160-2M-94-124c50-8 140-8
  186 0M-80-116c50 6 110 6 150 0"/>
<g class="ew-steam" fill="none" stroke="@cream" stroke-width="2.6" stroke-linecap="round" opacity=".75">
<path d="M60-150c-5-7 4-11 0-19s3-10 1-15"/><path d="M69-150c-4-6 4-10 1-16"/></g>
<ellipse fill="@shade" cx="66" cy="-121" rx="24" ry="5"/><ellipse fill="@cream-dark" cx="64" cy="-124" rx="22" ry="5"/>
<path fill="none" stroke="@cream-dark" stroke-width="3.5" d="M78-138c10-1 10 10-2 9"/>
<path fill="@cream" d="M48-144h32c0 12-5 19-9 20h-14c-5-2-9-8-9-20z"/>
<ellipse fill="@clay-dark" cx="64" cy="-144" rx="16" ry="3.6"/>
<ellipse fill="@shade" cx="14" cy="-106" rx="20" ry="4"/><path fill="@paper" d="M-14-116l44-3 10 15-48 3z"/>
<path fill="none" stroke="@pencil" stroke-width="1.2" d="M-8-113l30-2M-6-109l20-1.5M6-104l26-1.5"/>
<path fill="none" stroke="@red" stroke-width="3" stroke-linecap="round" d="M24-108l18-9"/>
"""

STOOL = """
<ellipse fill="@shade" cx="3" cy="-3" rx="36" ry="8"/>
<path fill="@wood-dark" d="M-26-50h7l-5 48h-6zM19-50h7l4 48h-6zM-4-46h8v50h-8z"/>
<path fill="@mustard" d="M-34-56c0-8 15-13 34-13s34 5 34 13v6c0 7-15 11-34 11s-34-4-34-11z"/>
<ellipse fill="@brass-light" cx="0" cy="-58" rx="33" ry="10"/>
"""
"""Belongs to the table."""

JAR = """
<ellipse fill="@shade" cx="3" cy="-3" rx="30" ry="6"/>
<path fill="@rust" d="M-16-60l22-8 8 40-24 8z"/><path fill="@paper" d="M-22-54l20-4 6 38-20 6z"/>
<path fill="@teal" d="M2-62l18 8-10 40-18-6z"/><path fill="@mustard" d="M-12-66l16-2 4 44-16 2z"/>
<path fill="@paper" d="M-2-84l20 6-10 50-18-5z"/>
<path fill="none" stroke="@pencil" stroke-width="1.4" d="M3-77l11 3.4M2-71l10 3"/>
<path fill="@plum" d="M-20-76l16-4 8 46-18 4z"/>
<path fill="none" stroke="@plum-light" stroke-width="1.4" d="M-16-71l9-2M-15-65l9-2"/>
<path fill="@glass" stroke="@cream-dark" stroke-width="1.6" d="M-20-56h40c10 3 8 12 8 20v24c0 10-8 12-28 12
  s-28-2-28-12v-24c0-8-2-17 8-20z"/>
<path fill="@glass" stroke="@cream-dark" stroke-width="1.6" d="M-23-62h46v7h-46z"/>
<path fill="@shine" d="M-22-42c0-4 6-4 6 0v28c0 4-6 4-6 0z"/>
<path fill="@paper" d="M-8-26h24v14h-24z"/>
<path fill="none" stroke="@rust" stroke-width="1.8" stroke-linecap="round" d="M1-20c0-3 5-3 5 0 0 2-2.5 2-2.5 3.5
  M3.5-14.6v.1"/>
"""
