import re
from pathlib import Path

import pytest

import empathy_widgets
from empathy_widgets.charts import Axis, radar_drawing, RadarSeries
from empathy_widgets.charts.paint import EARLIER_OPACITY, LIGHT, paint, wrapped

TOKENS = (Path(empathy_widgets.__file__).parent / "widgets" / "shared" / "tokens.css").read_text("utf-8")


def values(block: int) -> dict[str, str]:
    """The tokens of the block-th pair of braces that sets colours: 0 light, 1 dark."""
    blocks = [dict(re.findall(r"(--ew-[\w-]+):\s*([^;]+);", body)) for body in re.findall(r"\{([^{}]*)\}", TOKENS)]
    return [body for body in blocks if "--ew-ink" in body][block]


def luminance(colour: str) -> float:
    parts = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(colour: str, ground: str, share: float) -> str:
    pairs = [(int(colour[at:at + 2], 16), int(ground[at:at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_light_values_are_those_of_the_tokens():
    shared = dict(re.findall(r"(--ew-[\w-]+):\s*([^;]+);", re.search(r"\{([^{}]*)\}", TOKENS)[1])) | values(0)
    assert {name: shared[name] for name in LIGHT} == LIGHT


@pytest.mark.parametrize("block", [0, 1])
def test_every_line_even_a_fainter_one_stands_out_three_to_one(block):
    tokens = values(block)
    for number in range(1, 5):
        faint = mixed(tokens[f"--ew-series-{number}"], tokens["--ew-surface"], EARLIER_OPACITY)
        assert contrast(faint, tokens["--ew-surface"]) >= 3, (number, faint)


@pytest.mark.parametrize("block", [0, 1])
def test_every_word_in_a_chart_is_readable(block):
    tokens = values(block)
    for name in ("--ew-ink", "--ew-muted"):
        assert contrast(tokens[name], tokens["--ew-surface"]) >= 4.5


def test_paint_writes_the_colour_and_notes_its_token():
    part = {"shapes": [{}]}
    paint(part, "line.color", "--ew-ink")
    paint(part, "shapes.0.fillcolor", "--ew-series-1", 0.5)
    assert part["line"] == {"color": "#23282b"} and part["shapes"] == [{"fillcolor": "rgba(28,90,97,0.5)"}]
    assert part["meta"]["tokens"] == {"line.color": "--ew-ink", "shapes.0.fillcolor": ["--ew-series-1", 0.5]}


def test_every_colour_of_a_drawing_follows_a_token():
    axes = [Axis(name, name, 0, 10) for name in "abc"]
    drawn = radar_drawing([RadarSeries("Today", dict.fromkeys("abc", 5)), RadarSeries("June", {}, "earlier")], axes)

    def colours(part, path=""):
        for name, value in part.items() if isinstance(part, dict) else enumerate(part):
            if name == "meta":
                continue
            where = f"{path}.{name}".lstrip(".")
            if isinstance(value, dict | list):
                yield from colours(value, where)
            elif str(name).endswith("color") and value != "rgba(0,0,0,0)":
                yield where

    for part in (*drawn["data"], drawn["layout"]):
        assert set() < set(colours(part)) <= set(part["meta"]["tokens"])


def test_words_wrap_and_end_in_an_ellipsis_rather_than_without_end():
    assert wrapped("Negative cognitive", 12) == "Negative<br>cognitive"
    assert wrapped("one two three four five six", 5, 2) == "one<br>two…"
    assert wrapped("", 12) == ""
