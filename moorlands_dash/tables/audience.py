"""For whom tables are made: the partnership, or the public."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from moorlands_dash import vocabulary
from moorlands_dash.store.withheld import names_any

if TYPE_CHECKING:
    from pathlib import Path

    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.queries import Snapshot

VARIABLE = "MOORLANDS_PUBLIC"
_NO = ("", "0", "no", "false", "off")


def is_public(settings: Settings, *, asked: bool = False) -> bool:
    """Tell whether the view is the public's: asked for, by the environment, or by the settings.

    None of the three can take back what another one says.
    """
    named = os.environ.get(VARIABLE, "").strip().casefold() not in _NO
    return asked or named or settings.public.view


def opened(
    settings: Settings,
    home: str | Path | None = None,
    snapshot_id: str | None = None,
    *,
    asked: bool = False,
) -> Snapshot:
    """Open a snapshot of this partnership for whoever looks; raise NoSnapshot, in words."""
    from moorlands_dash.store.queries import open_snapshot

    withheld = settings.disclosure.withheld if is_public(settings, asked=asked) else None
    return open_snapshot(home, snapshot_id, withheld, settings)


def offered(withheld: Sequence[str] | None) -> dict[str, str]:
    """Return the choices of what to count that can be given, key -> name.

    All and all crime always can, without what is withheld; a category or theme that holds any of
    it can't.
    """
    named = vocabulary.choices()
    if not withheld:
        return named
    whole = (vocabulary.ALL, vocabulary.ALL_CRIME)
    return {
        key: name for key, name in named.items() if key in whole or not names_any(key, withheld)
    }
