"""The queries behind a page, each against DuckDB counting the same table's rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.home import demonstration_home
from benchmarks.measure import median_ms
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import rolling_year
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.vocabulary import category_keys


def lines(work: Path) -> Iterator[str]:
    """Yield the report."""
    snapshot = open_snapshot(demonstration_home(work))
    force = load_settings().force.name
    latest = snapshot.latest_month(force)
    if latest is None:
        raise RuntimeError("the demonstration home holds no month")
    year, every = rolling_year(latest), category_keys("all")
    ward = str(snapshot.areas("ward")["area_code"].iloc[0])
    asked = {
        "reference: count(*) of incidents": lambda: snapshot._frame(
            "SELECT count(*) FROM incidents"
        ),
        "wards x months x categories, one year": lambda: snapshot.ward_counts(year, every),
        "one ward, one category, all months": lambda: snapshot.ward_counts(
            None, category_keys("burglary"), ward
        ),
        "districts of the force, one year": lambda: snapshot.district_counts(year, every, force),
        "months loaded": lambda: snapshot.coverage(force),
        "one ward's incidents of a year": lambda: snapshot.incidents(year, every, ward),
        "targets": snapshot.targets,
        "indicators": snapshot.indicators,
        "recorded crime, all rows": snapshot.recorded,
    }
    yield f"Queries on {len(snapshot.incidents(None, every)):,} incidents (aim: 10 ms); medians"
    for name, call in asked.items():
        yield f"  {name:<42}{median_ms(call):7.1f} ms"
