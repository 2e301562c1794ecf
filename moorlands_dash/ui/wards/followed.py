"""Following a ward: its feed for whoever reads feeds, and the meetings for calendars."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from moorlands_dash.partnership import Settings
from moorlands_dash.reports.public.feed import ward_feed
from moorlands_dash.store.home import StoreError, find_home
from moorlands_dash.store.snapshot import publications
from moorlands_dash.tables import audience
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.ui.links import followed
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import Key, View

_MOST = 3
"""Publications that are told of: each of another snapshot is worked out anew."""


def feed(view: View, ward: str, *, at: str, asked: str) -> bytes:
    """Return a ward's feed, as the public may have it; `at` is where the dashboard lies.

    `asked` is the address of the feed itself. Raises SelectionError where there is no such ward.
    """
    names = {code: name for name, code in view.wards().items()}
    code = view.wards().get(ward, ward)
    if code not in names:
        raise SelectionError(f"{ward!r} is no ward of the map in use.")
    page = f"{at}{view.settings.address('my_ward', ward=names[code])}"
    return ward_feed(_publics(view.key, _settings=view.settings), code, here=asked, page=page)


@st.cache_resource(max_entries=2, show_spinner=False)
def _publics(key: Key, *, _settings: Settings) -> list[Guarded]:
    """Return what was published lately, the newest first, each opened once for all readers."""
    found: list[Guarded] = []
    for snapshot in publications(find_home(key.home), _MOST):
        try:
            opened = audience.opened(_settings, key.home, snapshot, asked=True)
        except StoreError:
            break
        found.append(Guarded(opened, _settings))
    return found


def follow_links(view: View, ward: str) -> None:
    """Offer a ward's feed, and the meetings as a calendar file."""
    show(
        Markup('<p class="mt-follow">{} {}</p>').format(
            followed(view, f"Follow {ward} (Atom feed)", "ward.atom", ward=ward),
            followed(view, "Meetings for your calendar (.ics)", "meetings.ics"),
        ),
        st.container(key="follow", width="content"),
    )
