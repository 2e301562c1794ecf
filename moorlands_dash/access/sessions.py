"""When a sign-in is over: after the hours of the settings, however long the cookie lives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_AHEAD = 300.0
"""Seconds by which a provider's clock may be ahead of ours."""


def began(claims: Mapping[str, Any]) -> float | None:
    """Return when somebody signed in here, seconds since 1970 UTC; None where no claim says it.

    The token was made for that (`iat`, OpenID Connect Core 1.0, section 2) and is never renewed.
    When they proved who they are to the provider (`auth_time`) may lie hours before: by that, who
    is signed in there already would be sent away here at once.
    """
    times = [claims.get(name) for name in ("iat", "auth_time")]
    known = [float(t) for t in times if isinstance(t, int | float) and not isinstance(t, bool)]
    return known[0] if known else None


def is_over(claims: Mapping[str, Any], hours: float, now: float) -> bool:
    """Tell whether a sign-in no longer counts; one that doesn't say when it began never does."""
    start = began(claims)
    return start is None or not start - _AHEAD <= now < start + hours * 3600
