"""Asking an ASGI app, as a server would, without one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    read: int = 0
    """How often the body of the request was asked for."""

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name.lower()), None)


def asked(
    app: ASGIApp,
    path: str = "/",
    headers: Mapping[str, str] | None = None,
    *,
    method: str = "GET",
    query: str = "",
    kind: str = "http",
    host: str | None = "localhost:8501",
) -> Answer:
    """Ask an app; a socket's answer has the status 101 where it may open, else 403."""
    answer = Answer()
    named = ({"host": host} if host else {}) | dict(headers or {})
    scope: dict[str, Any] = {
        "type": kind,
        "method": method,
        "path": path,
        "root_path": "",
        "scheme": "http" if kind == "http" else "ws",
        "query_string": query.encode(),
        "headers": [(name.lower().encode(), value.encode()) for name, value in named.items()],
        "extensions": {"websocket.http.response": {}},
    }

    async def receive() -> Message:
        answer.read += 1
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        start = message["type"].endswith("response.start")
        if start:
            answer.status = message["status"]
            found = message["headers"]
            answer.headers = [(n.decode().lower(), v.decode()) for n, v in found]
        elif message["type"] == "websocket.close":
            answer.status = 403
        elif message["type"] == "websocket.accept":
            answer.status = 101
        else:
            answer.body += message.get("body", b"")

    # In a thread of its own: where a browser is driven, this one runs a loop already.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    return answer


def through(middleware: list[Any], within: ASGIApp) -> ASGIApp:
    """Return an app with middleware round it, the first the outermost."""
    for each in reversed(middleware):
        within = each.cls(within, *each.args, **each.kwargs)
    return within


@dataclass
class Seen:
    """An app that keeps what reached it, and answers with the headers that it is given."""

    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        await send({"type": "http.response.start", "status": 200, "headers": self.headers})
        await send({"type": "http.response.body", "body": b"within"})

    @property
    def cookies(self) -> str:
        """Return the cookies of what reached it last."""
        found = (v.decode() for n, v in self.scopes[-1]["headers"] if n == b"cookie")
        return "; ".join(found)
