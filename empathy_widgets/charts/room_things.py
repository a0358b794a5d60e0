"""What stands at the walls of the counselling room: books, mirror, calendar, desk, telephone, clipboard; each round its
foot."""

from __future__ import annotations

__all__ = ["BOOKS", "CALENDAR", "CLIPBOARD", "DESK", "MIRROR", "PHONE"]

BOOKS: dict[str, str] = {
    "book-brain": """
<path fill="@cream-dark" d="M-52-56h11v56h-11z"/><path fill="@wood" d="M-40-50h8v50h-8z"/>
<path fill="@leaf-dark" d="M32-54h10v54h-10z"/><path fill="@mustard" d="M43-48h9v48h-9z"/>
<path fill="@teal" d="M-28-64h52v64h-52z"/><path fill="@teal-dark" d="M-28-64h8v64h-8zM-28-5h52v5h-52z"/>
<path fill="@paper" d="M-18-3.5h42v2.2h-42z"/>
<path fill="@band" d="M-12-36c-4-10 4-17 11-15 5-6 16-3 17 4 7 2 7 12 2 15 0 8-10 10-14 5-6 3-14-1-16-9z"/>
<path fill="none" stroke="@teal-dark" stroke-width="1.6" stroke-linecap="round" d="M2-50c-2 5 2 8 0 12s3 8 1 11M-5-43
  c3 0 5 2 6 4M9-45c-3 1-4 3-4 5M10-34c-3 0-5 1-6 3"/>""",
    "book-kinds": """
<path fill="@plum" d="M-52-58h10v58h-10z"/><path fill="@cream-dark" d="M-41-52h9v52h-9z"/>
<path fill="@band" d="M33-56h9v56h-9z"/><path fill="@teal-dark" d="M43-62h10v62h-10z"/>
<path fill="@rust" d="M-28-64h52v64h-52z"/><path fill="@rust-dark" d="M-28-64h8v64h-8zM-28-5h52v5h-52z"/>
<path fill="@paper" d="M-18-3.5h42v2.2h-42z"/>
<circle fill="@band" opacity=".95" cx="2" cy="-44" r="9.5"/>
<circle fill="@mustard" opacity=".9" cx="-4" cy="-31" r="9.5"/>
<circle fill="@teal" opacity=".85" cx="9" cy="-31" r="9.5"/>""",
    "book-growth": """
<path fill="@teal" d="M-53-54h9v54h-9z"/><path fill="@rust-dark" d="M-43-60h10v60h-10z"/>
<path fill="@wood-light" d="M32-50h11v50h-11z"/><path fill="@plum-dark" d="M44-58h9v58h-9z"/>
<path fill="@leaf-dark" d="M-28-64h52v64h-52z"/><path fill="@shade" d="M-28-64h8v64h-8zM-28-5h52v5h-52z"/>
<path fill="@paper" d="M-18-3.5h42v2.2h-42z"/>
<path fill="none" stroke="@band" stroke-width="2.2" stroke-linecap="round" d="M2-14v-26"/>
<path fill="@band" d="M2-32c-12 0-15-8-14-14 9 0 14 6 14 14zM2-36c0-10 6-15 14-16 2 8-4 16-14 16z"/>
<path fill="@mustard" d="M-8-12c3-5 17-5 20 0z"/>""",
}
"""Each stands on a board of the shelf, round the middle of the board."""

MIRROR = """
<ellipse fill="@shade" cx="5" cy="5" rx="56" ry="92"/>
<ellipse fill="@brass" cx="0" cy="0" rx="56" ry="92"/><ellipse fill="@brass-light" cx="-2" cy="-3" rx="53" ry="88"/>
<ellipse fill="@brass" cx="0" cy="0" rx="50" ry="85"/>
<ellipse fill="url(#glass)" cx="0" cy="0" rx="46" ry="81"/>
<path fill="@teal-dark" opacity=".28" d="M-28 72c-2-30 2-46 14-54-12-8-12-34 6-36s24 20 12 36c20 4 32 26 32 46-16
  20-46 24-64 8z"/>
<path fill="@shine" d="M-34 28c-6-40 6-74 28-92l10 2C-20-40-30-10-26 34zM-12 50c-4-36 6-70 26-98l5 2C2-16-6 16-5 52z"/>
<path fill="@brass" d="M-14-90c4-8 10-12 14-12s10 4 14 12c-8-4-20-4-28 0z"/>
<circle fill="@brass-light" cx="0" cy="-96" r="4"/>
"""

