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
    """Tell whether a sign-in counts no longer: too old, of somebody barred, or not to be told."""
    from moorlands_dash.ui.who import is_barred_now

    try:
        settings = load_settings()
    except SettingsError:
        return True
    return is_over(said, settings.access.session_hours, time.time()) or is_barred_now(
        said, settings
    )


def may_send_files(scope: Scope) -> bool:
    """Tell whether a file is taken, before it is read."""
    try:
        loads = load_settings().officer.load_page
    except SettingsError:
        return False
    return loads and person(HTTPConnection(scope)).may("load")
