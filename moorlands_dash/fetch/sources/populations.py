"""How many people live in the wards, the LSOAs, the district, its force's districts, the country.

Estimates of LSOAs are summed to wards by ONS's best fit, which is how ONS itself makes them. Those
of the force's area are the sum of its districts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from moorlands_dash.districts import Area
from moorlands_dash.fetch import nomis
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.outlined import as_json
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.sources import lookup, similar
from moorlands_dash.fetch.tour import Tour

SMALL, LARGE = "NM_2014_1", "NM_2002_1"
COUNTRY = ("K04000001", "England and Wales")
COLUMNS = ("area_code", "area_name", "year", "population", "source")
YEARS = 10
_PAST = ",".join([*(f"latestMINUS{n}" for n in range(YEARS - 1, 0, -1)), "latest"])
_ASKED = {"gender": "0", "c_age": "200", "measures": "20100"}
_NAMED = ("date_name", "geography_code", "geography_name", "obs_value")
_ALONE = ("date_name", "geography_code")
_ESTIMATE = "ONS mid-{year} population estimate, Nomis {dataset}"

Row = dict[str, object]


def _what(area: Area) -> str:
    return f"Populations of {area.name}, its wards and LSOAs, and its force's districts"


def fetch(tour: Tour) -> Got:
    """Ask for the estimates of the latest ten years."""
    known = lookup.rows(tour)
    small = _asked(tour, SMALL, [row["lsoa_code"] for row in known])
    codes = (*tour.area.codes, *tour.area.neighbours, COUNTRY[0], *similar.codes(tour))
    large = _asked(tour, LARGE, list(dict.fromkeys(codes)))
    return _got(tour, small, large, known)


def _asked(tour: Tour, dataset: str, codes: Sequence[str]) -> list[nomis.Row]:
    """Return the rows of ten years, or of the latest where so many can't be asked at once."""
    for dates in (_PAST, "latest"):
        try:
            return nomis.of_codes(
                tour.client, dataset, codes, _ASKED | {"date": dates}, _NAMED, _ALONE
            )
        except FetchError as problem:
            if dates == "latest" or "several rows" in str(problem):
                raise
    raise AssertionError


def _got(
    tour: Tour,
    small: Iterable[nomis.Row],
    large: Iterable[nomis.Row],
    known: Sequence[dict[str, str]],
) -> Got:
    lsoas = list(_rows(small, SMALL))
    missing = {row["lsoa_code"] for row in known} - {str(row["area_code"]) for row in lsoas}
    if missing:
        raise FetchError(f"Nomis has no people for {len(missing):,} of {len(known):,} LSOAs.")
    wards, without = list(_wards(lsoas, known)), _without(tour, known)
    districts = list(_rows(large, LARGE))
    districts += _unlisted(tour.area, lsoas, districts)
    rows = [*lsoas, *wards, *districts, *_sums(tour.area, districts)]
    rows.sort(key=lambda row: (str(row["area_code"]), str(row["year"])))
    path = tour.table(tour.load("populations.csv"), COLUMNS, rows)
    wards_have = "1 ward has" if without == 1 else f"{without} wards have"
    remark = f"{wards_have} no LSOA by best fit, and so no people." if without else ""
    return Got([path], tour.later(SOURCE.days), remark)


def _rows(found: Iterable[nomis.Row], dataset: str) -> Iterator[Row]:
    for row in found:
        if row["OBS_VALUE"].strip():  # Blank: Nomis holds no figure of that year.
            year = row["DATE_NAME"].strip()[-4:]
            yield {
                "area_code": row["GEOGRAPHY_CODE"],
                "area_name": row["GEOGRAPHY_NAME"],
                "year": year,
                "population": int(float(row["OBS_VALUE"])),
                "source": _ESTIMATE.format(year=year, dataset=dataset),
            }


def _wards(lsoas: Iterable[Row], known: Iterable[dict[str, str]]) -> Iterator[Row]:
    """Yield wards as the sum of their LSOAs, for the years of which all of them have people."""
    of = {row["lsoa_code"]: row for row in known}
    names = {row["ward_code"]: row["ward_name"] for row in of.values()}
    vintage = next(iter(of.values()))["vintage"]
    said = f"{_ESTIMATE}; LSOAs summed to the wards of {vintage} by best fit"
    yield from _summed(lsoas, {c: r["ward_code"] for c, r in of.items()}, names, said, SMALL)


