"""Somebody of each role asks the routes for what is beyond it, with a cookie that is truly signed.

All goes through what guards the server: hosts, sessions, closed doors, then the route.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp
from streamlit import config

from moorlands_dash.partnership import Settings
from moorlands_dash.reports.export import to_csv
from moorlands_dash.store.audit import audit
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import SPECS, Selection, build
from moorlands_dash.tables.audience import guarded
from moorlands_dash.ui.files import KINDS
from moorlands_dash.web.application import middleware, routes
from tests.roles_asked import GUARDED, MAY, NEEDED, TAKES, claims_of, settings_of_roles
from tests.unit.web.asking import Answer, Seen, asked, through
from tests.unit.web.test_sessions import SECRET, cookies

FURTHER = (
    '[serving]\nembed_hosts = ["https://www.example.org"]\n[officer]\nload_page = true\n' + GUARDED
)
SAID = 500
"""Bytes within which a refusal is told: no figure is among them."""
UPLOAD = "/_stcore/upload_file/session/file"


@pytest.fixture(autouse=True)
def secret() -> Iterator[None]:
    before = config.get_option("server.cookieSecret")
    config.set_option("server.cookieSecret", SECRET)
    yield
    config.set_option("server.cookieSecret", before)


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("attacked") / "home"))


@pytest.fixture
def roles(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    found = settings_of_roles(tmp_path, FURTHER)
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(tmp_path / "partnership.toml"))
    monkeypatch.setenv("MOORLANDS_HOME", str(home))
    return found


def by(
    role: str, path: str, settings: Settings, within: ASGIApp | None = None, **more: Any
) -> Answer:
    """Ask the guarded server as somebody of a role, or as nobody."""
    app = through(middleware(settings), within or Starlette(routes=list(routes())))
    said = {**claims_of(role), "origin": "http://localhost:8501"}
    cookie = {} if role == "nobody" else {"cookie": cookies(said)}
    return asked(app, path, cookie, **more)


def csv_by(role: str, table: str, settings: Settings, more: str = "") -> Answer:
    return by(role, "/export/table.csv", settings, query=f"table={table}{more}")


def test_every_kind_and_table_is_among_those_tried() -> None:
    assert KINDS.keys() == NEEDED.keys()
    assert {spec.audience for spec in SPECS.values()} == TAKES.keys()


@pytest.mark.parametrize("role", ["nobody", *MAY])
def test_no_file_or_table_beyond_a_role_is_given(roles: Settings, role: str) -> None:
    may = MAY.get(role, set())
    answers = {
        kind: by(role, f"/export/{kind}", roles, query="quarter=2026-Q2&area=E05007061")
        for kind, right in NEEDED.items()
        if right not in may
    }
    answers |= {
        name: csv_by(role, name, roles)
        for name, spec in SPECS.items()
        if TAKES[spec.audience] not in may
    }
    assert {name for name, answer in answers.items() if answer.status != 403} == set()
    assert {name for name, answer in answers.items() if len(answer.body) > SAID} == set()
    assert answers


@pytest.mark.parametrize("role", ["nobody", *MAY])
def test_a_frame_gives_nobody_more_than_the_public_has(roles: Settings, role: str) -> None:
    own = [name for name, spec in SPECS.items() if spec.audience != "public"]
    assert {by(role, f"/embed/{name}", roles).status for name in own} == {403}
    assert by(role, "/embed/ward-rates", roles, query="category=burglary").status == 400


def test_what_a_greater_role_took_before_is_given_to_no_lesser_one(
    roles: Settings, home: Path
) -> None:
    more = "&category=burglary"
    whole = csv_by("councillor", "ward-rates", roles)
    assert whole.status == csv_by("councillor", "ward-rates", roles, more).status == 200
    public = csv_by("public", "ward-rates", roles)
    expected = build("ward-rates", guarded(open_snapshot(home), roles).snapshot, roles, Selection())
    assert public.status == 200 and public.body == to_csv(expected, byte_order_mark=True)
    assert public.body != whole.body
    assert csv_by("public", "ward-rates", roles, more).status == 400
    assert csv_by("councillor", "who-did-what", roles).status == 403
    assert csv_by("administrator", "who-did-what", roles).status == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize("role", ["nobody", *MAY])
def test_files_are_taken_from_those_alone_who_load(roles: Settings, role: str, method: str) -> None:
    within = Seen()
    answer = by(role, UPLOAD, roles, within, method=method)
    taken = "load" in MAY.get(role, set())
    assert (answer.status, len(within.scopes)) == ((200, 1) if taken else (403, 0))
    assert answer.read == 0


def test_each_refusal_is_noted_once_and_each_file_with_who_took_it(
    roles: Settings, home: Path
) -> None:
    place = Records(find_home(str(home)), roles.key)

    def noted(event: str, name: str) -> list[str]:
        return [entry.what for entry in audit(place, event=event) if entry.by == name]

    before = noted("export", "Of councillor")
    for _ in range(3):
        csv_by("councillor", "hotspots", roles)
    assert csv_by("councillor", "ward-rates", roles).status == 200
    assert noted("refused", "Of councillor").count("the table hotspots") == 1
    (name,) = noted("export", "Of councillor")[: -len(before) or None]
    assert name.startswith("ward-rates_") and name.endswith(".csv")
    secrets = [entry for entry in audit(place) if "eyJ" in entry.what or SECRET in entry.what]
    assert not secrets
