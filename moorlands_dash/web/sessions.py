"""How long a sign-in counts: its cookie is taken away once too old, or once somebody is barred.

Streamlit's cookie lasts for thirty days, and signing out takes it from one browser alone: a copy
of it would go on.
"""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from moorlands_dash.web.cookie import OURS, Claims, signed

_FOR_ALL = ("/static/", "/auth/logout")
"""Streamlit's own program, which is the same for everybody; and the way out, to the provider's."""


class Sessions:
    """Takes the cookies of a sign-in away that counts no longer, for pages and sockets alike."""

    def __init__(self, app: ASGIApp, over: Callable[[Claims], bool]) -> None:
        """Take what tells whether a sign-in counts no longer."""
        self.app, self.over = app, over

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked, with the sign-in or without."""
        if scope["type"] in ("http", "websocket") and not scope["path"].startswith(_FOR_ALL):
            said = signed(HTTPConnection(scope))
            if said is not None and self.over(said):
                scope = {**scope, "headers": without_sign_in(scope["headers"])}
        await self.app(scope, receive, send)


def without_sign_in(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Return headers without the cookies of a sign-in."""
    return [
        (name, _other_cookies(value) if name.lower() == b"cookie" else value)
        for name, value in headers
    ]


def _other_cookies(value: bytes) -> bytes:
    ours = OURS.encode()
    return b";".join(
        part for part in value.split(b";") if not part.split(b"=")[0].strip().startswith(ours)
    )
