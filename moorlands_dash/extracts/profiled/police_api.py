"""Street-level crime as the police's API answers it, put into the form of a street extract.

An answer tells of one area or place, never of a whole force: its months count as parts. It has no
LSOA, so that a row is ours where its point lies in our wards.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.profiled import json_rows
from moorlands_dash.extracts.street_contract import COLUMNS
from moorlands_dash.partnership import Settings
from moorlands_dash.vocabulary import POLICE_TYPES

PART = "it is the police API's answer for one area, and not a force's whole month"
_NEEDED = {"category", "month", "persistent_id"}
_SAID = (
    "Read from the police's API: it has no LSOAs, and no rows without a place. Load the month's "
    "extract from data.police.uk instead, which is whole."
)


def looks_like(path: Path) -> bool:
    """Tell whether a file is an answer of the police's API on street-level crime."""
    if not json_rows.looks_like(path):
        return False
    found = json_rows.lines(path)
    return bool(found) and set(found[0][1]) >= _NEEDED


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row as one of a street extract; raise Refusal for one of several months.

    Each row is given to our force, as the answer names none; its type is read by the API's name.
    """
    from moorlands_dash.extracts import street

    (_, names), *rows = json_rows.lines(source.path)
    told = [dict(zip(names, cells, strict=True)) for _, cells in rows]
    months = {row.get("month", "") for row in told}
    if len(months) > 1:
        raise Refusal(
            source.name,
            "It tells of several months.",
            "Ask for one month at a time, or load the months' extracts from data.police.uk.",
        )
    with tempfile.TemporaryDirectory(prefix="moorlands-api-", dir=out.parent) as folder:
        path = Path(folder, "street.csv")
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS)
            writer.writerows(_row(row, settings) for row in told)
        judged = street.read(replace(source, path=path, profiled=True), out, settings, progress)
    judged.cut = PART
    return replace(judged, source=source, notices=[_SAID, *judged.notices])


def _row(row: dict[str, str], settings: Settings) -> Sequence[str]:
    cells = {
        "Crime ID": row.get("persistent_id", ""),
        "Month": row.get("month", ""),
        "Reported by": settings.force.name,
        "Falls within": settings.force.name,
        "Longitude": row.get("location.longitude", ""),
        "Latitude": row.get("location.latitude", ""),
        "Location": row.get("location.street.name", ""),
        "Crime type": _types().get(row.get("category", ""), row.get("category", "")),
        "Last outcome category": row.get("outcome_status.category", ""),
    }
    return [cells.get(name, "") for name in COLUMNS]


def _types() -> dict[str, str]:
    """Return the API's words for types, "violent-crime", and as the extracts name them."""
    slugs = {name.casefold().replace(" ", "-"): name for name in POLICE_TYPES}
    return slugs | {"violent-crime": "Violence and sexual offences", "other-crime": "Other crime"}
