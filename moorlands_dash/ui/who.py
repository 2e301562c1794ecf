"""Who looks: this machine's user, the public, or whoever the provider vouches for, each run anew.

A cookie says who signed in, and no more: roles, and whether somebody is barred or was signed in for
too long, are looked up whenever a page runs or a record is made.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Mapping
from typing import Any

import streamlit as st

from moorlands_dash.access import (
    NOBODY,
    THE_PUBLIC,
    AccessError,
    Person,
    local_person,
    person_of,
)
from moorlands_dash.access.sessions import is_over
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.roles import Right
from moorlands_dash.store.barred import is_barred
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.tables import audience
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.words.access import lacks_right, signed_out

BEYOND = "MOORLANDS_BEYOND"
"""Variable that the web server sets where others than this machine's user can reach it."""


class SignedOut(Exception):  # noqa: N818
    """A sign-in that no longer counts; says why."""


class Refused(SelectionError):  # noqa: N818
    """Somebody asked for what none of their roles allows."""


def for_the_public(settings: Settings) -> bool:
    """Tell whether this server is the public's; `streamlit run app.py -- --public` asks for it."""
    return audience.is_public(settings, asked="--public" in sys.argv[1:])


def who(settings: Settings) -> Person:
    """Return whoever looks, with the roles that they have now.

    Raises SignedOut where a sign-in no longer counts, and AccessError where the provider doesn't
    tell enough.
    """
    return known(claimed() if settings.access.sign_in else {}, settings)


def known(claims: Mapping[str, Any], settings: Settings) -> Person:
    """Return whoever a cookie's claims are of, as `who` does; of nobody where there are none."""
    if for_the_public(settings):
        return THE_PUBLIC
    if not settings.access.sign_in:
        # Settings may change while others can reach the server: they aren't this machine's user.
        beyond = os.environ.get(BEYOND) or settings.serving.hosts
        return NOBODY if beyond else local_person(settings)
    if not claims.get("is_logged_in"):
        return THE_PUBLIC if settings.access.anonymous == "public" else NOBODY
    if is_over(claims, settings.access.session_hours, time.time()):
        raise SignedOut(signed_out(settings.access.session_hours))
    person = person_of(claims, settings)
    if _barred(person.subject, settings):
        return Person(person.subject, person.name, person.email, barred=True)
    return person


def is_barred_now(claims: Mapping[str, Any], settings: Settings) -> bool:
    """Tell whether whoever a cookie's claims are of is shut out."""
    try:
        return _barred(person_of(claims, settings).subject, settings)
    except AccessError:
        return False


def _barred(subject: str, settings: Settings) -> bool:
    return is_barred(subject, Records(find_home(), settings.key))


def claimed() -> Mapping[str, Any]:
    """Return what the provider's token says, or nothing where nobody signed in."""
    found: Mapping[str, Any] = st.user.to_dict()
    return found


def hold(right: Right) -> Person:
    """Return whoever asks, as they stand now; raise Refused where they may not, in words."""
    settings = load_settings()
    try:
        person = who(settings)
    except SignedOut as over:
        raise Refused(str(over)) from over
    if not person.may(right):
        raise Refused(lacks_right(person, right, settings.access.contact))
    return person
