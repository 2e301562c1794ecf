"""What is refused before Streamlit sees it, and before what is sent is read."""

from __future__ import annotations

import pytest

from moorlands_dash.web.closed import METRICS, UPLOADS, Closed, SameOrigin
from tests.unit.web.asking import Seen, asked


@pytest.mark.parametrize(
    "path", [METRICS, f"{METRICS}/", "/_stcore/agent/openapi.json", "/media/abc.csv"]
)
def test_what_streamlit_would_give_to_anybody_is_closed(path: str) -> None:
    within = Seen()
    found = asked(Closed(within, lambda _: True), path)
    assert (found.status, found.body, within.scopes) == (404, b"Not found", [])


@pytest.mark.parametrize("path", ["/", "/mediated", "/_stcore/health", "/_stcore/stream"])
def test_everything_else_is_passed_on(path: str) -> None:
    assert asked(Closed(Seen(), lambda _: False), path).body == b"within"


def test_its_own_figures_are_given_where_they_are_asked_for() -> None:
    assert asked(Closed(Seen(), lambda _: False, metrics=True), METRICS).body == b"within"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_a_file_is_refused_before_it_is_read(method: str) -> None:
    within = Seen()
    path = f"{UPLOADS}/session/file"
    found = asked(Closed(within, lambda _: False), path, method=method)
    assert (found.status, found.read, within.scopes) == (403, 0, [])
    assert found.header("connection") == "close"
    assert asked(Closed(within, lambda _: True), path, method=method).body == b"within"


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, 101),
        ("http://localhost:8501", 101),
        ("https://localhost:8501", 101),
        ("http://127.0.0.1:8501", 403),
        ("http://localhost:9999", 403),
        ("https://evil.example", 403),
        ("null", 403),
        ("", 403),
    ],
)
def test_a_socket_is_for_pages_of_this_host(origin: str | None, status: int) -> None:
    headers = {} if origin is None else {"origin": origin}
    within = Seen()
    found = asked(SameOrigin(within), "/_stcore/stream", headers, kind="websocket")
    assert found.status == status
    assert len(within.scopes) == (status == 101)


def test_pages_may_be_reached_from_elsewhere() -> None:
    assert asked(SameOrigin(Seen()), headers={"origin": "https://evil.example"}).status == 200
