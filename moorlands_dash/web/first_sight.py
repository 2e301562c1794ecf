"""The page that a browser gets first, with our looks in its head: nothing is drawn without them.

Streamlit's page fetches the code of each kind of part when the first of it comes, and our style
with it; a part whose code isn't there yet stands as an empty bar, and what follows jumps when it
is. So the style is named in the page itself, beside the code that every page of ours needs.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import streamlit
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

STYLE = "/style.css"
_FILE = Path(__file__).parents[1] / "ui" / "style.css"
_CODE = Path(streamlit.__file__).parent / "static" / "static" / "js"
_PARTS = ("Html", "BidiComponent", "Selectbox", "Checkbox", "StreamlitMarkdown", "PageLink")
"""Kinds of parts that stand on nearly every page, as Streamlit names the files of their code."""
_YEAR = "public, max-age=31536000, immutable"
_ASKING = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


def style(_request: Request) -> Response:
    """Give the style sheet; its address in the page changes with what it says."""
    return Response(_FILE.read_bytes(), media_type="text/css", headers={"Cache-Control": _YEAR})


def links(code: Path = _CODE, parts: Sequence[str] = _PARTS) -> str:
    """Return what the page's head names beside Streamlit's own: the style, and parts' code.

    A kind of part that this Streamlit has no file of is left out.
    """
    version = hashlib.sha256(_FILE.read_bytes()).hexdigest()[:12]
    found = sorted(
        path.name
        for path in code.glob("*.js")
        if (named := re.fullmatch(r"(\w+)\..+\.js", path.name)) and named[1] in parts
    )
    ahead = "".join(f'<link rel="modulepreload" href="./static/js/{name}">' for name in found)
    return f'<link rel="stylesheet" href=".{STYLE}?{version}">{ahead}'


class FirstSight:
    """Puts links into the head of the page itself; every other answer goes as it is."""

    def __init__(self, app: ASGIApp, added: str) -> None:
        """Take the HTML that the head gets."""
        self.app, self.added = app, added.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with the links, where the answer is the page."""
        if scope["type"] != "http" or "text/html" not in Headers(scope=scope).get("accept", ""):
            await self.app(scope, receive, send)
            return
        asking = [header for header in scope["headers"] if header[0].lower() not in _ASKING]
        begun: list[Message] = []
        body = bytearray()

        async def with_links(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = Headers(raw=message["headers"]).get("content-type", "")
                if kind.startswith("text/html"):
                    begun.append(message)
                    return
            if not begun:
                await send(message)
                return
            body.extend(message.get("body", b""))
            if not message.get("more_body"):
                await self._whole(begun[0], bytes(body), send)

        await self.app({**scope, "headers": asking}, receive, with_links)

    async def _whole(self, begun: Message, body: bytes, send: Send) -> None:
        page = body.replace(b"</head>", self.added + b"</head>", 1)
        headers = MutableHeaders(raw=list(begun["headers"]))
        for name in ("etag", "last-modified"):
            del headers[name]
        # The answer to HEAD has a length and no body.
        if body:
            headers["content-length"] = str(len(page))
        await send({**begun, "headers": headers.raw})
        await send({"type": "http.response.body", "body": page})
