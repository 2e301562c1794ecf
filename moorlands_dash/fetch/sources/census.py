"""Households, cars and vans, and people at work (Census 2021, Nomis): what counts are divided by.

The tables are of LSOAs. They are summed to wards by ONS's best fit, and to the district.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from moorlands_dash.districts import Area
from moorlands_dash.fetch import nomis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.sources import lookup
from moorlands_dash.fetch.tour import Tour

TABLES = {"TS041": "households", "TS045": "cars or vans", "WP001": "workplace population"}
COLUMNS = ("table", "lsoa_code", "category", "value")
DENOMINATORS = {
    "TS041": "households",
    "TS045": "vehicles",
    "WP001": "workplace_population",
}
"""What each table is to be divided by."""
DIVIDED = ("area_code", "denominator", "value", "year", "source")
YEAR = 2021
_CARS = {"no": 0, "none": 0, "1": 1, "one": 1, "2": 2, "two": 2, "3": 3, "three": 3}
"""How the names of categories of cars and vans begin; "3 or more" counts as 3."""
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
    kept = tour.table(tour.kept("census.csv"), COLUMNS, listed)
    divided = list(_divided(listed, lookup.rows(tour)))
    came = {row["table"] for row in listed} - _tables(divided)
    lacking = [TABLES[table] for table in TABLES if table in came]
    told = f"Not told by the tables that came: {', '.join(lacking)}." if lacking else ""
    path = tour.table(tour.load("denominators.csv"), DIVIDED, divided)
    return Got([kept, path], tour.later(SOURCE.days), " ".join(filter(None, (remark, told))))


def _tables(divided: Iterable[Mapping[str, object]]) -> set[str]:
    found = {row["denominator"] for row in divided}
    return {table for table, denominator in DENOMINATORS.items() if denominator in found}


def _divided(
    listed: Iterable[Mapping[str, str]], known: Sequence[Mapping[str, str]]
) -> Iterator[dict[str, object]]:
    """Yield what wards and districts have of each denominator, where all their LSOAs have it."""
    cells: dict[str, dict[str, dict[str, float]]] = defaultdict(lambda: defaultdict(dict))
    for row in listed:
        if row["value"].strip():
            cells[row["table"]][row["lsoa_code"]][row["category"]] = float(row["value"])
    for table, lsoas in cells.items():
        values = {code: _value(table, found) for code, found in lsoas.items()}
        for level in ("ward_code", "district_code"):
            for area in dict.fromkeys(sorted(row[level] for row in known)):
                parts = [values.get(r["lsoa_code"]) for r in known if r[level] == area]
                whole = [value for value in parts if value is not None]
                if len(whole) == len(parts):
                    yield {
                        "area_code": area,
                        "denominator": DENOMINATORS[table],
                        "value": f"{sum(whole):.0f}",
                        "year": YEAR,
                        "source": f"ONS Census 2021, {table} by LSOA"
                        + (", three or more vehicles counted as three" * (table == "TS045"))
                        + ("; summed by best fit" * (level == "ward_code")),
                    }


def _value(table: str, categories: Mapping[str, float]) -> float | None:
    """Return the one number that a table tells of an LSOA; None where it can't be read."""
    if table == "TS045":
        counts = {_CARS.get(re.split(r"\W", name.strip().lower())[0]): value
                  for name, value in categories.items()}  # fmt: skip
        return sum(n * counts[n] for n in (1, 2, 3)) if {1, 2, 3} <= counts.keys() else None
    totals = [value for name, value in categories.items() if name.lower().startswith("total")]
    found = totals or list(categories.values())
    return found[0] if len(found) == 1 else None


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
    fetch=fetch,
    knows=knows,
    take=take,
)
