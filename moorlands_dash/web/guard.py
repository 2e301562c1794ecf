"""Who may what, as the web server asks it: whoever signs in, and what becomes of a sign-in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import HTTPConnection
from starlette.types import Scope

from moorlands_dash.web.cookie import Claims, claims

LOAD = "load"
"""The right to send files."""


def _nobody(_said: Claims) -> bool:
    return False


@dataclass(frozen=True)
class Guard:
    """Asked of each request that isn't a page of Streamlit's; pages ask for themselves."""

    rights: Callable[[Claims | None], frozenset[str]]
    """What somebody with these claims may; None is whoever hasn't signed in."""
    load_page: bool = False
    """Whether files are taken in the browser at all."""
    longest: timedelta | None = None
    """How long a sign-in counts; None where nobody signs in."""
    barred: Callable[[Claims], bool] = _nobody

    def rights_of(self, connection: HTTPConnection) -> frozenset[str]:
        """Return what whoever asks may."""
        return self.rights(claims(connection) if self.longest is not None else None)

    def may_send_files(self, scope: Scope) -> bool:
        """Tell whether a file is taken, before it is read."""
        return self.load_page and LOAD in self.rights_of(HTTPConnection(scope))
