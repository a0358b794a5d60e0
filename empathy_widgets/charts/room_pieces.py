"""Pieces of the counselling room that are always there, each drawn round the middle of its foot."""

from __future__ import annotations

__all__ = ["CAT", "CURTAINS", "FLOOR_LAMP", "FRAME", "PLANT", "SHELF", "SILL_PLANT", "WINDOW"]

WINDOW = """
<path fill="@shade" d="M-108-236h222v244h-222z"/>
<path fill="@skirting" d="M-112-242h224v242h-224z"/>
<path fill="url(#sky)" d="M-101-231h202v224h-202z"/>
<circle fill="@sun-round" cx="54" cy="-176" r="38"/><circle fill="@sun-round" cx="54" cy="-176" r="28"/>
<circle fill="@sun" cx="54" cy="-176" r="19"/>
<path fill="@stars" d="M-80-205l1.6 4 4 1.6-4 1.6-1.6 4-1.6-4-4-1.6 4-1.6zM-36-214a1.4 1.4 0 1 0 .1 0M-58-180a1.2
  1.2 0 1 0 .1 0
  M-14-190a1.6 1.6 0 1 0 .1 0M22-216a1.2 1.2 0 1 0 .1 0M-90-160a1.4 1.4 0 1 0 .1 0M90-214a1.5 1.5 0 1 0 .1 0
  M84-130a1.2 1.2 0 1 0 .1 0"/>
<path fill="@cloud" d="M-88-168c2-10 16-14 22-6 6-12 26-10 28 4 9-3 17 3 15 11h-66c-9 0-9-9 1-9z
  M8-196c2-7 11-9 15-4 5-8 18-6 19 3 6-1 10 3 9 8H10c-7 0-7-7-2-7z"/>
<path fill="@hill-far" d="M-101-84c34-32 62-30 92-12 34-30 74-30 110-6v95h-202z"/>
<path fill="@hill" d="M-101-62c50-24 90-16 122 2 30-18 56-16 80-8v61h-202z"/>
<path fill="@hill-near" d="M-101-34c40-16 88-18 130-8 28-8 52-6 72 2v33h-202z"/>
<path fill="@hill-near" d="M-66-40v-16c-15-2-18-20-7-26 0-15 22-18 25-3 12 3 12 21 0 25-4 3-9 4-12 4v16zM74-34v-12
  c-10-2-12-14-4-18 1-10
  15-11 17-1 8 3 8 14 0 17l-8 2v12z"/>
<path fill="none" stroke="@skirting" stroke-width="7" d="M0-234V-4M-104-154H104"/>
<path fill="none" stroke="@edge" stroke-width="1" opacity=".6" d="M-101-231h98v74h-98zM3-231h98v74H3zM-101-151h98V-7
  h-98zM3-151h98V-7H3z
  M-112-242h224v242h-224z"/>
<path fill="@shade-soft" d="M-101-231h98v6h-98zM3-231h98v6H3zM-101-151h98v6h-98zM3-151h98v6H3z"/>
<path fill="@shine" opacity=".5" d="M-92-14l60-132h22l-60 132zM16-166l26-58h12l-26 58z"/>
<path fill="@shade" d="M-122 9h248v8h-248z"/>
<path fill="@skirting" d="M-126-3h252v13h-252z"/><path fill="@edge" opacity=".5" d="M-126 8h252v2h-252z"/>
"""

CURTAINS = """
<path fill="none" stroke="@wood-dark" stroke-width="6" stroke-linecap="round" d="M-158-262H158"/>
<circle fill="@brass" cx="-161" cy="-262" r="7"/><circle fill="@brass" cx="161" cy="-262" r="7"/>
<g id="curtain" class="ew-sway">
<path fill="@curtain" d="M-150-259c14 3 30 3 56 0 2 70-6 120-32 160 6 40 4 90 0 118-12 5-24 5-36 0 4-90 10-180
  12-278z"/>
<path fill="@curtain-dark" d="M-140-258c2 60-2 110-12 152 4-48 6-98 5-152zM-122-257c2 56-4 106-18 148 10-44 13-98
  11-148z
  M-103-258c3 60-8 112-34 154 18-46 26-98 26-153zM-150-92c-4 40-6 80-7 113l7 2c0-40 2-80 4-114z
  M-137-88c1 40 0 80-2 110l8-2c1-38 0-76-2-107z"/>
<path fill="@rust" d="M-158-106c10 4 24 6 34 6l-2 11c-12 0-24-2-33-6z"/></g>
<use href="#curtain" transform="scale(-1 1)"/>
"""

