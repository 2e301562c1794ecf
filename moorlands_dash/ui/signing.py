"""Signing in and out, and what somebody sees who may not see a page."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.access import Person
from moorlands_dash.partnership import Settings
from moorlands_dash.roles import Right
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.who import SignedOut, who
from moorlands_dash.words.access import lacks_right

_EVERY = "60s"
"""How often an open page asks whether whoever looks may still see it."""
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
            st.button("Sign out", key="sign_out", icon=":material/logout:", on_click=st.logout)
        elif person.roles:
            _way_in("Sign in")
    if person.signed_in:
        _still(person, settings)


def ended(why: str) -> None:
    """Say that a sign-in no longer counts, with the way in."""
    st.title("Sign in again", anchor=False)
    st.info(plain(why), icon=":material/logout:")
    _way_in("Sign in again")


def turned_away(question: str, person: Person, right: Right, settings: Settings) -> None:
    """Ask somebody to sign in who hasn't; tell others why not, and whom to ask."""
    if not person.signed_in and settings.access.sign_in:
        st.title("Sign in", anchor=False)
        show(
            Markup("<p>{} Sign in with the account of your work.</p>").format(
                "This page is the partnership's own."
            )
        )
        _way_in("Sign in")
        return
    st.title(question, anchor=False)
    st.warning(plain(lacks_right(person, right, settings.access.contact)), icon=":material/lock:")


def _way_in(label: str) -> None:
    if "auth" not in st.secrets:
        st.error(_UNSET, icon=":material/key_off:")
        return
    st.button(label, key="sign_in", type="primary", icon=":material/login:", on_click=st.login)


@st.fragment(run_every=_EVERY)
def _still(person: Person, settings: Settings) -> None:
    """Draw the page anew where whoever looks is no longer who they were, or may do other things."""
    try:
        now = who(settings)
    except SignedOut:
        st.rerun()
    if now != person:
        st.rerun()
