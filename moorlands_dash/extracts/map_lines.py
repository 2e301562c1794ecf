"""Roads and rivers to draw on the maps: lines in GeoJSON, GeoPackage or zipped Shapefile.

Columns as in OS Open Roads and OS Open Rivers, or as `update` keeps them. Lines are pictures: no
number is worked out from them, and they tell nothing of any incident.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from moorlands_dash.extracts import contracts, shapes
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.outline_files import LINES, features_of, opened
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.partnership import Settings

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

ROADS, RIVERS = "roads", "rivers"
MOTORWAY, A_ROAD, B_ROAD, OTHER_ROAD, WATER = 1, 2, 3, 4, 5
"""How a line is drawn."""

KINDS: Mapping[str, Mapping[str, int]] = {
    ROADS: {
        "motorway": MOTORWAY, "aroad": A_ROAD, "broad": B_ROAD, "classifiedunnumbered": OTHER_ROAD,
    },
    RIVERS: {"inlandriver": WATER, "tidalriver": WATER, "canal": WATER, "lake": WATER},
}  # fmt: skip
"""What Ordnance Survey calls a road or a watercourse, letters alone, and how it is drawn."""

_NOT_DRAWN = (
    *("unclassified", "notclassified", "unknown", "minorroad", "localroad", "localaccessroad"),
    *("secondaryaccessroad", "restrictedlocalaccessroad", "marine"),
)
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "kind": ("kind", "class", "road_classification", "roadclassification", "form"),
    "number": ("number", "roadnumber", "road_classification_number"),
    "name": ("name", "name1", "name_1", "watercourse_name"),
}
LARGEST = 100_000_000
"""Bytes: the roads of a district take some 3 MB, those of its whole square of 100 km some 80."""
MOST = 400_000
"""Lines of one file."""
_POINTS = 4_000_000

PART = pa.schema(
    {
        "layer": pa.string(),
        "drawn": pa.int8(),
        "number": pa.string(),
        "name": pa.string(),
        "geometry": pa.binary(),
    }
)
"""`geometry` is WKB in longitude and latitude; number ("A53") and name may be missing."""

_NUMBER = re.compile(r"[ABM][0-9]{1,4}(?:\(M\))?")
_NAME = re.compile(r"[^\W\d_](?:[^\W_]|[ .'’()&-]){0,39}")
_NO_LINE = "There is no line. Draw one, or remove the row."
_NOT_LINE = "This is a point or an area, not a line. Roads and rivers are drawn as lines."
_ODD = "A corner of the line is no place. Draw it anew."
_FAULTS = (_NO_LINE, _NOT_LINE, _ODD)
_UNKNOWN = (
    "This is no kind of road or river that is known. Write it as Ordnance Survey does: A Road, "
    "B Road, inlandRiver, canal."
)
_AS_PUBLISHED = (
    "Send roads and rivers each as a file of their own, as OS Open Roads and OS Open Rivers have "
    "them: with a column “class” (A Road) or “form” (inlandRiver)."
)


def looks_like(path: Path) -> bool:
    """Tell whether a file of shapes holds lines, by its first one."""
    return features_of(path) == LINES


def read(
    source: SourceFile,
    out: Path,
    settings: Settings,  # noqa: ARG001 (all readers are called alike)
    progress: Progress | None = None,
) -> Judged:
    """Judge each line and write the accepted ones to `out`, in longitude and latitude.

    Roads without a class are counted as not taken in: there are too many to be drawn. Raises
    Refusal for a file that can't be read, is too large, or holds neither roads nor rivers.
    """
    if source.size > LARGEST:
        raise _too_large(source, f"{LARGEST // 1_000_000:,} MB")
    sifting = Sifting(source)
    frame = opened(source, LINES)
    sifting.notices += frame.attrs.get("said", [])
    refuse_personal(source.name, [str(c) for c in frame.columns], plain_name=False)
    if len(frame) > MOST or int(shapely.get_num_coordinates(frame.geometry.array).sum()) > _POINTS:
        raise _too_large(source, f"{MOST:,} lines, or {_POINTS:,} corners")
    told, layer = _told(frame, source)
    if progress:
        progress(0.5)
    frame = shapes.located(frame, sifting)
    judged = _judged(frame, told, layer, sifting, out)
    judged.level, judged.vintage = layer, f"{layer} for the maps"
    return judged


def _too_large(source: SourceFile, most: str) -> Refusal:
    reason = f"The file has more than {most}: more than a district's roads or rivers."
    return Refusal(source.name, reason, "Cut it to our district and send that.")


def _told(frame: GeoDataFrame, source: SourceFile) -> tuple[pd.DataFrame, str]:
    """Return what the file says of each line, as text, and whether they are roads or rivers."""
    columns = {str(name).casefold(): name for name in frame.columns if name != "geometry"}
    found: dict[str, pd.Series] = {}
    for ours, names in _COLUMNS.items():
        column = next((columns[name] for name in names if name in columns), None)
        blank = pd.Series("", index=frame.index, dtype="str")
        found[ours] = blank if column is None else frame[column].astype("str").fillna("")
    told = pd.DataFrame(found)
    keys = set(told["kind"].map(kind_key))
    layers = [layer for layer, kinds in KINDS.items() if not keys.isdisjoint(kinds)]
    if len(layers) == 1:
        return told, layers[0]
    what = "both roads and rivers" if layers else "lines, and no road or river of a kind known"
    raise Refusal(source.name, f"The file holds {what}.", _AS_PUBLISHED)


def kind_key(text: str) -> str:
    """Return a kind's letters: "A Road" and "a_road" are "aroad"."""
    return re.sub(r"[^a-z]", "", text.casefold())


