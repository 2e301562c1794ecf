"""The areas of a snapshot and their shapes, from the outlines in use and the settings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.extracts.beside import neighbours_of
from moorlands_dash.partnership import Settings
from moorlands_dash.store.manifest import FileRecord

AREA_COLUMNS = [
    "area_code",
    "area_name",
    "level",
    "parent_code",
    "area_km2",
    "longitude",
    "latitude",
]


@dataclass(frozen=True)
class Outlines:
    """The outlines in use: frames of area_code, area_name, level, area_km2, geometry (WKB)."""

    wards: pd.DataFrame
    lsoas: pd.DataFrame
    districts: pd.DataFrame
    ward_map: str | None
    """Name of the ward map."""
    neighbours: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Other districts near ours, for drawing alone: area_code, area_name, geometry."""


def read_outlines(files: Sequence[FileRecord], parts: Path) -> Outlines:
    """Return the outlines of the files in use, one file a level."""
    frames = {f.level: _kept(f, pd.read_parquet(parts / str(f.part))) for f in files}
    empty = pd.DataFrame(columns=["area_code", "area_name", "level", "area_km2", "geometry"])
    wards = next((f for f in files if f.level == "ward"), None)
    return Outlines(
        wards=frames.get("ward", empty),
        lsoas=frames.get("lsoa", empty),
        districts=frames.get("district", empty),
        ward_map=(wards.vintage or wards.name) if wards else None,
        neighbours=_beside(frames, [parts / str(f.part) for f in files]),
    )


def _kept(record: FileRecord, outlines: pd.DataFrame) -> pd.DataFrame:
    """Return a file's outlines without those of other districts."""
    return outlines[~outlines["area_code"].isin(record.cut)].reset_index(drop=True)


def _beside(frames: Mapping[str | None, pd.DataFrame], parts: Sequence[Path]) -> pd.DataFrame:
    """Return districts that maps may show: those compared with ours, and others that lie near."""
    columns = ["area_code", "area_name", "geometry"]
    compared = frames.get("district", pd.DataFrame(columns=columns))
    found = pd.concat([compared[columns], *(neighbours_of(part)[columns] for part in parts)])
    return found.drop_duplicates("area_code").reset_index(drop=True)


def assigned(points: pd.DataFrame, outlines: pd.DataFrame) -> np.ndarray:
    """Return for each point (longitude, latitude) the code of the outline it lies in, or None."""
    if points.empty or outlines.empty:
        return np.full(len(points), None, dtype=object)
    from moorlands_dash.geography import assign_areas

    return assign_areas(points["longitude"].to_numpy(), points["latitude"].to_numpy(), outlines)


def strayed(points: pd.DataFrame, outlines: pd.DataFrame, metres: float) -> np.ndarray:
    """Tell which points (longitude, latitude) lie farther than that from all outlines."""
    if points.empty or outlines.empty:
        return np.zeros(len(points), dtype=bool)
    from moorlands_dash.geography import beyond

    longitudes, latitudes = points["longitude"].to_numpy(), points["latitude"].to_numpy()
    return beyond(longitudes, latitudes, outlines, metres)


def write_places(outlines: Outlines, settings: Settings, out: Path) -> None:
    """Write `areas.parquet` and `ward_shapes.json`."""
    areas(outlines, settings).to_parquet(out / "areas.parquet", compression="zstd", index=False)
    text = json.dumps(_shapes(outlines, settings), ensure_ascii=False, separators=(",", ":"))
    (out / "ward_shapes.json").write_text(text, encoding="utf-8")


def areas(outlines: Outlines, settings: Settings) -> pd.DataFrame:
    """Return every area that is known: outlines, districts to compare with, force and country.

    A district without an outline of its own takes that of its wards; an area without any
    outline has neither size nor place.
    """
    ours = settings.district
    frames = [
        _outlined(outlines.wards, parent=ours.code),
        _outlined(outlines.lsoas, parent=ours.code),
        _outlined(outlines.districts, parent=settings.force.code),
        _outlined(_district(outlines.wards, settings), parent=settings.force.code),
        _named(settings),
    ]
    known = pd.concat([f for f in frames if len(f)], ignore_index=True)[AREA_COLUMNS]
    numbers = dict.fromkeys(("area_km2", "longitude", "latitude"), "float64")
    return known.drop_duplicates("area_code").astype(numbers).reset_index(drop=True)


def _outlined(outlines: pd.DataFrame, parent: str) -> pd.DataFrame:
    """Return the areas of outlines, each with a point well inside for its label."""
    if outlines.empty:
        return pd.DataFrame(columns=AREA_COLUMNS)
    import shapely

    from moorlands_dash.geography import label_points

    labels = label_points(shapely.from_wkb(outlines["geometry"].to_numpy()))
    return outlines.assign(
        parent_code=parent, longitude=shapely.get_x(labels), latitude=shapely.get_y(labels)
    )[AREA_COLUMNS]


def _district(wards: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    if wards.empty:
        return wards
    from moorlands_dash.geography import district_outline

    row = {
        "area_code": settings.district.code,
        "area_name": settings.district.name,
        "level": "district",
        "area_km2": wards["area_km2"].sum(),
        "geometry": district_outline(wards),
    }
    return pd.DataFrame([row])


def _named(settings: Settings) -> pd.DataFrame:
    """Return the areas that the settings name."""
    force, crime = settings.force, settings.recorded_crime
    rows: list[tuple[str, str, str, str | None]] = [
        (code, name, "district", force.code) for name, code in settings.districts.items()
    ]
    rows += [(force.code, force.name, "force", crime.country_code)]
    rows += [(crime.country_code, crime.country_name, "country", None)]
    return pd.DataFrame(rows, columns=AREA_COLUMNS[:4]).reindex(columns=AREA_COLUMNS)


def _shapes(outlines: Outlines, settings: Settings) -> dict[str, Any]:
    """Return GeoJSON for drawing: each ward, then the district; `properties.level` says which."""
    if outlines.wards.empty:
        return {"type": "FeatureCollection", "features": []}
    from moorlands_dash.geography import simplified_shapes

    drawn = simplified_shapes(outlines.wards)
    for feature in drawn["features"]:
        feature["properties"]["level"] = "ward"
    district = {
        "type": "Feature",
        "id": settings.district.code,
        "properties": {
            "area_code": settings.district.code,
            "area_name": settings.district.name,
            "level": "district",
        },
        "geometry": drawn["outline"],
    }
    return {"type": "FeatureCollection", "features": [*drawn["features"], district]}