CALENDAR = """
<path fill="@shade" d="M-33-84h74V14h-74z"/>
<path fill="@paper" d="M-37-88h74V10h-74z"/><path fill="@red" d="M-37-88h74v23h-74z"/>
<path fill="none" stroke="@ink" stroke-width="2.6" stroke-linecap="round" d="M-22-93v9M0-93v9M22-93v9"/>
<path fill="@paper" d="M-5-77c1-4 6-4 6 0 0-4 5-4 6 0 1 4-4 6-6 8-2-2-7-4-6-8z"/>
<path fill="none" stroke="@cream-dark" stroke-width="1.2" d="M-33-47h66M-33-31h66M-33-15h66M-19.5-62V7M-6-62V7M7.5-62
  V7M21-62V7"/>
<path fill="@rust" d="M-30-57c1-3 4-3 4 0 0-3 4-3 4 0s-2 4-4 6c-2-2-4-3-4-6zM10-41c1-3 4-3 4 0 0-3 4-3 4 0s-2 4-4 6
  c-2-2-4-3-4-6zM-17-25c1-3 4-3 4 0 0-3 4-3 4 0s-2 4-4 6c-2-2-4-3-4-6z"/>
<path fill="@teal" d="M-3-57c1-3 4-3 4 0 0-3 4-3 4 0s-2 4-4 6c-2-2-4-3-4-6zM-30-41c1-3 4-3 4 0 0-3 4-3 4 0s-2 4-4 6
  c-2-2-4-3-4-6z"/>
<path fill="@cream-dark" d="M37 10L22 10c6-3 8-8 7-14z"/><path fill="@shade-soft" d="M37-4v14H24c7-3 12-8 13-14z"/>
"""

DESK = """
<path fill="@shade" d="M-98-104H104V0H-98z" opacity=".4"/>
<ellipse fill="@shade" cx="6" cy="0" rx="112" ry="10"/>
<path fill="@wood-dark" d="M-96-100h12l-3 100h-7zM84-100h12l-2 100h-7z"/>
<path fill="@wood" d="M-96-100h6l-1 100h-3zM84-100h6l0 100h-3z"/>
<path fill="@wood-dark" d="M-96-100H96v30H-96z"/>
<path fill="@wood" d="M-90-97h56v23h-56zM-28-97h56v23h-56zM34-97h56v23H34z"/>
<path fill="@wood-light" d="M-90-97h56v3h-56zM-28-97h56v3h-56zM34-97h56v3H34z"/>
<circle fill="@brass-light" cx="-62" cy="-85" r="3"/><circle fill="@brass-light" cx="0" cy="-85" r="3"/>
<circle fill="@brass-light" cx="62" cy="-85" r="3"/>
<path fill="@wood" d="M-106-108H106v9H-106z"/><path fill="@wood-light" d="M-98-122H98l8 14H-106z"/>
<path fill="@shade-soft" d="M-106-101H106v3H-106z"/>
<path fill="@shade" d="M-36-117l52-2 8 8-58 2z"/><path fill="@paper" d="M-38-120l50-2 10 10-56 2z"/>
<path fill="none" stroke="@pencil" stroke-width="1.1" d="M-30-118l36-1.4M-29-115.5l40-1.6M-28-113l24-1"/>
<path fill="@paper" stroke="@cream-dark" d="M34-142l42-6 4 26-42 6z"/>
<path fill="none" stroke="@cream-dark" stroke-width="1.4" d="M34-142l25 12 17-18"/>
<circle fill="@red" cx="58" cy="-130" r="4.5"/>
<path fill="@ink" d="M-2-130h18v10h-18z"/><path fill="@teal-dark" d="M1-135h12v6H1z"/>
<path fill="@cream" d="M10-132c2-20 10-36 26-48 2 16-6 36-22 48z"/>
<path fill="none" stroke="@pencil" stroke-width="1" d="M10-130c4-18 12-34 24-46"/>
<path fill="@brass" d="M-86-120c0-5 30-5 30 0v4h-30z"/>
<path fill="none" stroke="@brass" stroke-width="4" stroke-linecap="round" d="M-71-120v-26c0-14 10-18 20-20"/>
<path fill="@leaf-dark" d="M-70-166c-2-14 10-24 26-24s28 8 28 20z"/>
<path fill="@leaf" d="M-66-172c2-9 11-15 22-15 8 0 14 2 19 6-16-2-28 0-41 9z"/>
<path fill="@lamp" d="M-70-166l54-4c0 5-54 9-54 4z"/>
<path fill="@cone" d="M-70-164l54-4 44 54H-104z"/>
"""