SILL_PLANT = """
<g transform="translate(-52 -3)">
<path fill="@leaf-dark" d="M0-22c-16-4-22-16-20-28 12 4 20 14 20 28zM0-22c14-6 22-16 18-30-12 5-19 16-18 30z"/>
<path fill="@leaf" d="M0-20c-6-14-4-28 2-38 8 12 8 26-2 38z"/>
<path fill="@clay" d="M-13-24h26l-3 24h-20z"/><path fill="@clay-dark" d="M-15-26h30v6h-30zM4-20h6l-2 20h-6z"/></g>
"""

FLOOR_LAMP = """
<ellipse fill="@shade" cx="4" cy="1" rx="34" ry="7"/>
<ellipse fill="@brass" cx="0" cy="-2" rx="27" ry="6"/><ellipse fill="@brass-light" cx="-3" cy="-4" rx="19" ry="3.4"/>
<path fill="@brass" d="M-2.6-4V-220h5.2V-4z"/><path fill="@brass-light" d="M-1.6-4V-220H0V-4z"/>
<path fill="@lamp" d="M-22-276h44l20 62c-26 7-58 7-84 0z"/>
<path fill="@lamp-dark" d="M9-276h13l20 62c-8 2-16 3.6-25 4.4z" opacity=".75"/>
<path fill="@shine" d="M-19-276h8l-12 66-10-2z"/>
<ellipse fill="@cream" cx="0" cy="-276" rx="22" ry="4"/>
<path fill="none" stroke="@brass" stroke-width="1.6" d="M15-210v17"/>
<circle fill="@brass-light" cx="15" cy="-191" r="2.8"/>
"""

FRAME = """
<path fill="@shade" d="M-60-54H66V60H-60z"/>
<path fill="@wood" d="M-64-60H64V54H-64z"/><path fill="@wood-light" d="M-64-60H64l-4 4H-60V50l-4 4z"/>
<path fill="@paper" d="M-56-52H56V46H-56z"/>
<circle fill="@teal" opacity=".82" cx="-14" cy="-3" r="28"/><circle fill="@rust" opacity=".78" cx="14" cy="-3" r="28"/>
<path fill="@mustard" d="M0-27.2a28 28 0 0 1 0 48.4a28 28 0 0 1 0-48.4z"/>
<path fill="@shine" opacity=".6" d="M-56 20L10-52h26L-56 46z"/>
"""

PLANT = """
<ellipse fill="@shade" cx="5" cy="0" rx="42" ry="9"/>
<g class="ew-leaves">
<path fill="none" stroke="@leaf-dark" stroke-width="3" stroke-linecap="round" d="M-4-50C-8-90-28-120-46-134M0-50
  C0-100 4-140 0-172M4-50c6-40 22-66 44-82
  M-6-50c-8-24-24-38-44-44M6-50c8-20 22-32 40-36"/>
<path fill="@leaf-dark" d="M-42-130c-26 2-42-12-46-32 24-2 42 8 46 32zM46-130c24 0 40-14 42-34-22 0-38 10-42 34z"/>
<path fill="@leaf" d="M-2-166c-22-16-24-42-8-64 22 16 26 42 8 64zM-48-92c-20 8-38 0-46-16 20-8 38-2 46 16z"/>
<path fill="@leaf-light" d="M-2-166c10-18 10-44-8-64-2 22 0 44 8 64zM-42-130c-14-16-28-26-46-32 12 18 28 28 46 32z
  M46-130c10-14 26-26 42-34-10 18-24 30-42 34z"/>
<path fill="@leaf" d="M44-84c18 8 36 0 42-18-20-6-36 0-42 18zM-22-112c-16-8-22-24-16-40 16 6 22 22 16 40zM20-112
  c-4-20 4-36 22-42 4 18-4 34-22 42z"/>
<path fill="@leaf-light" d="M-48-92c-16-4-32-10-46-16 14 12 30 18 46 16zM44-84c14-4 28-10 42-18-12 14-26 20-42 18z"/>
</g>
<path fill="@clay" d="M-34-56h68l-8 54c-14 5-38 5-52 0z"/>
<path fill="@clay-dark" d="M10-50h22l-6 48c-6 2-12 3-18 3.5zM-37-60h74v11h-74z"/>
<path fill="@clay" d="M-37-60h52v11h-52z"/><path fill="@shine" opacity=".5" d="M-28-46h7l5 44-6-2z"/>
"""

