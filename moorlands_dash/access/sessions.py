"""When a sign-in is over: after the hours of the settings, however long the cookie lives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_AHEAD = 300.0
"""Seconds by which a provider's clock may be ahead of ours."""


def began(claims: Mapping[str, Any]) -> float | None:
    """Return when somebody signed in, seconds since 1970 UTC; None where the token doesn't say.

    `auth_time` is when they proved who they are, `iat` when the token was made (OpenID Connect
    Core 1.0, section 2): the earlier one counts.
    """
    times = [claims.get(name) for name in ("auth_time", "iat")]
    known = [float(t) for t in times if isinstance(t, int | float) and not isinstance(t, bool)]
    return min(known, default=None)


def is_over(claims: Mapping[str, Any], hours: float, now: float) -> bool:
    """Tell whether a sign-in no longer counts; one that doesn't say when it began never does."""
    start = began(claims)
    return start is None or not start - _AHEAD <= now < start + hours * 3600
