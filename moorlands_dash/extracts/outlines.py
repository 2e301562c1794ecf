"""Outlines of wards, LSOAs and districts from GeoJSON, GeoPackage or zipped Shapefile."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from moorlands_dash import geography
from moorlands_dash.extracts import contracts, shapes
from moorlands_dash.extracts.beside import with_neighbours
from moorlands_dash.extracts.blanks import emptied
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.neighbours import around
from moorlands_dash.extracts.outline_files import looks_like as looks_like
from moorlands_dash.extracts.outline_files import opened
from moorlands_dash.extracts.outline_layouts import (
    NAMES,
    PROVISIONAL,
    Layout,
    find_layout,
    provisional_codes,
)
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.partnership import Settings
from moorlands_dash.spelling import area_key

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

MOST_WITHOUT_DISTRICT = 200
"""More wards than any district has: such a file holds other districts, and must say which."""

PART = pa.schema(
    {
        "area_code": pa.string(),
        "area_name": pa.string(),
        "level": pa.string(),
        "area_km2": pa.float64(),
        "geometry": pa.binary(),
    }
)

_CODE = "This is not an area code. Write the ONS code, a letter and eight digits: E05007039."
_TWICE = "The area code is already used above. Keep one outline for each area."


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each outline and write the accepted ones to `out`.

    Outlines are written in longitude and latitude (WGS84) whatever the file's coordinates;
    `area_km2` is measured on the British National Grid. Of a file with other districts only
    ours are taken, which a notice says; districts beside ours are handed on apart from the rows,
    for drawing alone. Shapes that cross themselves are mended, with a notice.
    Raises Refusal for a file that can't be read, lacks a code column, or lies elsewhere.
    """
    sifting = Sifting(source)
    frame = opened(source)
    # A plain "name" in a map is a place's.
    refuse_personal(source.name, [c for c in map(str, frame.columns) if c.casefold() != "name"])
    refuse_personal(source.name, [str(c) for c in frame.columns], plain_name=False)
    layout = find_layout([str(c) for c in frame.columns], frame, source)
    whole = _with_codes(frame, layout, settings, sifting)
    frame = _ours(whole, layout, settings, sifting)
    if progress:
        progress(0.5)
    frame = shapes.located(frame, sifting)
    rows = _sifted(frame, layout, sifting)
    if rows.empty:
        raise _none_usable(sifting)
    _note_faults(rows, layout, sifting)
    beside = _neighbours(whole, frame.index, layout, settings, source)
    table = pa.Table.from_pandas(rows, schema=PART, preserve_index=False)
    pq.write_table(with_neighbours(table, beside), out, compression="zstd")
    judged = sifting.verdict("outlines", len(rows), out)
    judged.level, judged.vintage = layout.level, layout.vintage
    return judged


def _neighbours(
    whole: GeoDataFrame, used: pd.Index, layout: Layout, settings: Settings, source: SourceFile
) -> pd.DataFrame:
    """Return the districts beside ours that a file of districts, or of wards, holds too."""
    others = whole.drop(index=used)
    if layout.level == "district":
        ours = whole[whole[layout.code].isin(settings.district.all_codes)]
        return around(source, others, ours, layout.code, layout.name)
    if layout.level != "ward" or layout.district is None:
        others = others.iloc[:0]
    upper = {str(column).upper(): str(column) for column in whole.columns}
    named = re.sub(r"CD$", "NM", str(layout.district).upper())
    return around(source, others, whole.loc[used], str(layout.district), upper.get(named))


def _with_codes(
    frame: GeoDataFrame, layout: Layout, settings: Settings, sifting: Sifting
) -> GeoDataFrame:
    """Return the outlines with a code each, and say what was made and which layer was read."""
    sifting.notices += frame.attrs.get("said", [])
    if layout.code != PROVISIONAL:
        return frame
    names = frame[layout.name].astype("str").str.strip()
    codes = provisional_codes(names, settings.district.code)
    sifting.notices.append(
        f"These {len(codes):,} wards have no codes yet: each has one of ours, from {min(codes)} to "
        f"{max(codes)}, until outlines with ONS's codes are loaded."
    )
    return frame.assign(**{PROVISIONAL: codes})


