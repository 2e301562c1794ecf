"""A figure of the screen on paper: the same places, in the same bytes each time."""

from __future__ import annotations

import io

import numpy as np
import plotly.graph_objects as go
import pytest
from matplotlib.figure import Figure
from PIL import Image

from moorlands_dash.charts.on_paper import Framed, drawn
from moorlands_dash.charts.paper_axis import Side
from moorlands_dash.charts.paper_marks import colour, heatmap, scatter, shape

_FRAMED = Framed("Crime $fell$ in <b>Leek</b> " * 6, ["Source: made up."])


def _figure(**layout: object) -> go.Figure:
    trace = go.Scatter(x=["a", "b", "c"], y=[1, None, 3], mode="lines+markers", name="Leek")
    return go.Figure(trace, layout={"height": 200, **layout})


def test_colours_as_plotly_writes_them() -> None:
    assert colour("rgba(18,67,109,0.5)") == pytest.approx((18 / 255, 67 / 255, 109 / 255, 0.5))
    assert colour("#ffffff") == (1, 1, 1, 1)


def test_the_same_figure_gives_the_same_bytes_and_no_script() -> None:
    first, second = (drawn(_figure(), _FRAMED, "svg") for _ in range(2))
    assert first == second
    assert b"<script" not in first and b"http-equiv" not in first


def test_a_picture_is_as_wide_as_a_page_and_grows_with_its_words() -> None:
    plain, worded = (
        Image.open(io.BytesIO(drawn(_figure(), framed, "png")))
        for framed in (Framed("", ()), _FRAMED)
    )
    assert plain.width == worded.width == 1600
    assert worded.height > plain.height > 400
    inks = np.asarray(worded.convert("L"))
    assert (inks < 100).any(axis=1).sum() > 60, "nothing is written"


def test_points_stand_where_their_values_are_and_a_gap_is_no_point() -> None:
    axes = Figure().add_subplot()
    x, y = Side({}, ["a", "b", "c"]), Side({}, [1, 3])
    trace = {"x": ["a", "b", "c"], "y": [1, None, 3], "mode": "markers"}
    scatter(axes, trace, x, y, None)
    assert [tuple(found.get_offsets()[0]) for found in axes.collections] == [(0, 1), (2, 3)]


def test_an_interval_reaches_from_its_lower_to_its_upper_end() -> None:
    axes = Figure().add_subplot()
    x, y = Side({}, [10.0]), Side({}, ["a"])
    bars = {"array": [5.0], "arrayminus": [2.0]}
    scatter(axes, {"x": [10.0], "y": ["a"], "mode": "markers", "error_x": bars}, x, y, None)
    (ends,) = axes.collections[0].get_segments()
    assert ends[:, 0].tolist() == [8.0, 15.0]
    assert x.ends() == pytest.approx((8 - 0.35, 15 + 0.35))


def test_a_grid_has_a_shade_a_number_from_the_least_to_the_most() -> None:
    axes = Figure().add_subplot()
    x, y = Side({}, ["00", "06"]), Side({"autorange": "reversed"}, ["Monday", "Tuesday"])
    scale = [[0, "#ffffff"], [1, "#000000"]]
    trace = {"x": ["00", "06"], "y": ["Monday", "Tuesday"], "z": [[0, 4], [2, None]]}
    mesh = heatmap(axes, {**trace, "colorscale": scale, "texttemplate": "%{z:,.0f}"}, x, y)
    assert mesh.get_clim() == (0, 4)
    assert [text.get_text() for text in axes.texts] == ["0", "4", "2"]
    assert y.ends() == (1.5, -0.5)


def test_a_line_of_the_whole_figure_keeps_to_its_value() -> None:
    axes = Figure().add_subplot()
    x, y = Side({}, [0, 10]), Side({}, [0, 100])
    part = {"type": "line", "x0": 0, "x1": 1, "xref": "x domain", "y0": 40, "y1": 40}
    shape(axes, part, x, y)
    assert axes.lines[0].get_xydata().tolist() == [[0, 40], [1, 40]]
