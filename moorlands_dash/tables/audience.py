"""For whom tables are made: the partnership, or the public."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from moorlands_dash import vocabulary
from moorlands_dash.store.withheld import names_any

if TYPE_CHECKING:
    from pathlib import Path

    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.queries import Snapshot
    from moorlands_dash.tables.model import Selection, Table

VARIABLE = "MOORLANDS_PUBLIC"
_NO = ("", "0", "no", "false", "off")
_MEND = "Open it with `guarded(snapshot, settings)`."


class Unguarded(ValueError):  # noqa: N818
    """Something for the public was to be made of what the public may not have; says of what."""


@dataclass(frozen=True)
class Guarded:
    """A snapshot opened for the public, and the settings that say what is withheld in it.

    There is none of another snapshot: who takes one can't be given what the public may not have.
    """

    snapshot: Snapshot
    settings: Settings

    def __post_init__(self) -> None:
        """Raise Unguarded where the snapshot holds what the settings withhold."""
        held = self.snapshot.withheld
        if held is None:
            raise Unguarded(
                f"Snapshot {self.snapshot.id} is open with all that the partnership keeps to "
                f"itself: nothing for the public is made of it. {_MEND}"
            )
        if lacking := set(self.settings.disclosure.sensitive) - set(held):
            raise Unguarded(
                f"Snapshot {self.snapshot.id} is open with {', '.join(sorted(lacking))}, which the "
                f"settings keep from the public: nothing for the public is made of it. {_MEND}"
            )

    def table(self, name: str, selection: Selection) -> Table:
        """Return one of the public's tables; raise SelectionError, in words."""
        from moorlands_dash.tables import build

        return build(name, self.snapshot, self.settings, selection)


def guarded(snapshot: Snapshot, settings: Settings) -> Guarded:
    """Return a snapshot, however it was opened, as the public may have it."""
    return Guarded(snapshot.guarded(settings.disclosure.sensitive), settings)


def must_be_guarded(given: object) -> None:
    """Raise Unguarded, in words, for whatever isn't `Guarded`."""
    if not isinstance(given, Guarded):
        raise Unguarded(
            f"A paper for the public is made of a guarded snapshot, not of a "
            f"{type(given).__name__}. {_MEND}"
        )


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
    """Open a snapshot of this partnership for whoever looks; raise NoSnapshot, in words.

    The partnership's own takes what was worked out when it was published.
    """
    from moorlands_dash.store.queries import open_snapshot
    from moorlands_dash.tables.held import shelve

    withheld = settings.disclosure.withheld if is_public(settings, asked=asked) else None
    snapshot = open_snapshot(home, snapshot_id, withheld, settings)
    shelve(snapshot, settings)
    return snapshot


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
