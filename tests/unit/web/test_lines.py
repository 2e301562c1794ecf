"""The lines beneath a map: for whoever may see figures, by the name of what they hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.applications import Starlette

from moorlands_dash.access import NOBODY, THE_PUBLIC, Person
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.ui.ground import ground
from moorlands_dash.ui.taking import SERVED
from moorlands_dash.ui.view import opened
from moorlands_dash.web.application import routes
from tests.map_files import home_with_lines
from tests.unit.web.asking import Answer, asked

APP = Starlette(routes=list(routes()))


@pytest.fixture
def home(demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    found = home_with_lines(demo_home, tmp_path / "home")
    monkeypatch.setenv("MOORLANDS_HOME", str(found))
    monkeypatch.setenv(SERVED, "1")
    return found


def got(monkeypatch: pytest.MonkeyPatch, person: Person, address: str) -> Answer:
    monkeypatch.setattr("moorlands_dash.web.lines.person", lambda _request: person)
    return asked(APP, address)


def test_lines_come_by_their_name_to_whoever_may_see_figures(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = ground(opened(LIGHT, THE_PUBLIC))
    layer = open_snapshot(home).map_layer()
    assert held is not None
    assert layer is not None
    given = got(monkeypatch, THE_PUBLIC, f"/{held.address}")
    assert given.status == 200
    assert json.loads(given.body) == layer["lines"]
    assert given.header("cache-control") == "private, max-age=31536000, immutable"
    assert got(monkeypatch, THE_PUBLIC, "/lines/other.json").status == 404
    refused = got(monkeypatch, NOBODY, f"/{held.address}")
    assert refused.status == 403
    assert refused.header("cache-control") == "no-store"