SHELF = """
<path fill="@shade" d="M-62-318H74V2H-62z"/>
<path fill="@wood-dark" d="M-66-322H66V0H-66z"/>
<path fill="@shade" d="M-57-312H57V-8H-57z"/>
<path fill="@wood" d="M-66-322h9V0h-9zM57-322h9V0h-9zM-66-322H66v10H-66zM-66-10H66V0H-66zM-57-242H57v8H-57zM-57-164
  H57v8H-57zM-57-86H57v8H-57z"/>
<path fill="@wood-light" d="M-66-322H66v3H-66zM-57-242H57v2.5H-57zM-57-164H57v2.5H-57zM-57-86H57v2.5H-57zM-66-319h2.5
  V0h-2.5z"/>
<path fill="@cream-dark" d="M-50-50h30v40h-30z"/><path fill="@cream" d="M-50-50h24v40h-24z"/>
<path fill="none" stroke="@cream-dark" stroke-width="1.5" d="M-50-40h24M-50-30h24M-50-20h24"/>
<path fill="@clay" d="M6-10c-12-6-14-28-2-36v-8h18v8c12 8 10 30-2 36z"/>
<path fill="@clay-dark" d="M15-10c8-8 8-26 3-36v-8h4v8c12 8 10 30-2 36z"/>
<path fill="none" stroke="@leaf-dark" stroke-width="2" d="M12-54c-2-8-8-12-14-13M14-54c2-8 6-12 14-14"/>
<path fill="@leaf" d="M-2-66c-6-4-6-9-3-11 6 1 7 7 3 11zM28-67c1-7 6-9 9-7 0 6-4 8-9 7zM12-58c-4-8-1-14 3-15 4 6 2
  12-3 15z"/>
<circle fill="@brass" cx="-32" cy="-340" r="20"/><path fill="@brass" d="M-48-326h32l4 4h-40z"/>
<circle fill="@paper" cx="-32" cy="-340" r="15.5"/>
<path fill="none" stroke="@ink" stroke-width="1.4" d="M-32-352v2M-32-330v2M-44-340h2M-22-340h2"/>
<path fill="none" stroke="@ink" stroke-width="1.8" stroke-linecap="round" d="M-32-340l6 4"/>
<g transform="translate(-32 -340)">
<path class="ew-hand" stroke="@red" stroke-width="1.5" stroke-linecap="round" d="M0 2v-13"/></g>
<path fill="@teal-dark" d="M10-322l6-12h26l6 12z"/><path fill="@teal" d="M4-322c0-4 50-4 50 0z"/>
<path fill="@rust-dark" d="M12-334h40v8H12z"/><path fill="@paper" d="M14-332h36v4H14z"/>
<path fill="@plum-dark" d="M8-326h42v4H8z"/>
"""

CAT = """
<ellipse fill="@shade" cx="2" cy="0" rx="50" ry="8"/>
<g class="ew-breath"><path fill="@cat" d="M-42-8C-46-24-28-37-4-37C25-38 45-27 45-12C45-2 30 2 4 2C-24 2-40 2-42-8Z"/>
<path fill="@cat-light" d="M-20-30C-8-37 20-38 34-26C20-32-4-33-20-30Z"/></g>
<path fill="none" stroke="@cat-dark" stroke-width="2" stroke-linecap="round" d="M16-29C30-25 35-13 25-5"/>
<path fill="@cat-light" d="M41-9C48 5 20 9-4 6C-14 5-20 2-23-2C-12 1 8 1 20-3C28-6 35-9 41-9Z"/>
<path fill="@cat-dark" d="M-43-16V-31L-32-24ZM-27-25L-17-32L-15-18Z"/>
<path fill="@cat" d="M-45-10C-46-20-39-26-29-26S-13-20-14-10C-15-3-21 2-30 2S-44-3-45-10Z"/>
<path fill="none" stroke="@cat-light" stroke-width="1.6" stroke-linecap="round" d="M-39-12C-37-9-34-9-32-12M-27-12
  C-25-9-22-9-20-12M-44-5L-53-6M-44-2L-52 1M-15-5L-6-7M-15-2L-7 0"/>
<path fill="@rust-light" d="M-31.5-7h4l-2 2.6z"/>
"""
