"""Who asks, for whatever isn't a page of Streamlit's; pages ask for themselves.

The server answers before what the pages need is imported, so that is done where it is asked.
"""

from __future__ import annotations

import time

from starlette.requests import HTTPConnection
from starlette.types import Scope

from moorlands_dash.access import NOBODY, AccessError, Person
from moorlands_dash.access.sessions import is_over
from moorlands_dash.partnership import SettingsError, load_settings
from moorlands_dash.web.cookie import Claims, claims


def person(connection: HTTPConnection) -> Person:
    """Return whoever asks, with the roles that they have now; nobody where that can't be told."""
    from moorlands_dash.ui.who import SignedOut, known

    try:
        return known(claims(connection) or {}, load_settings())
    except (SettingsError, SignedOut, AccessError):
        return NOBODY


def over(said: Claims) -> bool:
    """Tell whether a sign-in counts no longer: too old, signed out of, or of somebody barred."""
    from moorlands_dash.ui.who import counts

    try:
        settings = load_settings()
    except SettingsError:
        return True
    old = is_over(said, settings.access.session_hours, time.time())
    return old or not counts(said, settings)


def may_send_files(scope: Scope) -> bool:
    """Tell whether a file is taken, before it is read."""
    from moorlands_dash.ui.noting import refused

    try:
        settings = load_settings()
    except SettingsError:
        return False
    whoever = person(HTTPConnection(scope))
    if settings.officer.load_page and whoever.may("load"):
        return True
    refused(whoever, "to send a file", settings)
    return False
