"""The colours: one set for light, one for dark, readable in both."""

import re

import pytest

from empathy_widgets.widgets.shared.base import SHARED, WIDGETS

SHEET = re.sub(r"/\*.*?\*/", "", (SHARED / "tokens.css").read_text("utf-8"), flags=re.S)
BLOCKS = [
    dict(re.findall(r"(--ew-[a-z0-9-]+):\s*([^;]+);", body)) for body in re.findall(r"\{([^{}]*)\}", SHEET)
]
LIGHT = next(block for block in BLOCKS if block.get("--ew-scheme") == "light")
DARKS = [block for block in BLOCKS if block.get("--ew-scheme") == "dark"]
TEXTS = ["ink", "muted", "accent", "good", "warn", "bad"]
SHAPES = ["edge", "focus", "series-1", "series-2", "series-3", "series-4"]


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[place:place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_worked_out_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_dark_follows_the_system_and_the_jupyterlab_theme_with_the_same_colours():
    assert len(DARKS) == 2 and DARKS[0] == DARKS[1]
    assert LIGHT.keys() == DARKS[0].keys()


@pytest.mark.parametrize("palette", [LIGHT, DARKS[0]], ids=["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "surface"])
def test_every_text_colour_holds_aa_and_every_shape_three_to_one(palette, paper):
    ground = palette[f"--ew-{paper}"]
    for name in TEXTS:
        assert contrast(palette[f"--ew-{name}"], ground) >= 4.5, name
    for name in SHAPES:
        assert contrast(palette[f"--ew-{name}"], ground) >= 3, name


@pytest.mark.parametrize("palette", [LIGHT, DARKS[0]], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [
    ("accent-ink", "accent"), ("ink", "accent-soft"), ("muted", "accent-soft"), ("accent", "accent-soft"),
    ("warn", "warn-soft"), ("ink", "warn-soft"), ("bad", "bad-soft"), ("ink", "bad-soft"),
])
def test_text_on_a_coloured_ground_holds_aa(palette, text, ground):
    assert contrast(palette[f"--ew-{text}"], palette[f"--ew-{ground}"]) >= 4.5


def test_widgets_take_their_colours_from_the_tokens_alone():
    for sheet in {*WIDGETS.glob("*/*.css")} - {SHARED / "tokens.css"}:
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", sheet.read_text("utf-8")), sheet.name