def _judged(
    frame: GeoDataFrame, told: pd.DataFrame, layer: str, sifting: Sifting, out: Path
) -> Judged:
    lines = shapely.force_2d(np.asarray(frame.geometry.array, dtype=object))
    sifting.rows_in = len(frame)
    told = told.set_axis(frame.index + 2)
    rows = told.assign(geometry=_faults(lines), place=np.arange(len(frame)))
    sifting.found = told.assign(geometry=told["kind"])
    rows = rows.assign(kind=told["kind"].map(kind_key))
    rows = sifting.sift_last(rows, _contract(layer))
    drawn = rows["kind"].map(KINDS[layer])
    taken = rows[drawn.notna()]
    if taken.empty:
        reason = f"None of its {sifting.rows_in:,} lines can be drawn."
        raise Refusal(sifting.source.name, reason, _AS_PUBLISHED)
    taken = taken.assign(
        layer=layer,
        drawn=drawn[drawn.notna()].astype("int8"),
        number=taken["number"].str.upper().str.replace(" ", "").map(_number),
        name=taken["name"].str.split().str.join(" ").map(_name),
        geometry=shapely.to_wkb(lines[taken["place"].to_numpy()]),
    )
    judged = sifting.judged("map_lines", taken[PART.names], PART, out)
    judged.elsewhere = len(rows) - len(taken)
    if judged.elsewhere:
        judged.notices.append(
            f"{judged.elsewhere:,} lines are of roads without a class: counted, and not drawn."
        )
    return judged


def _contract(layer: str) -> Contract:
    known = "|".join((*KINDS[layer], *_NOT_DRAWN))
    return contracts.text_columns(
        geometry=[contracts.none_of(fault) for fault in _FAULTS],
        kind=[contracts.matches(known, _UNKNOWN)],
    )


def _faults(lines: np.ndarray) -> list[str]:
    """Return for each shape why it is no line; "" where it is one."""
    none = shapely.is_missing(lines) | shapely.is_empty(lines)
    line = np.isin(shapely.get_type_id(lines), (1, 5))
    finite = np.isfinite(shapely.bounds(lines)).all(axis=1)
    return [
        _NO_LINE if gone else _NOT_LINE if not is_line else "" if whole else _ODD
        for gone, is_line, whole in zip(none, line, finite, strict=True)
    ]


def _number(text: str) -> str | None:
    """Return a road's number as it is written on a map; None of anything else."""
    return text if _NUMBER.fullmatch(text) else None


def _name(text: str) -> str | None:
    """Return a name as it is written on a map, where it is of the letters that names have."""
    return text if _NAME.fullmatch(text) else None