def _ours(
    frame: GeoDataFrame, layout: Layout, settings: Settings, sifting: Sifting
) -> GeoDataFrame:
    """Return the outlines of our district (of the compared districts, where they are districts)."""
    district = settings.district
    if layout.level == "district":
        ours = frame[layout.code].isin(settings.districts.values()).to_numpy()
    elif layout.district:
        said = frame[layout.district].astype("str").map(area_key)
        known = (*district.all_codes, *district.known_as)
        ours = said.isin([area_key(text) for text in known]).to_numpy()
    elif layout.level == "lsoa":
        names = tuple(f"{name} " for name in district.known_as)
        named = frame[layout.name].astype("str").str.startswith(names)
        ours = (named | frame[layout.code].isin(district.lsoas)).to_numpy()
    elif len(frame) > MOST_WITHOUT_DISTRICT:
        raise Refusal(
            sifting.source.name,
            f"The file holds {len(frame):,} wards and doesn't say which lie in {district.name}.",
            "Add a column with the district's code, such as LAD24CD, or send our wards alone.",
        )
    else:
        return frame
    if not ours.any():
        raise Refusal(
            sifting.source.name,
            f"None of the {len(frame):,} outlines is in {district.name} ({district.code}).",
            "Send the outlines of our district, or mend district.code in the settings.",
        )
    if not ours.all():
        sifting.notices.append(
            f"{int(ours.sum()):,} of {len(frame):,} outlines are used; the others lie in districts "
            "that this dashboard does not show."
        )
    return frame[ours]


def _sifted(frame: GeoDataFrame, layout: Layout, sifting: Sifting) -> pd.DataFrame:
    """Return the accepted outlines as rows of the part, the others quarantined.

    The line of an outline is its place among the file's features, counted like rows under a
    header: the first is on line 2.
    """
    sifting.rows_in = len(frame)
    shapes.hold_crossings(np.asarray(frame.geometry.array, dtype=object), sifting.source.name)
    areas, mended = shapes.mended(np.asarray(frame.geometry.array, dtype=object))
    rows = pd.DataFrame(
        {
            "area_code": frame[layout.code].astype("str").str.strip().fillna(""),
            "area_name": frame[layout.name].astype("str").str.strip().fillna(""),
        }
    ).set_axis(frame.index + 2)
    # An outline that is none is shown by the code of its area.
    sifting.found = rows.assign(geometry=rows["area_code"])
    rows = emptied(rows)
    rows.insert(0, "geometry", shapes.faults(frame.geometry))
    rows["place"] = np.arange(len(rows))
    rows = sifting.sift(rows, _contract())
    rows = sifting.sift_last(rows, contracts.unique(("area_code",), _TWICE))
    kept = areas[rows["place"].to_numpy()]
    count = int(mended[rows["place"].to_numpy()].sum())
    if count:
        sifting.notices.append(f"Outlines that crossed themselves and were mended: {count:,}.")
    return rows.assign(level=layout.level, area_km2=shapes.km2(kept), geometry=shapely.to_wkb(kept))


def _none_usable(sifting: Sifting) -> Refusal:
    """Return the refusal of a file with no outline that can be used: it would be a map of none."""
    first = next(iter(sifting.quarantine), None)
    return Refusal(
        sifting.source.name,
        f"None of its {sifting.rows_in:,} outlines can be used.",
        first.reason if first else "Send a file with the outlines of our wards.",
        first.column if first else None,
    )


def _contract() -> Contract:
    return contracts.text_columns(
        geometry=[contracts.none_of(fault) for fault in shapes.FAULTS],
        area_code=[contracts.matches(contracts.AREA_CODE, _CODE)],
        area_name=[contracts.filled("area_name")],
    )


def _note_faults(rows: pd.DataFrame, layout: Layout, sifting: Sifting) -> None:
    faults = geography.map_faults(rows)
    for fault, found in faults.groupby("fault"):
        size = f"{len(found):,} {fault}{'s' if len(found) > 1 else ''}"
        sifting.notices.append(
            f"The {NAMES[layout.level]} have {size} of together {found['area_km2'].sum():.2f} km²; "
            "a point where they overlap counts for the lower code, a point in a gap for none."
        )
