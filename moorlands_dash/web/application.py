"""The dashboard as one ASGI app: Streamlit's round `app.py`, guarded, with routes of our own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Event, Thread
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.cli_util import open_browser
from streamlit.config import get_option
from streamlit.logger import get_logger

from moorlands_dash.dashboard import APP
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.serving import Serving
from moorlands_dash.web.closed import Closed, SameOrigin
from moorlands_dash.web.first_sight import STYLE, FirstSight, links, style
from moorlands_dash.web.guard import may_send_files, over
from moorlands_dash.web.headers import EMBED, Headers, embed_policy, page_policy, streamlit_page
from moorlands_dash.web.sessions import Sessions

HEALTH = "/healthz"
EXPORT = "/export/"
JUST = "/just/"
LINES = "/lines/"
FOLLOW = "/follow/"
_PAGES = "moorlands_dash.ui.frame"
"""What every page needs, and takes long to import: brought while the server starts to answer."""
_OUTSIDE = "streamlit.runtime.scriptrunner_utils.script_run_context"


def application(
    settings: Settings | None,
    here: str | None = None,
    *,
    secrets: Mapping[str, Any] | None = None,
) -> st.App:
    """Return the app that a server runs; without settings, what answers to this machine alone.

    `here` is the address that a browser is opened at, once the server answers. `secrets` are what
    `st.secrets` has beside its file: the provider that people sign in with.
    """

    @asynccontextmanager
    async def started(_app: st.App) -> AsyncIterator[dict[str, Any]]:
        over = Event()
        Thread(target=_ready, args=(over, settings), daemon=True, name="readying").start()
        # Routes open what is kept for pages, which show that they work; these have nowhere to.
        get_logger(_OUTSIDE).setLevel(logging.ERROR)
        if here and not get_option("server.headless"):
            asyncio.get_running_loop().call_soon(open_browser, here)
        try:
            yield {}
        finally:
            over.set()

    guards = middleware(settings)
    return st.App(APP, secrets=secrets, routes=routes(), middleware=guards, lifespan=started)


def _ready(over: Event, settings: Settings | None) -> None:
    """Bring what pages need, note which settings are used, then make what all pages show first."""
    import_module(_PAGES)
    if settings is not None:
        from moorlands_dash.ui.noting import settings_used

        settings_used(settings, started=True)
    from moorlands_dash.tables.preparing import wanted

    if wanted():
        from moorlands_dash.ui.readying import keep_ready

        keep_ready(over)


def middleware(settings: Settings | None) -> list[Middleware]:
    """Return what each request passes on its way in, the outermost first."""
    serving = settings.serving if settings else Serving()
    online = settings is not None and settings.map.basemap == "online"
    pages, embeds = page_policy(streamlit_page(), online=online), embed_policy(serving.embed_hosts)
    return [
        Middleware(Headers, pages, embeds, tls=serving.tls),
        Middleware(TrustedHostMiddleware, list(serving.all_hosts), www_redirect=False),
        Middleware(SameOrigin),
        Middleware(Sessions, over),
        Middleware(Closed, may_send_files, metrics=serving.metrics),
        Middleware(FirstSight, links()),
    ]


def routes() -> list[Route]:
    """Return the addresses beside Streamlit's own."""
    return [
        Route(HEALTH, healthy),
        Route(STYLE, style),
        Route(f"{EXPORT}{{kind:path}}", file),
        Route(f"{EMBED}{{table:path}}", figure),
        Route(f"{JUST}{{figure}}", just),
        Route(f"{LINES}{{name}}", lines),
        Route(f"{FOLLOW}ward.atom", ward_feed),
        Route(f"{FOLLOW}meetings.ics", meetings),
    ]


def file(request: Request) -> Response:
    """Give a file; what makes them is imported at the first."""
    from moorlands_dash.web.downloads import file as given

    return given(request)


def figure(request: Request) -> Response:
    """Give a figure for another site's frame."""
    from moorlands_dash.web.embeds import figure as given

    return given(request)


def just(request: Request) -> Response:
    """Give a figure by itself."""
    from moorlands_dash.web.embeds import just as given

    return given(request)


def lines(request: Request) -> Response:
    """Give what lies beneath the maps."""
    from moorlands_dash.web.lines import lines as given

    return given(request)


def ward_feed(request: Request) -> Response:
    """Give a ward's feed."""
    from moorlands_dash.web.following import ward as given

    return given(request)


def meetings(request: Request) -> Response:
    """Give the meetings for calendars."""
    from moorlands_dash.web.following import meetings as given

    return given(request)


async def healthy(_request: Request) -> PlainTextResponse:
    """Say that the server answers, and nothing of what it holds."""
    return PlainTextResponse("ok", headers={"Cache-Control": "no-store"})
