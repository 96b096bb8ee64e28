"""The peer: a bare Dash page, one slider and four bar charts redrawn by one callback."""

from __future__ import annotations

import sys

from dash import Dash, Input, Output, dcc, html

CHARTS, BARS = 4, 12


def figures(value: int) -> list[dict]:
    """Return the four figures as dictionaries, the quickest way that Dash offers."""
    return [
        {
            "data": [
                {
                    "type": "bar",
                    "x": list(range(BARS)),
                    "y": [(bar + 1) * value / (chart + 1) for bar in range(BARS)],
                }
            ],
            "layout": {"height": 300, "margin": {"l": 64, "r": 16, "t": 16, "b": 44}},
        }
        for chart in range(CHARTS)
    ]


def application() -> Dash:
    """Return the page; nothing of it comes from another host."""
    app = Dash("benchmarks.dash_page", serve_locally=True)
    slider = dcc.Slider(0, 100, 1, value=50, id="slider", updatemode="drag", marks=None)
    charts = [
        dcc.Graph(id=f"chart-{n}", figure=figure, config={"displayModeBar": False})
        for n, figure in enumerate(figures(50))
    ]
    app.layout = html.Div([slider, *charts])
    outputs = [Output(f"chart-{n}", "figure") for n in range(CHARTS)]
    app.callback(outputs, Input("slider", "value"), prevent_initial_call=True)(figures)
    return app


if __name__ == "__main__":
    application().run(host="127.0.0.1", port=int(sys.argv[1]), debug=False)
