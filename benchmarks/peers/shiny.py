"""The work in Shiny for Python, with plotly through shinywidgets, as its documentation does.

Its radios choose the first answer by themselves unless told otherwise; nothing is answered beforehand here.
"""

# mypy: disable-error-code="import-not-found, untyped-decorator"

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
from shiny import App, reactive, ui
from shinywidgets import output_widget, register_widget

from benchmarks.peers.work import CHOICES, ITEMS, LAYOUT, commit, radar, sums

__all__ = ["app"]

NAMES = {str(choice): label for choice, label in enumerate(CHOICES, 1)}


def page(_request: Any) -> Any:
    """Twenty radios below a radar."""
    return ui.page_fluid(
        output_widget("radar"),
        *(ui.input_radio_buttons(f"item{number}", f"{number}. {text}", NAMES, selected=[])
          for number, text in enumerate(ITEMS, 1)),
    )


def server(input: Any, _output: Any, _session: Any) -> None:
    """One visitor's answers and chart."""
    answers: dict[int, int] = {}
    figure = go.FigureWidget([radar(answers)], LAYOUT)
    register_widget("radar", figure)

    def listen(item: int) -> None:
        @reactive.effect
        @reactive.event(input[f"item{item}"])
        def answered() -> None:
            commit(item, int(input[f"item{item}"]()))
            answers[item] = int(input[f"item{item}"]())
            figure.data[0].r = sums(answers)

    for item in range(1, len(ITEMS) + 1):
        listen(item)


app = App(page, server)
