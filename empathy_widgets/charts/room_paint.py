"""The paints of the counselling room: each by day, and in the evening with the lamps lit."""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["PAINTS", "painted", "style_of"]

PAINTS: dict[str, tuple[str, str]] = {
    # what the room is made of
    "wall": ("#f1e3cb", "#4b4149"), "wall-low": ("#e9d6b7", "#3f373f"), "side": ("#e6d3b3", "#3a333c"),
    "ceiling": ("#f9f2e4", "#332d37"), "panel": ("#d3d6bd", "#3c4148"),
    "panel-seam": ("#bcc1a3", "#333840"), "skirting": ("#fbf5e9", "#5d5055"), "edge": ("#cfb48c", "#2b262e"),
    "floor": ("#c2966a", "#4f3b33"), "floor-far": ("#d9b78c", "#6b5142"), "seam": ("#a67b50", "#3a2b26"),
    # cloth and wood
    "rug": ("#3a7376", "#28494d"), "rug-in": ("#e3cd9f", "#83705a"), "rug-dots": ("#b8683b", "#c08a5c"),
    "band": ("#f2e5c8", "#a99778"),
    "wood": ("#97633f", "#6a4733"), "wood-dark": ("#714628", "#452d22"), "wood-light": ("#b98556", "#8a6044"),
    "teal": ("#2f7479", "#2e6468"), "teal-dark": ("#1f555a", "#1d4347"), "teal-light": ("#4b9396", "#48858a"),
    "rust": ("#cb7a45", "#a8633b"), "rust-dark": ("#9f5729", "#743f24"), "rust-light": ("#e39f6c", "#cf8a58"),
    "plum": ("#86527f", "#6f4870"), "plum-dark": ("#613658", "#4a2f4d"), "plum-light": ("#a8739f", "#916390"),
    "cream": ("#fbf3e1", "#d8c8ab"), "cream-dark": ("#e3d2b0", "#a8967a"), "paper": ("#fffcf4", "#efe3cb"),
    "brass": ("#c69642", "#c99b4c"), "brass-light": ("#ecca83", "#f0cf8b"), "ink": ("#41362f", "#241d1f"),
    "pencil": ("#8d8071", "#857867"), "red": ("#b9472f", "#b04a35"), "mustard": ("#dba53c", "#b98a36"),
    "leaf": ("#5f8c58", "#466a4c"), "leaf-dark": ("#406a45", "#2c4a38"), "leaf-light": ("#8ab276", "#628864"),
    "clay": ("#cf8f68", "#8f6149"), "clay-dark": ("#ab6c48", "#6b4636"), "glass": ("#ffffff66", "#cfe0e61f"),
    "curtain": ("#f6e7cd", "#7a6461"), "curtain-dark": ("#dfc8a2", "#5c4a4c"),
    "door": ("#7f9c94", "#3f5357"), "door-panel": ("#8faaa1", "#48605f"),
    "cat": ("#5f5450", "#4d4446"), "cat-light": ("#83766f", "#6f6365"), "cat-dark": ("#453b38", "#2b2528"),
    # outside
    "sky": ("#9fcfe0", "#161d3d"), "sky-low": ("#f6efd8", "#5a4a6b"), "sun": ("#fffbe6", "#f5ecd0"),
    "sun-round": ("#fff3c400", "#f5ecd033"), "stars": ("#ffffff00", "#f8f0d8"), "cloud": ("#ffffffc0", "#8d84a826"),
    "hill-far": ("#a9c8b4", "#34365a"), "hill": ("#8cb486", "#262b49"), "hill-near": ("#6c9a68", "#1b2139"),
    "in-mirror": ("#dfe9e4", "#5b5560"), "in-mirror-low": ("#f7efdd", "#84695a"),
    # light and shadow
    "beam": ("#fffae0d0", "#a9bcf012"), "dust": ("#fffbe6d9", "#ffdf9f40"), "flame": ("#ffffff00", "#ffd678"),
    "shaft": ("#fff7dd4d", "#a9bcf00a"), "daylight": ("#fffdf2b3", "#7f8fd01f"), "cone": ("#fff1c900", "#ffd98a5c"),
    "shine": ("#ffffff8c", "#ffe0a338"), "shade": ("#5a3a1a33", "#0d081459"),
    "shade-soft": ("#5a3a1a1c", "#0d081433"), "lamp": ("#fbe7bd", "#ffe6ab"), "lamp-dark": ("#e9c98b", "#f6bd68"),
    "glow": ("#ffe9b800", "#ffc66e9e"), "glow-far": ("#ffe9b800", "#ffc66e00"), "pool": ("#ffe9b800", "#ffc87a4d"),
    "nothing": ("#fff8dd00", "#a9bcf000"), "dusk": ("#ffffff00", "#120c1a80"),
    "halo": ("#fffdf6", "#1a1216"), "ring": ("#6b2c00", "#ffd894"),
}
"""Each paint by day and in the evening."""


def style_of(names: Collection[str] = PAINTS.keys()) -> str:
    """Paints as properties of a picture, all by default; `color-scheme` says which of the two each is."""
    return "".join(f"--r-{name}:light-dark({day},{evening});"
                   for name, (day, evening) in PAINTS.items() if name in names)


def painted(drawing: str) -> str:
    """A drawing with its paints: ``@wall`` becomes the property, and what only makes it readable here is left out.

    Examples
    --------
    >>> painted('<path\\n    fill="@wall" d="M0 0"/>')
    '<path fill="var(--r-wall)" d="M0 0"/>'
    """
    return re.sub(r'"@([a-z-]+)"', r'"var(--r-\1)"', re.sub(r"\s+", " ", drawing)).replace("> <", "><").strip()
