"""Households, cars and vans, and people at work by LSOA (Census 2021, Nomis)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from moorlands_dash.districts import Area
from moorlands_dash.fetch import nomis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.sources import lookup
from moorlands_dash.fetch.tour import Tour

TABLES = {"TS041": "households", "TS045": "cars or vans", "WP001": "workplace population"}
COLUMNS = ("table", "lsoa_code", "category", "value")
_CATEGORY = re.compile(r"C\d*_\w+_NAME|CELL_NAME")
"""The column of a table's categories, named after the table's variable."""


def _what(area: Area) -> str:
    return f"Households, vehicles and people at work in the LSOAs of {area.name} (Census 2021)"


def fetch(tour: Tour) -> Got:
    """Ask for each table by LSOA; one that Nomis doesn't have is said, and the others kept."""
    codes = [row["lsoa_code"] for row in lookup.rows(tour)]
    rows: list[dict[str, str]] = []
    missing = []
    for table in TABLES:
        try:
            rows += _asked(tour, table, codes)
        except FetchError as problem:
            missing.append(f"{TABLES[table]}: {problem}")
    if not rows:
        raise FetchError(missing[0].split(": ", 1)[1])
    return _got(tour, rows, " ".join(missing))


def _asked(tour: Tour, table: str, codes: Sequence[str]) -> list[dict[str, str]]:
    dataset = nomis.dataset_of(tour.client, table)
    asked = {"measures": "20100", "date": "latest"}
    found = nomis.of_codes(tour.client, dataset, codes, asked, (), ())
    rows = {(row["GEOGRAPHY_CODE"], _category(row)): row["OBS_VALUE"] for row in found}
    if len(rows) < len(found):
        raise FetchError(f"Nomis gives several rows of {table} for one area and category.")
    return [
        {"table": table, "lsoa_code": code, "category": category, "value": value}
        for (code, category), value in rows.items()
    ]


def _category(row: nomis.Row) -> str:
    return " / ".join(row[name] for name in row if _CATEGORY.fullmatch(name))


def _got(tour: Tour, rows: Iterable[dict[str, str]], remark: str = "") -> Got:
    listed = sorted(rows, key=lambda row: (row["table"], row["lsoa_code"], row["category"]))
    return Got(
        [tour.table(tour.kept("census.csv"), COLUMNS, listed)], tour.later(SOURCE.days), remark
    )


def knows(given: Given) -> bool:
    """Tell one of the bulk files by its columns and its name, as none has the table's number."""
    return given.has("geography code") and _table(given) is not None


def _table(given: Given) -> str | None:
    name = (given.member or given.path.name).lower()
    return next((t for t in TABLES if t.lower() in name and "lsoa" in name), None)


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Keep the district's LSOAs of Nomis's bulk files that were downloaded."""
    ours = {row["lsoa_code"] for row in lookup.rows(tour)}
    rows = [
        {"table": str(_table(each)), "lsoa_code": row["geography code"], "category": name,
         "value": value}
        for each in given
        for row in each.records("geography code")
        if row["geography code"] in ours
        for name, value in row.items()
        if name not in ("date", "geography", "geography code")
    ]  # fmt: skip
    if not rows:
        raise FetchError(f"The census files have no LSOA of {tour.area.name}.")
    return _got(tour, rows)


SOURCE = Source(
    key="census",
    what=_what,
    address=f"{nomis.DATASETS}/def.sdmx.json",
    hosts=(nomis.HOST,),
    licence=OGL,
    layout="tables TS041, TS045 and WP001: one row an LSOA and category",
    by_hand=(
        "Open https://www.nomisweb.co.uk/sources/census_2021_bulk and save the ZIPs of TS041 and "
        "TS045, and that of WP001 from the workplace tables"
    ),
    days=365,
    size=300_000,
    loaded=False,
    kept_for="no page shows it yet",
    fetch=fetch,
    knows=knows,
    take=take,
)
