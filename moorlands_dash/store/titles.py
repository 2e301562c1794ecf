"""Titles of targets, actions, events and meetings that look as if they told of a person.

People write them freely, and the public reads them. What looks like a name, an address or a number
is withheld from it until the settings let it through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from moorlands_dash.extracts.persons_named import told_of
from moorlands_dash.vocabulary import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

    from moorlands_dash.partnership import Settings
    from moorlands_dash.store.manifest import Manifest

TITLED = {
    "targets": ("target_id", "title"),
    "actions": ("action_id", "title"),
    "annotations": ("annotation_id", "title"),
    "meetings": ("meeting_id", "title"),
}
"""Table -> the id of a row, and the text that the public reads."""
WITHHELD = "Title withheld to protect people"


@dataclass(frozen=True)
class Titled:
    """A title that is withheld from the public."""

    table: str
    key: str
    title: str
    why: str
    """What it seems to tell."""


def names_of(settings: Settings) -> list[str]:
    """Return the places and bodies that the settings name."""
    return [
        settings.district.name,
        settings.force.name,
        settings.partnership.full_name,
        *settings.members.names,
        *(place.name for place in settings.map.places),
    ]


def personal_titles(connection: duckdb.DuckDBPyConnection, manifest: Manifest) -> Iterator[Titled]:
    """Yield the titles of a snapshot that look as if they told of a person."""
    areas = connection.execute("SELECT area_name FROM areas").fetchall()
    names = [*manifest.names, *(name for (name,) in areas if name), *(t.name for t in THEMES)]
    for table, (key, column) in TITLED.items():
        rows = connection.execute(
            f'SELECT DISTINCT "{key}", "{column}" FROM {table} WHERE "{column}" IS NOT NULL '  # nosec B608 # names of ours, no value
            f"ORDER BY ALL"
        ).fetchall()
        for row, title in rows:
            why = None if title in manifest.let_through else told_of(title, names)
            if why:
                yield Titled(table, row, title, why)


def withhold(connection: duckdb.DuckDBPyConnection, manifest: Manifest) -> None:
    """Put words in the place of the titles that are withheld."""
    for each in list(personal_titles(connection, manifest)):
        column = TITLED[each.table][1]
        connection.execute(
            f'UPDATE {each.table} SET "{column}" = ? WHERE "{column}" = ?',  # nosec B608 # names of ours, no value
            [WITHHELD, each.title],
        )
