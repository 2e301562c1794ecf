"""What Streamlit's cookie says of who has signed in, verified just as Streamlit verifies it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

Claims = Mapping[str, Any]
"""What the provider says of a person, as `st.user` has it."""

OURS = USER_COOKIE_NAME
"""What the names of all cookies of a sign-in begin with: who it is, its parts, its tokens."""


def signed(connection: HTTPConnection) -> dict[str, Any] | None:
    """Return what stands in the cookie; None where there is none, or it is forged.

    Streamlit's own function takes the signature off, of one cookie or of its parts.
    """
    if USER_COOKIE_NAME not in connection.cookies:
        return None
    found = _get_signed_cookie_with_chunks(connection.cookies, USER_COOKIE_NAME)
    try:
        said = json.loads(found or b"null")
    except ValueError:
        return None
    return said if isinstance(said, dict) else None


def claims(connection: HTTPConnection) -> Claims | None:
    """Return the claims of whoever asks; None where nobody has signed in.

    The cookie says at which address it was given: it counts at no other.
    """
    said = signed(connection)
    if said is None or not said.get("is_logged_in"):
        return None
    given_at = urlsplit(str(said.pop("origin", ""))).netloc.lower()
    return said if given_at and given_at == connection.headers.get("host", "").lower() else None