PHONE = """
<ellipse fill="@shade" cx="4" cy="-3" rx="58" ry="11"/>
<path fill="@wood-dark" d="M-40-92h9l-7 92h-6zM31-92h9l4 92h-6zM-4-86h9v92h-9z"/>
<path fill="@wood-dark" d="M-54-96c0 9 24 15 54 15s54-6 54-15v-5h-108z"/>
<ellipse fill="@wood" cx="0" cy="-101" rx="54" ry="14.5"/>
<ellipse fill="@wood-light" cx="-2" cy="-103" rx="48" ry="11"/>
<ellipse fill="@shade" cx="4" cy="-101" rx="42" ry="8"/>
<path fill="none" stroke="@ink" stroke-width="2.6" stroke-linecap="round" d="M-36-106c-16 2-16 14-6 18s2 16-4 22"/>
<path fill="@rust-dark" d="M-38-104c2-16 12-32 20-38h36c8 6 18 22 20 38-14 6-62 6-76 0z"/>
<path fill="@rust" d="M-34-107c2-14 10-28 17-33h34c7 5 15 19 17 33-14 4-54 4-68 0z"/>
<ellipse fill="@cream" cx="0" cy="-121" rx="17" ry="13.5"/>
<ellipse fill="@rust-dark" cx="0" cy="-121" rx="5.5" ry="4.4"/>
<path fill="@ink" d="M-12-122a2 2 0 1 0 .1 0M-9-128a2 2 0 1 0 .1 0M-2-131.5a2 2 0 1 0 .1 0M6-129.5a2 2 0 1 0 .1 0
  M11-124a2 2 0 1 0 .1 0M-9-116a2 2 0 1 0 .1 0M-1-113a2 2 0 1 0 .1 0"/>
<path fill="@rust-dark" d="M-24-147h9v10h-9zM15-147h9v10h-9z"/><g transform="translate(0 -16) scale(.9)">
<path fill="@rust-dark" d="M-48-150c-4-14 20-24 48-24s52 10 48 24c-2 10-24 10-26 0-4-6-40-6-44 0-2 10-24 10-26 0z"/>
<path fill="@rust" d="M-47-153c0-12 22-20 47-20s47 8 47 20c-4-8-20-12-47-12s-43 4-47 12z"/>
<path fill="@rust-light" d="M-40-160c8-8 22-12 40-12s30 4 38 10c-12-4-24-6-38-6s-28 2-40 8z"/></g>
"""

CLIPBOARD = """
<path fill="@shade" d="M-24-52l56 9V57l-56-9z"/>
<path fill="@wood" d="M-28-60L28-51V52L-28 42z"/><path fill="@wood-dark" d="M26-51.3l2 .3V52l-2-.4z"/>
<path fill="@paper" d="M-22-50L22-43V45L-22 36z"/><path fill="@brass" d="M-12-60l24 4v9l-24-4z"/>
<path fill="@brass-light" d="M-5-66c3-4 9-3 10 1.6l0 8-10-1.6z"/>
<path fill="none" stroke="@pencil" stroke-width="2" stroke-linecap="round" d="M-6-36.5l22 3.5M-6-20.5l22 3.5M-6-4.5
  l22 3.5M-6 11.5l22 3.5M-6 27.5l16 2.6"/>
<path fill="none" stroke="@teal" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round" d="M-17-38l2.5 3
  4-5.5M-17-22l2.5 3 4-5.5M-17-6l2.5 3 4-5.5"/>
<path fill="none" stroke="@pencil" stroke-width="1.6" d="M-17 8l6 1v6l-6-1zM-17 24l6 1v6l-6-1z"/>
"""
