"""The whole way in: which hosts it answers to, and what answers beside Streamlit."""

from __future__ import annotations

import pytest
from starlette.applications import Starlette

from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.serving import Serving
from moorlands_dash.web.application import HEALTH, middleware, routes
from moorlands_dash.web.guard import Guard
from tests.unit.web.asking import Seen, asked, through

SETTINGS = load_settings().model_copy(update={"serving": Serving(hosts=["dashboard.example.org"])})
NOBODY = Guard(lambda _claims: frozenset())


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
    found = asked(through(middleware(SETTINGS, NOBODY), within), host=host, kind=kind)
    assert found.status == ((200 if kind == "http" else 101) if let_in else 400)
    assert len(within.scopes) == let_in


def test_a_refusal_has_the_headers_too() -> None:
    found = asked(through(middleware(SETTINGS, NOBODY), Seen()), host="evil.example")
    assert "frame-ancestors 'none'" in (found.header("content-security-policy") or "")


def test_without_settings_it_answers_to_this_machine_alone() -> None:
    app = through(middleware(None, NOBODY), Seen())
    assert asked(app).status == 200
    assert asked(app, host="dashboard.example.org").status == 400


@pytest.mark.parametrize(
    ("load_page", "rights", "taken"),
    [(True, {"load"}, True), (True, {"figures"}, False), (False, {"load"}, False)],
)
def test_files_are_taken_of_those_who_may_load(
    load_page: bool, rights: set[str], taken: bool
) -> None:
    guard = Guard(lambda _claims: frozenset(rights), load_page=load_page)
    app = through(middleware(SETTINGS, guard), Seen())
    found = asked(app, "/_stcore/upload_file/a/b", method="PUT")
    assert found.status == (200 if taken else 403)


def test_health_says_that_it_answers_and_no_more() -> None:
    found = asked(Starlette(routes=list(routes())), HEALTH)
    assert (found.status, found.body) == (200, b"ok")
