"""What a page offers to save and share is the figure that it shows."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

import plotly.graph_objects as go
import pytest
from markupsafe import escape

from moorlands_dash.charts.picture import picture
from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.figures.lines import Line, Lines
from moorlands_dash.reports.figures.picture import shown
from moorlands_dash.reports.figures.register import DRAWINGS, Sheet
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.query import as_selection
from moorlands_dash.ui.taking import SERVED
from tests.app.conftest import Open, bodies
from tests.opened import built, opened

_LINK = re.compile(r'href="export/figure\.svg\?([^"]+)"')
_SOURCE = re.compile(r'src="(data:image/svg[^"]+)"')


@pytest.mark.parametrize("page", ["trends", "compare_wards"])
def test_a_saved_figure_has_the_points_of_the_one_on_the_page(
    demo_home: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv(SERVED, "1")
    app = open_page(demo_home, page, wards=["Alton", "Leek North"])
    charts = [json.loads(chart.proto.spec)["data"] for chart in app.get("plotly_chart")]
    links = [_asked(body) for body in bodies(app) if 'class="mt-share"' in body]
    assert links and {name for name, _ in links} <= DRAWINGS.keys()
    for name, query in links:
        asked = as_selection(query)
        table = built(demo_home, DRAWINGS[name].table, asked)
        figure = shown(name, _sheet(demo_home, table, dict(query).get("of", ""))).figure
        if isinstance(figure, Lines):
            continue
        assert isinstance(figure, go.Figure)
        saved = json.loads(figure.to_json())["data"]
        assert any([t.get("x") for t in saved] == [t.get("x") for t in c] for c in charts), name
        assert any([t.get("y") for t in saved] == [t.get("y") for t in c] for c in charts), name


@pytest.mark.parametrize(
    ("page", "name", "link", "many"),
    [
        ("trends", "board", {}, 26),
        ("delivery_plan", "time-bars", {"owner": "Staffordshire Police"}, 3),
    ],
)
def test_saved_lines_have_the_drawings_and_the_words_of_the_page(
    demo_home: Path,
    open_page: Open,
    monkeypatch: pytest.MonkeyPatch,
    page: str,
    name: str,
    link: dict[str, str],
    many: int,
) -> None:
    monkeypatch.setenv(SERVED, "1")
    whole = bodies(open_page(demo_home, page, **link))
    query = dict(_asked(body) for body in whole if 'class="mt-share"' in body)[name]
    table = built(demo_home, DRAWINGS[name].table, as_selection(query))
    lines = shown(name, _sheet(demo_home, table, dict(query).get("of", ""))).figure
    assert isinstance(lines, Lines) and len(lines.lines) == many
    (drawn,) = (body for body in whole if _SOURCE.search(body))
    assert _SOURCE.findall(drawn) == _SOURCE.findall("".join(map(_picture, lines.lines)))
    assert all(str(escape(line.said)) in drawn for line in lines.lines)


def _picture(line: Line) -> str:
    return picture(line.svg, "", "")


def _sheet(home: Path, table: Table, of: str) -> Sheet:
    return Sheet(table, load_settings(), opened(home), of, partial(built, home))


def _asked(body: str) -> tuple[str, list[tuple[str, str]]]:
    query = parse_qsl(_LINK.search(body)[1].replace("&amp;", "&"))  # type: ignore[index]
    return dict(query)["figure"], query
