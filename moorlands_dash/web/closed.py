"""What is refused before Streamlit sees it: other hosts' sockets, files, its own figures."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

METRICS = "/_stcore/metrics"
UPLOADS = "/_stcore/upload_file"
_NOTHING = ("/_stcore/agent", "/media")
"""Streamlit's door for programs, and files that it would give to whoever knows their names."""
_REFUSED = {"connection": "close", "cache-control": "no-store"}


class SameOrigin:
    """Refuses a socket that another site's page opens.

    Streamlit refuses it too, but asks an address on the internet for its own name before it does.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Stand before an app."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through what comes from a page of this host, or from no page."""
        if scope["type"] == "websocket" and not _same(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return
        await self.app(scope, receive, send)


def _same(headers: Headers) -> bool:
    origins, host = headers.getlist("origin"), headers.get("host", "")
    return all(urlsplit(origin).netloc.lower() == host.lower() for origin in origins)


class Closed:
    """Answers that there is no such thing, without reading what is sent."""

    def __init__(
        self, app: ASGIApp, uploads: Callable[[Scope], bool], *, metrics: bool = False
    ) -> None:
        """Take who may send files, and whether Streamlit's own figures are given."""
        self.app = app
        self.uploads = uploads
        self.nothing = _NOTHING if metrics else (*_NOTHING, METRICS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on."""
        refusal = self._refusal(scope) if scope["type"] == "http" else None
        await (refusal or self.app)(scope, receive, send)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        if any(_beneath(scope["path"], closed) for closed in self.nothing):
            return PlainTextResponse("Not found", 404, headers=_REFUSED)
        if _beneath(scope["path"], UPLOADS) and not self.uploads(scope):
            return PlainTextResponse("No file is taken here", 403, headers=_REFUSED)
        return None


def _beneath(path: str, closed: str) -> bool:
    return path == closed or path.startswith(f"{closed}/")
