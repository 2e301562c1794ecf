"""What the public view is never given, cut out where a snapshot is opened.

No query of a snapshot that is opened for the public can reach what stands here, whatever it asks:
sensitive categories, what the partnership keeps to itself, and the files' own accounts of their
rows, which would give counts away.
"""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash import vocabulary

_BY_CATEGORY = ("incidents", "ward_counts", "district_counts")
_UNSEEN = ("quarantine", "files", "people")
_BLANK = {
    "targets": ("owner", "note"),
    "actions": (
        *("owner", "cost", "funder", "note", "progress"),
        *("spent", "in_kind", "hours", "to_find"),
    ),
    "annotations": ("note",),
    "meetings": ("note",),
    "partners": ("contact", "address"),
    "issues": ("issue", "source"),
    "doubt_places": ("longitude", "latitude"),
}
"""Table -> columns that are the partnership's own."""
_NO_EXACT_POINT = [
    f"CASE WHEN point = 'snapped' THEN {name} END AS {name}" for name in ("longitude", "latitude")
]
"""Points that the police publish are open data; those that partners send are not."""


def public_rows(table: str, rows: str, withheld: Sequence[str]) -> str:
    """Return a query of the rows that the public may have, from the one of all rows."""
    changed = [_blank(column) for column in _BLANK.get(table, ())]
    if table == "coverage":
        # How many rows a file has would give away how many of them are withheld.
        changed = ["0::BIGINT AS rows", "'' AS why"]
    if table == "incidents":
        changed = [*_NO_EXACT_POINT, "NULL::VARCHAR AS reporter"]
    blank = ", ".join(changed)
    chosen = f"SELECT * {f'REPLACE ({blank}) ' if blank else ''}FROM ({rows})"  # nosec B608 # names of ours, no value
    condition = _condition(table, withheld)
    return f"{chosen} WHERE {condition}" if condition else chosen


def left_out(targets: str, withheld: Sequence[str] | None) -> str:
    """Return a query of when the targets begin that the public may not have, and of no more.

    None is withheld from nobody: nothing is then left out.
    """
    condition = "true" if withheld is None else _condition("targets", withheld)
    return f'SELECT "start" FROM ({targets}) WHERE NOT ({condition})'  # nosec B608 # names of ours, no value


def _blank(column: str) -> str:
    # A note that isn't given is empty text; the rest is missing.
    value = "''" if column == "note" else f'nullif("{column}", "{column}")'
    return f'{value} AS "{column}"'


def names_any(choice: str, withheld: Sequence[str]) -> bool:
    """Tell whether a category or theme holds anything that is withheld."""
    return not set(withheld).isdisjoint(vocabulary.category_keys(choice))


def _condition(table: str, withheld: Sequence[str]) -> str:
    if table in _UNSEEN:
        return "false"
    if table == "meetings":
        return "\"group\" = 'public'"
    if table == "targets":
        # Counts of people are guarded where they are shown; a target would give small ones away.
        touched = [choice for choice in vocabulary.choices() if names_any(choice, withheld)]
        measures = _listed([f"incidents:{choice}" for choice in touched] or [""])
        return f"measure NOT LIKE 'people:%' AND measure NOT IN ({measures})"
    if not withheld:
        return ""
    if table in ("doubt", "doubt_places"):
        return f"category IS NULL OR category NOT IN ({_listed(withheld)})"
    if table in _BY_CATEGORY:
        return f"category NOT IN ({_listed(withheld)})"
    if table == "coverage":
        return f"source NOT IN ({_listed(withheld)})"
    touched = [choice for choice in vocabulary.choices() if names_any(choice, withheld)]
    if table == "annotations":
        return f"category IS NULL OR category NOT IN ({_listed(touched)})"
    return ""


def _listed(keys: Sequence[str]) -> str:
    """Return keys of the vocabulary as SQL has them."""
    return ", ".join("'" + key.replace("'", "''") + "'" for key in keys)
