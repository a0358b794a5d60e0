"""What drawing costs in imports, seen from a fresh interpreter."""

import subprocess
import sys

HEAVY = (
    "nbformat", "jsonschema", "rfc3987_syntax", "lark", "plotly.io._renderers", "IPython", "ipywidgets",
    "numpy", "pandas",
)
START = """
import sys
from empathy_widgets.charts import Axis, RadarSeries, radar, radar_drawing
axes = [Axis(name, name, 5, 25) for name in "abcd"]
line = [RadarSeries("Today", {name: 9 for name in "abcd"})]
"""


def loaded_after(code: str) -> set[str]:
    asked = START + code + "\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


def test_a_figure_does_not_pull_the_notebook_format_or_its_schemas():
    loaded = loaded_after("import plotly.graph_objects\nradar(line, axes).to_plotly_json()")
    assert "plotly.graph_objs" in loaded
    assert not loaded.intersection(HEAVY)


def test_a_live_page_draws_without_plotly_at_all():
    loaded = loaded_after("radar_drawing(line, axes)")
    assert not {name for name in loaded if name.split(".")[0] == "plotly"} and not loaded.intersection(HEAVY)
