"""How long a sign-in counts: its cookie is taken away once too old, or once somebody is barred.

Streamlit's cookie lasts for thirty days, and signing out takes it from one browser alone: a copy
of it would go on.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Receive, Scope, Send

from moorlands_dash.web.cookie import OURS, Claims, signed

_AHEAD = 300
"""Seconds by which the provider's clock may be before ours."""


def signed_in_at(said: Claims) -> float | None:
    """Return when somebody signed in here, in seconds of Unix; None where nothing says so.

    `iat` is when the provider issued the token, so at the sign-in here. `auth_time` is when a
    password was last asked for, which may have been hours before, for something else.
    """
    for name in ("iat", "auth_time"):
        found = said.get(name)
        if isinstance(found, int | float) and not isinstance(found, bool):
            return float(found)
    return None


def too_old(said: Claims, longest: timedelta, now: float) -> bool:
    """Tell whether a sign-in is over; one of the future, or of no time, never counts."""
    began = signed_in_at(said)
    return began is None or not -_AHEAD <= now - began <= longest.total_seconds()


class Sessions:
    """Takes the cookies of a sign-in away that counts no longer, for pages and sockets alike."""

    def __init__(
        self,
        app: ASGIApp,
        longest: timedelta,
        barred: Callable[[Claims], bool],
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Take how long a sign-in counts, and who is barred."""
        self.app, self.longest, self.barred, self.clock = app, longest, barred, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is asked, with the sign-in or without."""
        if scope["type"] in ("http", "websocket"):
            said = signed(HTTPConnection(scope))
            if said is not None and (
                too_old(said, self.longest, self.clock()) or self.barred(said)
            ):
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
