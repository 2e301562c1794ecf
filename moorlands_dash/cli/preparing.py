"""What a load has ready for the pages, beside what it publishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moorlands_dash.cli.plain import say
from moorlands_dash.cli.progress import meter
from moorlands_dash.words.numbers import counted

if TYPE_CHECKING:
    from pathlib import Path

    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.home import Home

_LATER = "it is published; whoever opens a page first waits a little for it."


def say_prepared(settings: Settings, home: Home | str | Path | None, *, skip: bool = False) -> None:
    """Work out what all pages show first, keep it, and say so; stopped, the load stands."""
    from moorlands_dash.store.home import Home, find_home
    from moorlands_dash.tables.preparing import prepare_published, wanted

    if skip or not wanted():
        return
    found = home if isinstance(home, Home) else find_home(home)
    try:
        with meter() as watch:
            ready = prepare_published(settings, found, watch)
    except KeyboardInterrupt:
        say(f"Stopped making the pages ready: {_LATER}")
        return
    if ready is None or ready.failed:
        say(f"Not all of the pages could be made ready: {_LATER}")
    elif ready.tables:
        tables = counted(ready.tables, "table", "tables")
        say(f"{tables} of the pages made ready in {ready.seconds:.0f} s.")
