"""Files to be given to loads, made of the layouts' good rows."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from moorlands_dash.store.queries import Snapshot
from tests.contracts import test_street

Row = Mapping[str, str]


def written(path: Path, *rows: Row) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def street_file(path: Path, *months: str, kind: str = "Burglary") -> Path:
    rows = [
        test_street.GOOD | {"Crime ID": f"{kind}{month}", "Month": month, "Crime type": kind}
        for month in months
    ]
    return written(path, *rows)


def types(snapshot: Snapshot) -> list[tuple[str, str]]:
    found = snapshot.incidents(None, ("burglary", "drugs", "robbery", "vehicle_crime"))
    return sorted(zip(found["month"].dt.strftime("%Y-%m"), found["subcategory"], strict=True))
