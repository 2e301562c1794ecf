"""Names on the maps of a district that was just started: its largest built-up areas.

ONS's Index of Place Names gives residents of built-up areas (`popcnt`). They are written once, into
settings whose list of places is still empty.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from moorlands_dash.cli.plain import counted
from moorlands_dash.partnership import Place
from moorlands_dash.partnership.writing import with_places

INDEX = "place-names.csv"
MOST, TOWNS = 10, 3
"""Names on a map, and those of them that are written larger."""
_BUILT_UP = ("BUA", "BUASD")
_NAME = re.compile(r"place\d\dnm")


def placed(path: Path, files: Iterable[Path]) -> str:
    """Write the largest places into settings that have none; return what is said of it, or ""."""
    index = next((file for file in files if file.name == INDEX), None)
    found = largest(index) if index else []
    text = path.read_text(encoding="utf-8")
    changed = with_places(text, found)
    if changed == text:
        return ""
    path.write_text(changed, encoding="utf-8")
    return f"{counted(len(found), 'place name')} for the maps, of ONS's index, are in the settings."


def largest(index: Path) -> list[Place]:
    """Return the district's largest built-up areas, by the index's residents; none without any."""
    with index.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    column = next((name for name in rows[0] if _NAME.fullmatch(name)), "") if rows else ""
    found: dict[str, tuple[float, Place]] = {}
    for row in rows:
        name = re.sub(r"\s+(?:BUA|BUASD)$", "", (row.get(column) or "").strip())
        people, longitude, latitude = (_number(row.get(k)) for k in ("popcnt", "long", "lat"))
        if row.get("descnm") in _BUILT_UP and name and people and longitude and latitude:
            place = Place(name=name, longitude=longitude, latitude=latitude, size=2)
            found[name] = max(found.get(name, (0.0, place)), (people, place), key=lambda x: x[0])
    ranked = sorted(found.values(), key=lambda each: (-each[0], each[1].name))[:MOST]
    towns = [place.model_copy(update={"size": 1}) for _, place in ranked[:TOWNS]]
    return towns + [place for _, place in ranked[TOWNS:]]


def _number(text: str | None) -> float:
    try:
        return float(text or 0)
    except ValueError:
        return 0.0
