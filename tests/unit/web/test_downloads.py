"""Each file for each role, by its link: what is theirs comes, and nothing else."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from starlette.applications import Starlette

from moorlands_dash.reports.export import to_csv
from moorlands_dash.reports.figures.register import DRAWINGS
from moorlands_dash.roles import ROLES, rights_of
from moorlands_dash.tables import SPECS, Selection
from moorlands_dash.tables.catalogue import PUBLIC
from moorlands_dash.ui.files import KINDS
from moorlands_dash.web.application import routes
from tests.opened import built
from tests.public_view import settings_with
from tests.roles_asked import GUARDED, NEEDED
from tests.unit.web.asking import Answer, asked

APP = Starlette(routes=list(routes()))
As = Callable[..., None]


@pytest.fixture
def as_role(
    demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Return a function by which whoever asks from now on has a role."""

    def become(role: str, further: str = "") -> None:
        path = settings_with(tmp_path, f'{further}\n[access]\nlocal_roles = ["{role}"]')
        monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(path))
        monkeypatch.setenv("MOORLANDS_HOME", str(demo_home))

    return become


def given(kind: str, query: str = "") -> Answer:
    return asked(APP, f"/export/{kind}", query=query)


def test_every_kind_of_file_takes_the_right_that_it_should() -> None:
    assert {name: kind.right for name, kind in KINDS.items()} == NEEDED


@pytest.mark.parametrize("role", ROLES)
def test_a_file_is_refused_without_its_right(as_role: As, role: str) -> None:
    as_role(role)
    for kind, right in NEEDED.items():
        if right not in rights_of([role]):
            found = given(kind, "quarter=2026-Q2")
            assert found.status == 403, kind
            assert len(found.body) < 500


@pytest.mark.parametrize("role", ROLES)
def test_a_table_is_refused_without_its_right(as_role: As, role: str) -> None:
    as_role(role)
    refused = {name for name, spec in SPECS.items() if spec.right not in rights_of([role])}
    assert refused or role in ("analyst", "officer", "data_officer")
    assert {name for name in refused if given("table.csv", f"table={name}").status != 403} == set()


def test_a_table_is_the_one_that_the_page_shows(as_role: As, demo_home: Path) -> None:
    as_role("councillor")
    found = given("table.csv", "table=ward-rates&category=burglary")
    table = built(demo_home, "ward-rates", Selection(category="burglary"))
    assert found.status == 200
    assert found.body == to_csv(table, byte_order_mark=True)
    assert found.header("content-type") == "text/csv; charset=utf-8"
    assert found.header("cache-control") == "no-store"
    assert (found.header("content-disposition") or "").startswith(
        'attachment; filename="ward-rates_burglary_'
    )


def test_the_public_gets_what_is_cut_for_the_public(as_role: As) -> None:
    as_role("public", GUARDED)
    assert given("table.csv", "table=ward-rates&category=burglary").status == 400
    public = given("table.csv", "table=ward-rates")
    assert public.status == 200 and "ward-rates" in PUBLIC
    as_role("councillor", GUARDED)
    whole = given("table.csv", "table=ward-rates")
    assert total(public) < total(whole)


def total(answer: Answer) -> int:
    rows = csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig")))
    return sum(int(row["count"]) for row in rows)


@pytest.mark.parametrize(
    ("kind", "query", "status"),
    [
        ("table.csv", "", 400),
        ("table.csv", "table=none", 400),
        ("table.csv", "table=ward-rates&from=2026-01", 400),
        ("table.csv", "table=ward-rates&category=nothing", 400),
        ("table.csv", "table=ward-rates&partnership=another", 400),
        ("figure.png", "", 400),
        ("figure.svg", "figure=none", 400),
        ("figure.png", "figure=target&of=none", 400),
        ("pack.zip", "quarter=soon", 400),
        ("ward.pdf", "area=Atlantis", 400),
        ("hotspots.png", "shown=x", 400),
        ("none.csv", "", 404),
        ("", "", 404),
        ("../app.py", "", 404),
        ("table.csv/more", "table=ward-rates", 404),
    ],
)
def test_what_cannot_be_given_is_said(as_role: As, kind: str, query: str, status: int) -> None:
    as_role("analyst")
    found = given(kind, query)
    assert found.status == status
    assert b"Traceback" not in found.body and b"/moorlands_dash/" not in found.body


def test_a_figure_takes_the_right_of_its_table_whichever_way_it_is_asked_for(as_role: As) -> None:
    as_role("public", GUARDED)
    refused = {name for name, drawing in DRAWINGS.items() if not SPECS[drawing.table].public}
    assert {"control-chart", "season"} <= refused
    for name in refused:
        assert given("figure.png", f"figure={name}").status == 403, name
        assert asked(APP, f"/just/{name}").status == 403, name
    assert given("figure.svg", "figure=map-rate&category=burglary").status == 400
    assert asked(APP, "/just/none").status == 404


def test_a_figure_comes_as_a_picture_and_by_itself_with_its_table(as_role: As) -> None:
    as_role("councillor")
    svg = given("figure.svg", "figure=map-rate")
    assert svg.status == 200 and svg.header("content-type") == "image/svg+xml"
    assert (svg.header("content-disposition") or "").startswith('attachment; filename="map-rate_')
    assert b"<script" not in svg.body and b"</svg>" in svg.body
    page = asked(APP, "/just/map-rate")
    said = page.body.decode()
    assert page.status == 200 and page.header("cache-control") == "no-store"
    assert 'src="data:image/svg+xml;base64,' in said and "Leek North" in said
    assert "<script" not in said and "<button" not in said


def test_where_nothing_is_loaded_it_says_so(
    as_role: As, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_role("analyst")
    monkeypatch.setenv("MOORLANDS_HOME", str(tmp_path / "none"))
    assert given("table.csv", "table=ward-rates").status == 503


def test_a_figure_is_in_nobodys_frame_unless_the_settings_name_one(as_role: As) -> None:
    as_role("analyst")
    assert asked(APP, "/embed/ward-rates").status == 404


FRAMED = '[serving]\nembed_hosts = ["https://www.example.org"]'


def test_a_figure_in_a_frame_is_what_the_public_gets_whoever_asks(as_role: As) -> None:
    as_role("analyst", f"{FRAMED}\n{GUARDED}")
    found = asked(APP, "/embed/ward-rates")
    page = found.body.decode()
    assert found.status == 200
    assert "Demonstration data" in page and "<table" in page and "Leek North" in page
    assert "<script" not in page and "http" not in page.replace("http-equiv", "")
    assert asked(APP, "/embed/ward-rates", query="category=burglary").status == 400
    for name, spec in SPECS.items():
        if not spec.public:
            assert asked(APP, f"/embed/{name}").status == 403, name


def test_a_wards_places_are_drawn(as_role: As) -> None:
    as_role("public", FRAMED)
    found = asked(APP, "/embed/ward-places", query="area=E05007061")
    assert found.status == 200
    assert b'src="data:image/svg+xml;base64,' in found.body
