"""The work in NiceGUI: a page a visitor, as its documentation starts one."""

# mypy: disable-error-code="import-not-found, untyped-decorator"

from __future__ import annotations

import sys

from nicegui import ui

from benchmarks.peers.work import CHOICES, ITEMS, LAYOUT, commit, radar, sums

__all__: list[str] = []


@ui.page("/")
def page() -> None:
    """Twenty radios below a radar."""
    answers: dict[int, int] = {}
    trace = radar(answers)
    figure = {"data": [trace], "layout": LAYOUT}
    chart = ui.plotly(figure)

    def answered(item: int, choice: int) -> None:
        commit(item, choice)
        answers[item] = choice
        trace["r"] = sums(answers)
        chart.update()

    for number, text in enumerate(ITEMS, 1):
        ui.label(f"{number}. {text}")
        ui.radio(dict(enumerate(CHOICES, 1)), on_change=lambda event, item=number: answered(item, event.value))


ui.run(host="127.0.0.1", port=int(sys.argv[1]), title="Twenty items, NiceGUI", reload=False, show=False)
