"""Road collisions and casualties (STATS19), cut to the districts of the force."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from moorlands_dash.districts import Area
from moorlands_dash.fetch.download import download, settle
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import OGL, FetchError, Got
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

FOLDER = "https://data.dft.gov.uk/road-accidents-safety-data"
_NAME = "dft-road-casualty-statistics-{}-last-5-years.csv"
_LARGEST = 1_000_000_000
_DISTRICT = "local_authority_ons_district"
_INDEX = ("collision_index", "accident_index")
"""The column's name since 2024, and before."""
_SEVERITY = {"collision": ("collision_severity", "accident_severity"),
             "casualty": ("casualty_severity", "casualty_severity")}  # fmt: skip


def _what(area: Area) -> str:
    return f"Road collisions and casualties (STATS19) around {area.name}, the last five years"


def fetch(tour: Tour) -> Got:
    """Bring both files, whole or not at all, and keep what happened in the force's districts."""
    raw = {kind: _raw(tour, kind) for kind in ("collision", "casualty")}
    files = _cut(tour, [raw["collision"]], [raw["casualty"]])
    for path in raw.values():
        path.unlink()
    return Got(files, tour.later(SOURCE.days))


def _raw(tour: Tour, kind: str) -> Path:
    name = _NAME.format(kind)
    to = tour.parts / f"whole-{name}"
    if not to.is_file():
        tour.report(f"Road casualties: {name}")
        download(
            tour.client,
            f"{FOLDER}/{name}",
            to,
            tour.parts,
            limit=_LARGEST,
            holds=lambda path: _hold(path, kind),
        )
    return to


def _hold(path: Path, kind: str) -> None:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        columns = {name.strip().lower() for name in next(csv.reader(file), [])}
    wanted = [_INDEX, _SEVERITY[kind], *([(_DISTRICT,)] if kind == "collision" else [])]
    if not all(columns & set(names) for names in wanted):
        raise FetchError(f"The file of {kind} data has other columns than it had.")


def _cut(tour: Tour, collisions: Sequence[Path], casualties: Sequence[Path]) -> list[Path]:
    """Write the rows of the force's districts, and the casualties of these collisions."""
    around = {*tour.area.all_codes, *tour.area.neighbours, *tour.area.neighbours_before}
    kept: set[str] = set()
    files = [
        _written(tour, f"collisions-{n}.csv" if n else "collisions.csv", _near(path, around, kept))
        for n, path in enumerate(collisions)
    ]
    if not kept:
        raise FetchError(f"The files have no collision around {tour.area.name}.")
    return files + [
        _written(tour, f"casualties-{n}.csv" if n else "casualties.csv", _theirs(path, kept))
        for n, path in enumerate(casualties)
    ]


def _near(path: Path, around: set[str], kept: set[str]) -> Iterator[list[str]]:
    """Yield the header and the rows of some districts; add their indexes to `kept`."""
    rows = _rows(path)
    header = next(rows)
    index, district = _place(header, _INDEX), _place(header, (_DISTRICT,))
    yield header
    for row in rows:
        if len(row) > max(index, district) and row[district].strip() in around:
            kept.add(row[index])
            yield row


def _theirs(path: Path, kept: set[str]) -> Iterator[list[str]]:
    rows = _rows(path)
    header = next(rows)
    index = _place(header, _INDEX)
    yield header
    yield from (row for row in rows if len(row) > index and row[index] in kept)


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        yield from csv.reader(file)


def _place(header: Sequence[str], names: Sequence[str]) -> int:
    known = [name.strip().lower() for name in header]
    return next(known.index(name) for name in names if name in known)


def _written(tour: Tour, name: str, rows: Iterable[Sequence[str]]) -> Path:
    part, to = tour.parts / f"{name}.part", tour.load("collisions", name)
    to.parent.mkdir(parents=True, exist_ok=True)
    with part.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    settle(part, to)
    return to


def _kind(given: Given) -> str | None:
    if not any(given.has(name) for name in _INDEX) or given.has(
        "vehicle_reference", "vehicle_type"
    ):
        return None
    return next((k for k, names in _SEVERITY.items() if any(map(given.has, names))), None)


def knows(given: Given) -> bool:
    """Tell collisions and casualties by their columns, in either vintage."""
    return _kind(given) is not None


def take(tour: Tour, given: Sequence[Given]) -> Got:
    """Keep what happened in the force's districts of the files that were downloaded."""
    raw: dict[str, list[Path]] = {"collision": [], "casualty": []}
    for number, each in enumerate(given):
        kind = _kind(each) or "collision"
        path = each.path
        if each.member:
            path = tour.put(each.data(_LARGEST), tour.parts / f"whole-{number}.csv")
        _hold(path, kind)
        raw[kind].append(path)
    if not all(raw.values()):
        raise FetchError("Both files are needed, that of collisions and that of casualties.")
    files = _cut(tour, raw["collision"], raw["casualty"])
    for path in (path for paths in raw.values() for path in paths if path.parent == tour.parts):
        path.unlink()
    return Got(files, tour.later(SOURCE.days))


SOURCE = Source(
    key="collisions",
    what=_what,
    address=f"{FOLDER}/{_NAME.format('collision')}",
    hosts=("data.dft.gov.uk",),
    licence=OGL,
    layout="two national CSV files; accident_ became collision_ in 2024; days day/month/year",
    by_hand=(
        "Open https://www.data.gov.uk/dataset/road-accidents-safety-data and save “Collisions, "
        "last 5 years” and “Casualties, last 5 years”"
    ),
    days=28,
    size=200_000_000,
    fetch=fetch,
    knows=knows,
    take=take,
)
