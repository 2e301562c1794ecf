"""A ward map held against what is at hand: refused, or cut to our wards, before it is used."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

import pandas as pd

from moorlands_dash.extracts.model import Refusal
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.areas import LSOA_NUMBER
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.judging import Judging
from moorlands_dash.store.manifest import FileRecord, Manifest
from moorlands_dash.store.places import assigned
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.store.ward_fit import Fit, fit_by_incidents, fit_by_outlines

_NEWEST = 12
"""Street extracts that are looked at, the latest months first: more tell nothing else."""
_NAMED = 4

_EVIDENCE = ["longitude", "latitude", "lsoa_code", "lsoa_name"]


@dataclass(frozen=True)
class Shelf:
    """Files, and the folder that holds their parts."""

    files: Sequence[FileRecord]
    parts: Path

    def of(self, kind: str) -> list[tuple[FileRecord, Path]]:
        """Return the files in use of a kind, each with its part."""
        return [
            (f, self.parts / f.part) for f in self.files if f.kind == kind and f.in_use and f.part
        ]


def published(home: Home) -> Manifest | None:
    """Return the published manifest for a check; one that is damaged keeps no file from judging."""
    try:
        return current_manifest(home)
    except StoreError:
        return None


def hold_map(
    outcome: Judging, folder: Path, previous: Manifest | None, home: Home, settings: Settings
) -> None:
    """Refuse a ward map of elsewhere, or have it cut to ours; the outcome says so.

    The files of the outcome have their parts in `folder/parts`, those of `previous` in the home.
    """
    parts, earlier = folder / "parts", Shelf([], folder / "parts")
    if previous:
        # Invented files go as soon as a partner's comes, and prove nothing of it.
        kept = [f for f in previous.files if f.origin == "partner"]
        earlier = Shelf(kept, home.snapshot(previous.id) / "parts")
    refused, notices = fitted(outcome.files, parts, earlier, settings)
    outcome.refused += refused
    outcome.notices += notices


def fitted(
    new: list[FileRecord], parts: Path, earlier: Shelf, settings: Settings
) -> tuple[list[Refusal], list[str]]:
    """Hold the ward map in use against the incidents and outlines at hand.

    `new` are the files just judged into `parts`; a map of elsewhere is taken out of them and
    refused. Of one that is cut, or doubtful, its record says so; of a map loaded `earlier`, against
    which only new incidents are held, the notices returned do.
    """
    given = Shelf(new, parts)
    maps = [(f, path) for f, path in given.of("outlines") if f.level == "ward"]
    if maps:
        record, path = max(maps, key=lambda pair: pair[0].sequence)
        fit = _fit(_wards(record, path), [given, earlier], settings)
        if not fit.ours:
            new.remove(record)
            more, told = fitted(new, parts, earlier, settings)
            return [_refused(record, fit, settings), *more], told
        record.notices += _applied(record, fit, settings)
        return [], []
    held = [(f, path) for f, path in earlier.of("outlines") if f.level == "ward"]
    if not held or not given.of("street"):
        return [], []
    record, path = held[-1]
    fit = _fit(_wards(record, path), [given], settings)
    told = _applied(record, fit, settings) if fit.told and fit.ours else []
    return [], [f"{record.name}: {text}" for text in told]


def _wards(record: FileRecord, path: Path) -> pd.DataFrame:
    wards = pd.read_parquet(path)
    return wards[~wards["area_code"].isin(record.cut)]


def _fit(wards: pd.DataFrame, shelves: Sequence[Shelf], settings: Settings) -> Fit:
    area = _area(shelves, settings)
    incidents = _incidents(shelves, area, wards, settings)
    incidents["ward_code"] = pd.Series(assigned(incidents, wards), incidents.index, dtype="object")
    by_incidents = fit_by_incidents(wards["area_code"], incidents)
    return by_incidents or fit_by_outlines(wards, area)


def _area(shelves: Sequence[Shelf], settings: Settings) -> pd.DataFrame:
    """Return the outlines of our LSOAs, else that of our district; no rows without either."""
    found = [pair for shelf in reversed(shelves) for pair in shelf.of("outlines")]
    for level in ("lsoa", "district"):
        for record, path in reversed(found):
            if record.level == level:
                frame = pd.read_parquet(path)
                ours = frame["area_code"] == settings.district.code
                return frame if level == "lsoa" else frame[ours]
    return pd.DataFrame(columns=["area_code", "geometry"])


def _incidents(
    shelves: Sequence[Shelf], area: pd.DataFrame, wards: pd.DataFrame, settings: Settings
) -> pd.DataFrame:
    """Return `longitude latitude count ours` of the newest street extracts at hand.

    Those of others that lie far from all the wards are left out: they tell nothing of these.
    """
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    paths = _newest([pair for shelf in shelves for pair in shelf.of("street")])
    if not paths:
        return pd.DataFrame({"longitude": [], "latitude": [], "count": [], "ours": []})
    rows = pa.concat_tables([pq.read_table(path, columns=_EVIDENCE) for path in paths])
    known, number = set(settings.district.known_as), re.compile(LSOA_NUMBER)
    told = pc.unique(rows["lsoa_name"]).to_pylist()
    names = [name for name in told if name and number.sub("", name) in known]
    codes = [*settings.district.lsoas, *area["area_code"]]
    by_name, by_code = (
        pc.is_in(rows[column], pa.array(values, pa.string()))
        for column, values in (("lsoa_name", names), ("lsoa_code", codes))
    )
    ours = pc.or_(by_name, by_code)
    near = _near(rows["longitude"], rows["latitude"], wards)
    used = pc.and_(pc.is_valid(rows["longitude"]), pc.or_(ours, near))
    places = rows.select(["longitude", "latitude"]).append_column("ours", ours)
    frame: pd.DataFrame = places.filter(used).to_pandas()
    return frame.assign(count=1)


def _near(longitude: Any, latitude: Any, wards: pd.DataFrame) -> Any:
    """Tell which points (Arrow) lie in the box about all the wards."""
    import pyarrow.compute as pc
    import shapely

    west, south, east, north = shapely.total_bounds(shapely.from_wkb(wards["geometry"].to_numpy()))
    sides = [
        pc.greater_equal(longitude, west),
        pc.less_equal(longitude, east),
        pc.greater_equal(latitude, south),
        pc.less_equal(latitude, north),
    ]
    return pc.fill_null(reduce(pc.and_, sides), False)


def newest(files: Sequence[FileRecord], parts: Path) -> list[Path]:
    """Return the parts of the newest street extracts of some files."""
    return _newest(Shelf(files, parts).of("street"))


def _newest(files: Iterable[tuple[FileRecord, Path]]) -> list[Path]:
    return [path for _, path in sorted(files, key=_latest)[-_NEWEST:]]


def _latest(pair: tuple[FileRecord, Path]) -> tuple[date, int]:
    record, _ = pair
    return max((c.month for c in record.covers), default=date.min), record.sequence


def _refused(record: FileRecord, fit: Fit, settings: Settings) -> Refusal:
    ours, wards = settings.district.name, f"the {record.accepted:,} wards"
    reason = f"None of {wards} is of {ours}: they lie outside the outlines of our area."
    if fit.located and fit.outside == fit.located:
        reason = f"None of the {fit.located:,} incidents of {ours} at hand lies in {wards}."
    elif fit.located:
        reason = f"None of {wards} is of {ours}: more incidents of other districts lie in each."
    return Refusal(
        record.name,
        reason,
        "Send the outlines of our wards, or mend district.name and district.code in the settings.",
    )


def _applied(record: FileRecord, fit: Fit, settings: Settings) -> list[str]:
    """Cut a map to our wards; return what must be said of it."""
    ours, said = settings.district.name, []
    if fit.others:
        record.cut = sorted({*record.cut, *fit.others})
        record.elsewhere = len(record.cut)
        record.settle(0)
        said.append(
            f"Of {record.accepted:,} wards {len(fit.others):,} are of other districts and are left "
            f"out ({_listed(fit.others)}); {len(fit.ours):,} are of {ours}."
        )
    if fit.doubtful:
        said.append(
            f"{fit.outside:,} of {fit.located:,} incidents of {ours} lie in none of its wards: "
            "check that the outlines are of all our wards, and of the present ones."
        )
    return said


def _listed(codes: Iterable[str]) -> str:
    named = sorted(codes)
    more = f" and {len(named) - _NAMED:,} more" if len(named) > _NAMED else ""
    return ", ".join(named[:_NAMED]) + more
