"""Roads and rivers to draw under a map (OS Open Roads, OS Open Rivers), cut to the district."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import ZipInfo

import pyogrio
import shapely

from moorlands_dash.fetch import osdata
from moorlands_dash.fetch.given import Given
from moorlands_dash.fetch.model import FetchError, Got
from moorlands_dash.fetch.ranges import RemoteZip, let_go_of_parts
from moorlands_dash.fetch.source import Source
from moorlands_dash.fetch.tour import Tour

_PARTS = (".shp", ".shx", ".dbf", ".prj")
_LARGEST = 1_500_000_000
_TOLERANCE = 15.0
"""Metres by which a line may lie off: half a point of a screen that shows a ward."""


@dataclass(frozen=True)
class Lines:
    """A layer of lines in one of the products."""

    product: str
    file: str
    """What the kept file is called."""
    layer: re.Pattern[str]
    """The members that make it up; a first group is the square of the grid."""
    columns: Mapping[str, tuple[str, ...]]
    """Ours, and the names that it has in the releases."""
    drawn: tuple[str, ...] = ()
    """Kinds that are drawn; all where none is named."""


ROADS = Lines(
    "OpenRoads",
    "roads.geojson",
    re.compile(r"(?:.*/)?([A-Z]{2})_RoadLink\.(?:shp|shx|dbf|prj)", re.IGNORECASE),
    {"kind": ("class", "roadclassification", "road_classification"),
     "number": ("roadnumber", "road_classification_number"), "name": ("name1", "name_1")},
    ("motorway", "a road", "b road", "classified unnumbered"),
)  # fmt: skip
RIVERS = Lines(
    "OpenRivers",
    "rivers.geojson",
    re.compile(r"(?:.*/)?WatercourseLink\.(?:shp|shx|dbf|prj)", re.IGNORECASE),
    {"kind": ("form",), "name": ("name1", "watercourse_name")},
)


def _fetched(tour: Tour, lines: Lines, days: int) -> Got:
    """Bring the squares that the district touches, and keep what crosses it."""
    around = osdata.extent(tour)
    listed = osdata.product(tour.client, lines.product, "ESRI Shapefile")
    notes = {"version": listed.version}
    here = [path for path in (tour.load(lines.file), tour.kept(lines.file)) if path.is_file()]
    if tour.notes.get("version") == listed.version and listed.version and here:
        return Got(here[:1], tour.later(days), notes=notes)
    archive = RemoteZip(tour.client, listed.address)
    wanted = osdata.squares(around, 100_000)
    members = archive.members(lambda name: _fits(lines, name, wanted))
    tour.report(f"OS {lines.product}: {archive.size(members) / 1e6:,.1f} MB")
    folder = tour.parts / lines.product / archive.version
    raw = [_brought(archive, m, folder) for m in members]
    path = _cut(tour, lines, [path for path in raw if path.suffix.lower() == ".shp"])
    let_go_of_parts(folder.parent)
    return Got([path], tour.later(days), notes=notes)


def _brought(archive: RemoteZip, member: ZipInfo, folder: Path) -> Path:
    to = folder / member.filename.rsplit("/", 1)[-1]
    return to if to.is_file() else archive.bring(member, to, folder, _LARGEST)


def _fits(lines: Lines, name: str, wanted: set[str]) -> bool:
    found = lines.layer.fullmatch(name)
    return found is not None and (not found.groups() or found[1].upper() in wanted)


def _cut(tour: Tour, lines: Lines, shapes: Sequence[Path]) -> Path:
    """Write the lines that cross the district, thinned, as GeoJSON in degrees.

    Where none does there is nothing to load, and the file says so for the next round.
    """
    around = osdata.extent(tour)
    if not shapes:
        raise FetchError(f"OS {lines.product} has no lines here: its layout changed.")
    features = []
    for path in sorted(shapes):
        for told, line in _read(lines, path, around.bounds):
            crossing = line.intersection(around)
            if not crossing.is_empty:
                thin = shapely.transform(crossing.simplify(_TOLERANCE), osdata.to_degrees)
                shape = shapely.geometry.mapping(thin)
                features.append({"type": "Feature", "properties": told, "geometry": shape})
    text = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    places = [tour.load(lines.file), tour.kept(lines.file)]
    to, other = places if features else reversed(places)
    other.unlink(missing_ok=True)
    return tour.put(text.encode(), to)


def _read(lines: Lines, path: Path, bounds: tuple[float, ...]) -> list[tuple[dict[str, str], Any]]:
    frame = pyogrio.read_dataframe(path, bbox=bounds, layer=path.stem)
    columns = {str(name).lower(): name for name in frame.columns}
    of = {
        ours: next((columns[name] for name in names if name in columns), None)
        for ours, names in lines.columns.items()
    }
    if of["kind"] is None:
        raise FetchError(f"OS {lines.product} has other columns than it had.")
    told = [
        {
            ours: "" if name is None or row[name] is None else str(row[name])
            for ours, name in of.items()
        }
        for row in frame.to_dict("records")
    ]
    both = zip(told, shapely.force_2d(frame.geometry.to_numpy()), strict=True)
    drawn = [pair for pair in both if not lines.drawn or pair[0]["kind"].lower() in lines.drawn]
    return sorted(drawn, key=lambda pair: (*pair[0].values(), shapely.to_wkt(pair[1])))


def _taken(tour: Tour, lines: Lines, given: Sequence[Given], days: int) -> Got:
    """Cut what was downloaded: the squares that the district touches."""
    wanted = osdata.squares(osdata.extent(tour), 100_000)
    folder, raw = tour.parts / f"whole-{lines.product}", []
    for each in given:
        name = each.member or each.path.name
        if _fits(lines, name, wanted):
            to = folder / name.replace("\\", "/").rsplit("/", 1)[-1]
            raw.append(tour.put(each.data(_LARGEST), to))
    path = _cut(tour, lines, [path for path in raw if path.suffix.lower() == ".shp"])
    let_go_of_parts(folder)
    return Got([path], tour.later(days))


def _source(key: str, phrase: str, lines: Lines, size: int) -> Source:
    def knows(given: Given) -> bool:
        return lines.layer.fullmatch(given.member or given.path.name) is not None

    return Source(
        key=key,
        what=lambda area: osdata.what(phrase, area),
        address=f"{osdata.PRODUCTS}/{lines.product}/downloads",
        hosts=osdata.HOSTS,
        licence=osdata.LICENCE,
        layout="a Shapefile of lines on the National Grid; of roads one a square of 100 km",
        by_hand=(
            f"Open https://osdatahub.os.uk/downloads/open/{lines.product} and save it as ESRI "
            "Shapefile for Great Britain"
        ),
        days=180,
        size=size,
        fetch=lambda tour: _fetched(tour, lines, 180),
        knows=knows,
        take=lambda tour, given: _taken(tour, lines, given, 180),
    )


OPEN_ROADS = _source("roads", "Roads for the maps (OS Open Roads)", ROADS, 60_000_000)
OPEN_RIVERS = _source("rivers", "Rivers for the maps (OS Open Rivers)", RIVERS, 100_000_000)
