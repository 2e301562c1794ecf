"""Signing in and out, and what somebody sees who may not see a page."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.access import Person
from moorlands_dash.partnership import Settings
from moorlands_dash.roles import Right
from moorlands_dash.store.home import StoreError
from moorlands_dash.ui import noting
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.who import still
from moorlands_dash.words.access import lacks_right

OWN = "This page is the partnership's own"
NOT_YOURS = "It holds what the partnership works with. What residents may see is in the menu."
_UNSET = (
    "Readers sign in here, and no provider is named. Whoever looks after the server adds one: "
    "docs/operations.md says how."
)


def signing(person: Person, settings: Settings, place: Any) -> None:
    """Show who is signed in, with the way out; or the way in."""
    if not settings.access.sign_in:
        return
    with place:
        if person.signed_in:
            show(Markup('<p class="mt-signed">{}</p>').format(person.name))
            st.button(
                "Sign out",
                key="sign_out",
                icon=":material/logout:",
                on_click=_leave,
                args=(person, settings),
            )
        elif person.roles:
            _way_in("Sign in")
    if person.signed_in:
        st.fragment(still, run_every=settings.access.watch_seconds)(person)


def ended(why: str) -> None:
    """Say that a sign-in no longer counts, with the way in."""
    st.title("Sign in again", anchor=False)
    st.info(plain(why), icon=":material/logout:")
    _way_in("Sign in again")


def turned_away(
    question: str, title: str, person: Person, right: Right, settings: Settings
) -> None:
    """Ask somebody to sign in who hasn't; tell others why not, and whom to ask."""
    if not person.signed_in and settings.access.sign_in:
        st.title("Sign in", anchor=False)
        show(Markup("<p>{}. Sign in with the account of your work.</p>").format(OWN))
        _way_in("Sign in")
        return
    noting.refused(person, f"the page {title}", settings)
    st.title(question, anchor=False)
    st.warning(plain(lacks_right(person, right, settings.access.contact)), icon=":material/lock:")


def way_to_yours() -> None:
    """Lead the public to where their pages begin."""
    show(
        Markup('<p class="mt-own"><a href="./" target="_self">{}</a></p>').format(
            "How safe is my area, and are promises being kept?"
        )
    )


def _way_in(label: str) -> None:
    if not _provided():
        st.error(_UNSET, icon=":material/key_off:")
        return
    st.button(label, key="sign_in", type="primary", icon=":material/login:", on_click=st.login)


def _provided() -> bool:
    """Tell whether a provider is named; Streamlit raises where there are no secrets at all."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def _leave(person: Person, settings: Settings) -> None:
    """Sign out everywhere that this sign-in is known: other windows, and copies of its cookie."""
    try:
        noting.signed_out(person, settings)
    except StoreError as fault:
        st.toast(plain(str(fault)), icon=":material/error:")
    st.logout()
