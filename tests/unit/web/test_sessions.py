"""A sign-in counts as long as the settings say, for pages and sockets, unless somebody is barred.

The cookies are made by Streamlit's own functions, and read by them as a socket would.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from streamlit import auth_util, config
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.barred import Barring, bar
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.web.cookie import claims
from moorlands_dash.web.guard import over, person
from moorlands_dash.web.sessions import Sessions
from tests.public_view import settings_with
from tests.unit.web.asking import Seen, asked

NOW = time.time()
LONGER = 11 * 3600
"""Seconds, longer than the settings let a sign-in count."""
SECRET = "of the tests alone"
KINDS = ["http", "websocket"]
MANY = [sha256(bytes([number])).hexdigest() for number in range(200)]
"""Groups as Entra ID names them: nothing that packs well."""


@pytest.fixture(autouse=True)
def secret() -> Iterator[None]:
    before = config.get_option("server.cookieSecret")
    config.set_option("server.cookieSecret", SECRET)
    yield
    config.set_option("server.cookieSecret", before)


def cookies(said: dict[str, Any], name: str = "_streamlit_user", secret: str = SECRET) -> str:
    """Return the cookies with which Streamlit keeps a sign-in."""
    made: dict[str, str] = {}

    def sign(name: str, value: str) -> bytes:
        return create_signed_value(secret, name, value)

    def keep(name: str, value: str) -> None:
        made[name] = sign(name, value).decode()

    auth_util.set_cookie_with_chunks(keep, sign, name, said, cookie_attr_size=60)
    return "; ".join(f"{key}={value}" for key, value in made.items())


def signed_in(**said: Any) -> dict[str, Any]:
    return {
        "is_logged_in": True,
        "origin": "http://localhost:8501",
        "iss": "https://provider.example",
        "sub": "a1",
        "email": "officer@example.org",
        "iat": NOW - 60,
        **said,
    }


def connection(cookie: str, host: str = "localhost:8501") -> HTTPConnection:
    headers = Headers({"host": host, "cookie": cookie})
    return HTTPConnection({"type": "http", "headers": headers.raw})


def reaches(said: dict[str, Any], kind: str, **more: Any) -> str:
    """Return the cookies that get through."""
    within = Seen()
    app = Sessions(within, over)
    theirs = cookies(said) + "; other=1; " + cookies({"id_token": "t"}, "_streamlit_user_tokens")
    asked(app, "/_stcore/stream", {"cookie": theirs}, kind=kind, **more)
    return within.cookies


@pytest.mark.parametrize("kind", KINDS)
def test_a_sign_in_of_today_counts(kind: str) -> None:
    assert claims(connection(reaches(signed_in(), kind))) is not None


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "said",
    [
        signed_in(iat=NOW - LONGER),
        signed_in(iat=NOW + 3600),
        signed_in(iat=None),
        signed_in(iat="yesterday"),
        signed_in(iat=True),
        {"is_logged_in": True, "origin": "http://localhost:8501", "sub": "a1"},
        signed_in(iat=None, auth_time=NOW - LONGER),
        signed_in(iat=NOW - LONGER, groups=MANY),
    ],
    ids=["old", "future", "none", "words", "truth", "nothing", "auth_time", "in parts"],
)
def test_one_that_is_over_is_taken_away_with_its_tokens(said: dict[str, Any], kind: str) -> None:
    assert reaches(said, kind) == " other=1"


@pytest.mark.parametrize("kind", KINDS)
def test_whoever_is_barred_has_not_signed_in(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOORLANDS_HOME", str(tmp_path))
    home = Records(find_home(), load_settings().key)
    home.home.folder.mkdir(exist_ok=True)
    assert "_streamlit_user=" in reaches(signed_in(), kind)
    bar(Barring("https://provider.example a1", "An officer", "left the council", "tests"), home)
    assert reaches(signed_in(), kind) == " other=1"
    assert "_streamlit_user=" in reaches(signed_in(sub="a2"), kind)


def test_a_file_of_streamlits_program_asks_for_nobody() -> None:
    within = Seen()
    theirs = cookies(signed_in(iat=NOW - LONGER))
    asked(Sessions(within, over), "/static/js/index.js", {"cookie": theirs})
    assert "_streamlit_user=" in within.cookies


@pytest.mark.parametrize("host", ["LOCALHOST:8501", "127.0.0.1:8501", "elsewhere"])
def test_how_the_host_is_written_brings_no_old_sign_in_through(host: str) -> None:
    old = signed_in(iat=NOW - LONGER)
    assert reaches(old, "websocket", host=host) == " other=1"


def test_a_route_knows_who_asks_and_what_they_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signing = '[access]\nsign_in = true\n[access.roles.analyst]\npeople = ["officer@example.org"]'
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(settings_with(tmp_path, signing)))
    monkeypatch.setenv("MOORLANDS_HOME", str(tmp_path))
    assert person(connection(cookies(signed_in()))).may("places")
    assert not person(connection(cookies(signed_in(email="x@example.org")))).rights
    for cookie in (cookies(signed_in(iat=NOW - LONGER)), cookies(signed_in(), secret="x"), ""):
        assert not person(connection(cookie)).rights
    assert not person(connection(cookies(signed_in()), "evil.example")).rights


def test_claims_are_what_the_provider_said() -> None:
    found = claims(connection(cookies(signed_in(groups=["officers"]))))
    assert found is not None
    assert found["email"] == "officer@example.org" and found["groups"] == ["officers"]


def test_a_cookie_in_parts_is_read_whole() -> None:
    groups = MANY
    theirs = cookies(signed_in(groups=groups))
    assert "_streamlit_user_2=" in theirs
    found = claims(connection(theirs))
    assert found is not None and found["groups"] == groups


@pytest.mark.parametrize(
    ("theirs", "host"),
    [
        (lambda: cookies(signed_in(), secret="another"), "localhost:8501"),
        (lambda: cookies(signed_in())[:-2] + "xx", "localhost:8501"),
        (lambda: "_streamlit_user=" + json.dumps(signed_in()), "localhost:8501"),
        (lambda: "_streamlit_user=", "localhost:8501"),
        (lambda: "", "localhost:8501"),
        (lambda: cookies(signed_in(is_logged_in=False)), "localhost:8501"),
        (lambda: cookies(signed_in()), "evil.example"),
        (lambda: cookies(signed_in(origin="")), ""),
        (lambda: cookies(signed_in(), "_streamlit_user_tokens"), "localhost:8501"),
    ],
)
def test_what_is_forged_or_for_elsewhere_is_nobodys(theirs: Any, host: str) -> None:
    assert claims(connection(theirs(), host)) is None


def test_a_part_that_is_missing_makes_it_nobodys() -> None:
    whole = cookies(signed_in(groups=MANY)).split("; ")
    assert len(whole) > 2
    assert claims(connection("; ".join(whole))) is not None
    assert claims(connection("; ".join(whole[:-1]))) is None