def _summed(
    parts: Iterable[Row], of: dict[str, str], names: dict[str, str], said: str, dataset: str
) -> Iterator[Row]:
    """Yield sums of parts, for the years of which every part has people."""
    found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in parts:
        code, year = str(row["area_code"]), str(row["year"])
        if code in of:
            found[of[code], year][code] = int(str(row["population"]))
    whole = {area: [p for p, a in of.items() if a == area] for area in names}
    for (area, year), people in sorted(found.items()):
        if len(people) == len(whole[area]):
            yield {
                "area_code": area,
                "area_name": names[area],
                "year": year,
                "population": sum(people.values()),
                "source": said.format(year=year, dataset=dataset),
            }


def _unlisted(area: Area, lsoas: Sequence[Row], districts: Sequence[Row]) -> list[Row]:
    """Return our district as the sum of its LSOAs, where Nomis doesn't know its code yet."""
    if len(area.codes) > 1 or area.codes[0] in {row["area_code"] for row in districts}:
        return []
    of = {str(row["area_code"]): area.codes[0] for row in lsoas}
    said = f"{_ESTIMATE}; LSOAs summed to the district"
    return list(_summed(lsoas, of, {area.codes[0]: area.name}, said, SMALL))


def _sums(area: Area, districts: Sequence[Row]) -> Iterator[Row]:
    """Yield the force's area and the partnership, where each is a sum of districts that we have."""
    if len(area.forces) == 1:
        force, parts = area.forces[0], dict.fromkeys((*area.codes, *area.neighbours))
        said = f"{_ESTIMATE}; the sum of the force's districts"
        of = dict.fromkeys(parts, force.code)
        yield from _summed(districts, of, {force.code: force.falls_within}, said, LARGE)
    if len(area.partnership_codes) == 1:
        code, said = area.partnership_codes[0], f"{_ESTIMATE}; the partnership's area"
        of = dict.fromkeys(area.codes, code)
        yield from _summed(districts, of, {code: area.name}, said, LARGE)


def _without(tour: Tour, known: Sequence[dict[str, str]]) -> int:
    """Return how many wards of the outlines no LSOA belongs to by best fit."""
    path = tour.load("outlines", "wards.geojson")
    if not path.is_file():
        return 0
    shown = as_json(path.read_bytes())["features"]
    codes = {next(iter(feature["properties"].values())) for feature in shown}
    return len(codes - {row["ward_code"] for row in known})


def knows(given: Given) -> bool:
    """Tell a Nomis table of areas, dates and people by its columns."""
    return given.has(*(name.upper() for name in _NAMED))


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Take populations out of Nomis tables that were downloaded: LSOAs', districts'."""
    found = [row for each in given for row in _table(each)]
    known = lookup.rows(tour)
    ours = {row["lsoa_code"] for row in known}
    wide = {*tour.area.codes, *tour.area.neighbours, COUNTRY[0], *similar.codes(tour)}
    small = _once(found, lambda code: code in ours)
    return _got(tour, small, _once(found, lambda code: code in wide), known)


def _table(given: Given) -> Iterator[nomis.Row]:
    for row in given.records(*_NAMED):
        yield {name.upper(): value for name, value in row.items()}


def _once(found: Iterable[nomis.Row], wanted: Callable[[str], bool]) -> list[nomis.Row]:
    """Return the rows of wanted areas; raise FetchError where one has several for a year."""
    kept: dict[tuple[str, ...], nomis.Row] = {}
    for row in found:
        if wanted(row["GEOGRAPHY_CODE"]):
            key = (row["DATE_NAME"], row["GEOGRAPHY_CODE"])
            if key in kept and kept[key]["OBS_VALUE"] != row["OBS_VALUE"]:
                raise FetchError(
                    f"The table from Nomis has several rows of {row['GEOGRAPHY_NAME']} for one "
                    "year: choose all persons and all ages."
                )
            kept[key] = row
    return list(kept.values())


SOURCE = Source(
    key="populations",
    what=_what,
    address=f"{nomis.DATASETS}/{SMALL}.data.csv",
    hosts=(nomis.HOST,),
    licence=OGL,
    layout="DATE_NAME, GEOGRAPHY_CODE, GEOGRAPHY_NAME, OBS_VALUE; one row an area and year",
    by_hand=(
        "Open https://www.nomisweb.co.uk , query “Population estimates - small area (2021 based)” "
        "for all persons, all ages and the 2021 LSOAs of your district, then “Population "
        "estimates - local authority based” for the districts of your force and England and "
        "Wales, and download both as CSV"
    ),
    days=28,
    size=200_000,
    fetch=fetch,
    knows=knows,
    take=take,
)
