"""The whole way in: which hosts it answers to, and what answers beside Streamlit."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette

from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.serving import Serving
from moorlands_dash.web.application import HEALTH, middleware, routes
from tests.public_view import settings_with
from tests.unit.web.asking import Seen, asked, through

SETTINGS = load_settings().model_copy(update={"serving": Serving(hosts=["dashboard.example.org"])})


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize(
    ("host", "let_in"),
    [
        ("localhost:8501", True),
        ("127.0.0.1", True),
        ("[::1]:8501", True),
        ("dashboard.example.org", True),
        ("DASHBOARD.example.org:443", True),
        ("evil.example", False),
        ("dashboard.example.org.evil.example", False),
        ("xdashboard.example.org", False),
        ("localhost@evil.example", False),
        ("", False),
        (None, False),
    ],
)
def test_it_answers_to_its_own_names_alone(host: str | None, let_in: bool, kind: str) -> None:
    within = Seen()
    found = asked(through(middleware(SETTINGS), within), host=host, kind=kind)
    assert found.status == ((200 if kind == "http" else 101) if let_in else 400)
    assert len(within.scopes) == let_in


def test_a_refusal_has_the_headers_too() -> None:
    found = asked(through(middleware(SETTINGS), Seen()), host="evil.example")
    assert "frame-ancestors 'none'" in (found.header("content-security-policy") or "")


def test_without_settings_it_answers_to_this_machine_alone() -> None:
    app = through(middleware(None), Seen())
    assert asked(app).status == 200
    assert asked(app, host="dashboard.example.org").status == 400


@pytest.mark.parametrize(
    ("load_page", "roles", "public", "taken"),
    [
        ("true", '["data_officer"]', "", True),
        ("true", '["officer", "administrator"]', "", False),
        ("false", '["data_officer"]', "", False),
        ("true", '["data_officer"]', "1", False),
    ],
)
def test_files_are_taken_of_those_who_may_load(
    load_page: str,
    roles: str,
    public: str,
    taken: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = settings_with(tmp_path, f"[access]\nlocal_roles = {roles}")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("load_page = false", f"load_page = {load_page}"))
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(path))
    monkeypatch.setenv("MOORLANDS_PUBLIC", public)
    app = through(middleware(SETTINGS), Seen())
    found = asked(app, "/_stcore/upload_file/a/b", method="PUT")
    assert found.status == (200 if taken else 403)


def test_health_says_that_it_answers_and_no_more() -> None:
    found = asked(Starlette(routes=list(routes())), HEALTH)
    assert (found.status, found.body) == (200, b"ok")
