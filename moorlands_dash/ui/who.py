"""Who looks: this machine's user, the public, or whoever the provider vouches for, each run anew.

A cookie says who signed in, and no more: roles, and whether somebody is barred or was signed in for
too long, are looked up whenever a page runs or a record is made.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import replace
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
from moorlands_dash.roles import RIGHTS, Right
from moorlands_dash.store.audit import was_ended
from moorlands_dash.store.barred import is_barred
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.ui import noting
from moorlands_dash.ui.publicly import for_the_public
from moorlands_dash.words.access import SIGNED_OUT, lacks_right, signed_out

BEYOND = "MOORLANDS_BEYOND"
"""Variable that the web server sets where others than this machine's user can reach it."""


class SignedOut(Exception):  # noqa: N818
    """A sign-in that no longer counts; says why."""


class Refused(SelectionError):  # noqa: N818
    """Somebody asked for what none of their roles allows."""


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
    if is_barred(person.subject, _records(settings)):
        return replace(person, roles=frozenset(), barred=True)
    if _signed_out(person, settings):
        raise SignedOut(SIGNED_OUT)
    return person


def still(person: Person) -> None:
    """Draw the page anew where whoever looks is no longer who they were, or may do other things.

    A part of a page that runs by itself asks first: the frame doesn't.
    """
    try:
        now = who(load_settings())
    except (SignedOut, AccessError):
        st.rerun()
    if now != person:
        st.rerun()


def counts(claims: Mapping[str, Any], settings: Settings) -> bool:
    """Tell whether a sign-in counts: nobody signed out of it, and whoever it is isn't barred.

    One of whom it can't be told counts: it says on the page what the provider leaves out.
    """
    try:
        person = person_of(claims, settings)
    except AccessError:
        return True
    if is_barred(person.subject, _records(settings)):
        noting.refused(person, "to come in, being barred", settings)
        return False
    return not _signed_out(person, settings)


def _signed_out(person: Person, settings: Settings) -> bool:
    return was_ended(_records(settings), noting.sign_in_of(person))


def _records(settings: Settings) -> Records:
    return Records(find_home(), settings.key)


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
        noting.refused(person, f"to {RIGHTS[right]}", settings)
        raise Refused(lacks_right(person, right, settings.access.contact))
    return person
