"""What a server has ready before its first visitor: modules, and tables as the pages open.

A thread of the server's own does it at the start, and whenever another snapshot is published or the
settings are changed; what the load kept with the snapshot is taken from there. Pages never wait for
it: they work out what isn't ready yet.
"""

from __future__ import annotations

import logging
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from threading import Event

from moorlands_dash import ui
from moorlands_dash.access import THE_PUBLIC, Person, local_person
from moorlands_dash.charts.theme import palette
from moorlands_dash.partnership import Settings, load_settings, settings_file
from moorlands_dash.roles import ANALYST, COUNCILLOR
from moorlands_dash.store.home import StoreError, current_id, find_home
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.tables.preparing import first_asked
from moorlands_dash.tables.shelf import keeping
from moorlands_dash.ui.publicly import for_the_public
from moorlands_dash.ui.view import View, opened

_LOG = logging.getLogger("moorlands_dash")
_LOOK = 2.0
"""Seconds between two looks at what is published."""
_BREATH = 0.01
"""Seconds between two tables: whoever asks meanwhile goes first."""


def keep_ready(stop: Event) -> None:
    """Have the pages' modules and first tables ready until told to stop."""
    _modules(stop)
    ready: object = None
    while not stop.is_set():
        try:
            published = _published()
            if published != ready:
                _tables(stop)
                ready = published
        except Exception as fault:
            # The message may hold data. What isn't ready, pages work out or say what is wrong.
            _LOG.warning("Pages could not be made ready: %s", type(fault).__name__)
            ready = _published_or_none()
        stop.wait(_LOOK)


def visitors(settings: Settings) -> Iterator[Person]:
    """Yield one person of each kind that sees something else."""
    if for_the_public(settings):
        yield THE_PUBLIC
    elif not settings.access.sign_in:
        yield local_person(settings)
    else:
        yield Person("", "an analyst", roles=frozenset({ANALYST.key}))
        yield Person("", "a councillor", roles=frozenset({COUNCILLOR.key}))
        if settings.access.anonymous == "public":
            yield THE_PUBLIC


def _modules(stop: Event) -> None:
    for found in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        if stop.is_set():
            return
        import_module(found.name)


def _published() -> tuple[str | None, int]:
    """Return what tells one state of snapshot and settings from another."""
    return current_id(find_home()), settings_file().stat().st_mtime_ns


def _published_or_none() -> object:
    try:
        return _published()
    except (OSError, StoreError):
        return None


def _tables(stop: Event) -> None:
    if current_id(find_home()) is None:
        return
    for person in visitors(load_settings()):
        view = opened(palette(dark=False), person)
        with keeping():
            _made(view, stop)


def _made(view: View, stop: Event) -> None:
    for name, selection in first_asked(view.snapshot, view.settings):
        if stop.wait(_BREATH):
            return
        try:
            view.asked(name, selection)
        except SelectionError:
            continue  # not for them, or nothing to choose: the page says so
