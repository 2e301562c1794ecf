"""Each answer tells the browser what it may load, and who may show it in a frame."""

from __future__ import annotations

import base64
import hashlib

import pytest

from moorlands_dash.web.headers import (
    Headers,
    embed_policy,
    inline_scripts,
    page_policy,
    streamlit_page,
)
from tests.unit.web.asking import Seen, asked

HELLO = base64.b64encode(hashlib.sha256(b"alert('Hello, world.');").digest()).decode()


def read(policy: str) -> dict[str, list[str]]:
    return {words.split()[0]: words.split()[1:] for words in policy.split("; ")}


def test_an_inline_script_is_named_by_the_hash_that_the_standard_has() -> None:
    page = '<script src="a.js"></script><script type="x">alert(\'Hello, world.\');</script>'
    # The example of the standard, CSP Level 3, section 8.3, "Usage of 'sha256'".
    assert inline_scripts(page) == ["'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"]
    assert HELLO == "qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="


def test_streamlits_page_has_one_inline_script_and_nothing_else_inline_is_let_run() -> None:
    scripts = read(page_policy(streamlit_page()))["script-src"]
    assert scripts[:3] == ["'self'", "blob:", "'wasm-unsafe-eval'"]
    assert len(scripts) == 4 and scripts[3].startswith("'sha256-")


def test_a_page_loads_from_here_alone() -> None:
    policy = read(page_policy(streamlit_page()))
    assert policy["default-src"] == policy["object-src"] == ["'none'"]
    assert policy["frame-ancestors"] == ["'none'"]
    beyond = {where for places in policy.values() for where in places if "." in where}
    assert not {where for where in beyond if not where.startswith("'sha256-")}
    assert not {"*", "https:", "http:", "'unsafe-eval'"} & {w for p in policy.values() for w in p}
    assert "'unsafe-inline'" not in policy["script-src"]


def test_street_maps_come_from_one_place_where_the_settings_ask_for_them() -> None:
    policy = read(page_policy(streamlit_page(), online=True))
    assert "https://basemaps.cartocdn.com" in policy["connect-src"]
    assert not [where for where in policy["script-src"] if "carto" in where]


def test_every_answer_has_the_headers() -> None:
    found = asked(Headers(Seen(), "default-src 'none'", "x"), "/anything")
    assert found.status == 200
    assert found.header("content-security-policy") == "default-src 'none'"
    assert found.header("x-frame-options") == "DENY"
    assert found.header("x-content-type-options") == "nosniff"
    assert found.header("referrer-policy") == "same-origin"
    assert "geolocation=()" in (found.header("permissions-policy") or "")
    assert found.header("strict-transport-security") is None


def test_behind_tls_a_browser_comes_back_by_tls_alone_and_so_do_cookies() -> None:
    set_by = [(b"set-cookie", b"a=1; Path=/"), (b"Set-Cookie", b"b=2; Secure; HttpOnly")]
    found = asked(Headers(Seen(set_by), "x", "x", tls=True))
    assert found.header("strict-transport-security") == "max-age=31536000"
    cookies = [value for name, value in found.headers if name == "set-cookie"]
    assert cookies == ["a=1; Path=/; Secure", "b=2; Secure; HttpOnly"]


def test_a_cookie_whose_value_says_secure_is_secured_too() -> None:
    found = asked(Headers(Seen([(b"set-cookie", b"secure=secure; Path=/")]), "x", "x", tls=True))
    assert found.header("set-cookie") == "secure=secure; Path=/; Secure"


def test_without_tls_a_cookie_stays_as_it_is() -> None:
    found = asked(Headers(Seen([(b"set-cookie", b"a=1; Path=/")]), "x", "x"))
    assert found.header("set-cookie") == "a=1; Path=/"


@pytest.mark.parametrize(
    ("embedding", "ancestors"),
    [([], ["'none'"]), (["https://a.example", "https://b.example:8443"], None)],
)
def test_a_figure_is_framed_by_those_that_are_named(
    embedding: list[str], ancestors: list[str] | None
) -> None:
    policy = read(embed_policy(embedding))
    assert policy["frame-ancestors"] == (ancestors or embedding)
    assert "script-src" not in policy and policy["default-src"] == ["'none'"]
    app = Headers(Seen(), "pages", embed_policy(embedding))
    found = asked(app, "/embed/all-wards")
    assert found.header("content-security-policy") == embed_policy(embedding)
    assert found.header("x-frame-options") is None
    assert asked(app, "/embedded").header("content-security-policy") == "pages"
