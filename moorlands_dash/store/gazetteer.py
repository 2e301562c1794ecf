"""Names of places, each with the ward of the outlines in use that its point lies in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts.place_kinds import LANDMARK, PARISH, POSTCODE, STREET, TOWN
from moorlands_dash.store.columns import GAZETTEER
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.places import Outlines, assigned, strayed

NEAR = 2_000.0
"""Metres around the ward map within which places are kept, to be told as lying outside it."""
MOST = 600_000
"""Rows that are kept at most: some 60 MB in memory."""
_REACHES = 0.02
"""Share of what lies in a parish or a town from which on a ward belongs to it: edges are drawn
with some metres' difference."""
_SAME = ["origin", "reference"]
_ORDER = {kind: place for place, kind in enumerate((STREET, LANDMARK, POSTCODE), 1)}
_READ = [*_SAME, "name", "other_name", "kind", "longitude", "latitude", "parish", "town", "ended"]


def write_gazetteer(
    files: Sequence[FileRecord], outlines: Outlines, parts: Path, out: Path
) -> None:
    """Write `gazetteer.parquet`, and settle the files: of one place the later file holds."""
    rows = _stacked(files, parts)
    top = rows.groupby(_SAME)["sequence"].transform("max")
    held = rows[rows["sequence"] == top].reset_index(drop=True)
    far = strayed(held, outlines.wards, NEAR) | (held.index.to_numpy() >= MOST)
    near = held[~far].reset_index(drop=True)
    near = near.assign(ward_code=assigned(near, outlines.wards))
    _settle(files, rows.assign(top=top), held[far].groupby("sequence").size())
    _tabled(near).to_parquet(out / "gazetteer.parquet", compression="zstd", index=False)


def _stacked(files: Sequence[FileRecord], parts: Path) -> pd.DataFrame:
    frames = [
        pd.read_parquet(parts / str(record.part), columns=_READ).assign(sequence=record.sequence)
        for record in files
    ]
    empty = pd.DataFrame({name: pd.Series(dtype="object") for name in (*_READ, "sequence")})
    return pd.concat(frames, ignore_index=True) if frames else empty


def _settle(files: Sequence[FileRecord], rows: pd.DataFrame, far: pd.Series) -> None:
    """Set what became of each file's rows: loaded, replaced, or too far away to be of use.

    `rows` are all, each with the file that it is of, and with the one that holds for its place.
    """
    by_number = {record.sequence: record for record in files}
    lost = rows[rows["sequence"] != rows["top"]]
    for number, record in by_number.items():
        given = int((rows["sequence"] == number).sum())
        gone = lost[lost["sequence"] == number]
        heirs = [by_number[int(one)] for one in gone["top"].unique()]
        record.lost_to = sorted(one.sha256 for one in heirs)
        record.elsewhere = record.accepted - given + int(far.get(number, 0))
        record.settle(len(gone))
        if given and len(gone) == given:
            record.replace_with(heirs[-1].name, *record.lost_to)


def _tabled(near: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each name and ward, settlements before streets before postcodes."""
    other = near[near["other_name"].notna()]
    named = pd.concat([near, other.assign(name=other["other_name"])], ignore_index=True)
    every = pd.concat([named, *_reached(named, "parish", PARISH), *_reached(named, "town", TOWN)])
    order = every["kind"].map(_ORDER).fillna(0)
    every = every.assign(order=order).sort_values(["order", "name", "ward_code"], kind="stable")
    every = every.drop_duplicates(["name", "kind", "ward_code"])[list(GAZETTEER)]
    texts = [name for name, kind in GAZETTEER.items() if kind == "VARCHAR"]
    return every.astype(dict.fromkeys(texts, "string") | {"longitude": float, "latitude": float})


def _reached(rows: pd.DataFrame, key: str, kind: str) -> list[pd.DataFrame]:
    """Return a row of each parish, or town, for every ward in which places lie that are in it."""
    areas = rows[(rows["kind"] == kind) & rows[key].notna()]
    inside = rows[rows[key].isin(areas[key]) & rows["ward_code"].notna()]
    if inside.empty:
        return []
    share = inside.groupby(key)["ward_code"].value_counts(normalize=True)
    wards = share[share >= _REACHES].reset_index()[[key, "ward_code"]]
    plain = areas.drop(columns="ward_code").drop_duplicates([key, "name"])
    return [plain.merge(wards, on=key)]
