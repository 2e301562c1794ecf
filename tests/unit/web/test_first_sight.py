"""The page itself names our style and the code of its parts; no other answer is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from moorlands_dash.partnership import load_settings
from moorlands_dash.web.application import middleware, routes
from moorlands_dash.web.first_sight import STYLE, FirstSight, links
from moorlands_dash.web.headers import streamlit_page
from tests.unit.web.asking import asked, through

ADDED = '<link rel="stylesheet" href="./look.css">'
PAGE = "<html><head><title>x</title></head><body></head></body></html>"
BROWSER = {"accept": "text/html,application/xhtml+xml"}
WITH_LINKS = PAGE.replace("</head>", f"{ADDED}</head>", 1).encode()


def app(answer: Response) -> ASGIApp:
    return FirstSight(answer, ADDED)


async def in_pieces(scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG001
    await send({"type": "http.response.start", "status": 200,
                "headers": [(b"content-type", b"text/html; charset=utf-8")]})  # fmt: skip
    for part, more in ((PAGE[:20], True), (PAGE[20:], False)):
        await send({"type": "http.response.body", "body": part.encode(), "more_body": more})


@pytest.mark.parametrize("within", [HTMLResponse(PAGE, headers={"etag": "x"}), in_pieces])
def test_the_page_has_the_links_at_the_end_of_its_head(within: ASGIApp) -> None:
    found = asked(FirstSight(within, ADDED), headers=BROWSER)
    assert found.body == WITH_LINKS
    assert found.header("content-length") == str(len(WITH_LINKS))
    assert found.header("etag") is None


@pytest.mark.parametrize(
    ("answer", "headers"),
    [(PlainTextResponse(PAGE), BROWSER), (HTMLResponse(PAGE), {"accept": "*/*"}),
     (HTMLResponse(PAGE), {})],
)  # fmt: skip
def test_whatever_else_goes_as_it_is(answer: Response, headers: dict[str, str]) -> None:
    found = asked(app(answer), headers=headers)
    assert found.body == PAGE.encode()


def test_the_page_is_asked_for_whole_and_not_packed() -> None:
    seen: list[list[bytes]] = []

    async def within(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append([name for name, _ in scope["headers"]])
        await PlainTextResponse("x")(scope, receive, send)

    packed = {"accept-encoding": "gzip", "if-none-match": "x", "range": "bytes=0-1", "cookie": "c"}
    asked(FirstSight(within, ADDED), headers=BROWSER | packed)
    assert seen == [[b"host", b"accept", b"cookie"]]


def test_the_links_name_the_style_and_the_parts_that_this_streamlit_has(tmp_path: Path) -> None:
    for name in ("Html.Ab-1.js", "Htmlish.x.js", "Selectbox.y.js", "Gone.z.css"):
        (tmp_path / name).touch()
    said = links(tmp_path, ("Html", "Selectbox", "Gone"))
    assert f'<link rel="stylesheet" href=".{STYLE}?' in said
    assert said.count("modulepreload") == 2
    assert './static/js/Html.Ab-1.js">' in said
    assert './static/js/Selectbox.y.js">' in said


def test_each_part_named_is_one_of_this_streamlit() -> None:
    assert links().count("modulepreload") == 6
    assert "</head>" in streamlit_page()


def test_the_style_is_given_to_whoever_is_let_in() -> None:
    served = through(middleware(load_settings()), Starlette(routes=list(routes())))
    found = asked(served, STYLE)
    assert found.header("content-type") == "text/css; charset=utf-8"
    assert b".mt-answer" in found.body
    assert "immutable" in (found.header("cache-control") or "")
