"""Where the data officer works: a home of data, which may be empty still."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass

from moorlands_dash.store.home import Home
from moorlands_dash.ui.view import View, current_view


@dataclass(frozen=True)
class Desk:
    """What the officer's page sees; other pages have nothing to show of an empty home."""

    home: Home
    say: Callable[[str], None]
    """Writes the page's answer under its question."""
    view: View | None = None
    """The published data; None where nothing is published yet."""


_current: ContextVar[Desk] = ContextVar("desk")


def desk_of(view: View) -> Desk:
    """Return the desk at which there are published data."""
    return Desk(view.snapshot.home, view.say, view)


def show_desk(desk: Desk) -> None:
    """Make a desk the one that the page sees."""
    _current.set(desk)


def current_desk() -> Desk:
    """Return the desk of the page that runs; the frame sets it."""
    return _current.get(None) or desk_of(current_view())
