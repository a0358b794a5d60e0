"""The work in Dash, served by gunicorn as its documentation says: components and their scripts as they come."""

# mypy: disable-error-code="import-not-found, untyped-decorator"

from __future__ import annotations

from dash import ALL, Dash, Input, Output, Patch, ctx, dcc, html

from benchmarks.peers.work import CHOICES, ITEMS, LAYOUT, commit, radar, sums

__all__ = ["server"]

app = Dash(title="Twenty items, Dash")
server = app.server
app.layout = html.Div([
    dcc.Graph(id="radar", figure={"data": [radar({})], "layout": LAYOUT}),
    *(html.Div([
        html.P(f"{number}. {text}"),
        dcc.RadioItems(options=[{"label": label, "value": choice} for choice, label in enumerate(CHOICES, 1)],
                       id={"item": number}),
    ]) for number, text in enumerate(ITEMS, 1)),
])


@app.callback(Output("radar", "figure"), Input({"item": ALL}, "value"), prevent_initial_call=True)
def answered(values: list[int | None]) -> Patch:
    """Commit the answer that came, then move the polygon only."""
    item = ctx.triggered_id["item"]
    commit(item, values[item - 1])
    figure = Patch()
    figure["data"][0]["r"] = sums({number: value for number, value in enumerate(values, 1) if value is not None})
    return figure
