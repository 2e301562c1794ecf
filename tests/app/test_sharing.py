"""What a page offers to save and share is the figure that it shows."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.figures.picture import shown
from moorlands_dash.reports.figures.register import DRAWINGS, Sheet
from moorlands_dash.tables.query import as_selection
from moorlands_dash.ui.taking import SERVED
from tests.app.conftest import Open, bodies
from tests.opened import built

_LINK = re.compile(r'href="export/figure\.svg\?([^"]+)"')


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
        sheet = Sheet(table, load_settings(), dict(query).get("of", ""), partial(built, demo_home))
        saved = json.loads(shown(name, sheet).figure.to_json())["data"]
        assert any([t.get("x") for t in saved] == [t.get("x") for t in c] for c in charts), name
        assert any([t.get("y") for t in saved] == [t.get("y") for t in c] for c in charts), name


def _asked(body: str) -> tuple[str, list[tuple[str, str]]]:
    query = parse_qsl(_LINK.search(body)[1].replace("&amp;", "&"))  # type: ignore[index]
    return dict(query)["figure"], query
