"""Which areas are most like ours: a list, such as ONS's statistical nearest neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings

COLUMNS: dict[str, Sequence[str]] = {
    "area_code": (),
    "similar_code": (),
    "similar_name": (),
    "rank": (),
    "source": (),
}

PART = pa.schema(
    {
        "area_code": pa.string(),
        "similar_code": pa.string(),
        "similar_name": pa.string(),
        "rank": pa.int32(),
        "source": pa.string(),
    }
)

_RANK = "This is not a place from 1 on. Write 1 for the area that is most like ours."
_ITSELF = "An area is no neighbour of its own. Leave the row out."
_TWICE = "The area and its neighbour are already given above. Keep one row for each."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("area_code", "similar_code", "rank"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, an area and one that is like it, and write the accepted ones to `out`.

    Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, (), settings, progress)
    rows = sifting.sift(
        texts,
        contracts.text_columns(
            area_code=[contracts.area_code()],
            similar_code=[contracts.area_code()],
            similar_name=[contracts.filled("similar_name")],
            rank=[contracts.matches(r"[1-9][0-9]{0,2}", _RANK)],
            source=[contracts.filled("source")],
        ),
    )
    other = ("similar_code", lambda rows: rows["similar_code"] != rows["area_code"], _ITSELF)
    rows = sifting.sift(rows, contracts.whole_frame(other))
    rows = sifting.sift_last(rows, contracts.unique(("area_code", "similar_code"), _TWICE))
    typed = rows.assign(rank=rows["rank"].astype("int32"))
    return sifting.judged("similar_areas", typed, PART, out)
