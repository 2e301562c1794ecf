"""What stands on wards that the map in use doesn't have, as after a change of their codes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

_IDS = {"targets": "target_id", "actions": "action_id", "annotations": "annotation_id"}
_WARD = "[EW]05[0-9]{6}"


def old_codes(wards: pd.DataFrame, folder: Path) -> dict[str, dict[str, list[str]]]:
    """Return for each kind of table the ward codes that the map lacks, each with the ids on it.

    `wards` are the outlines in use, `folder` has the snapshot's tables. Populations have no ids,
    and are old only where wards of the map have none. Without a map nothing can be told.
    """
    if wards.empty:
        return {}
    codes = set(wards["area_code"])
    found = {
        kind: _held(folder / f"{kind}.parquet", column, codes) for kind, column in _IDS.items()
    }
    found["populations"] = _populations(folder / "populations.parquet", codes)
    return {kind: held for kind, held in found.items() if held}


def on_old_codes(
    wards: pd.DataFrame, tables: Mapping[str, pd.DataFrame]
) -> dict[str, dict[str, list[str]]]:
    """Return the same of tables at hand, by their kind; populations aside."""
    codes = set(wards["area_code"])
    found = {kind: _lost_of(frame, _IDS[kind], codes) for kind, frame in tables.items()}
    return {kind: held for kind, held in found.items() if held}


def _held(path: Path, column: str, codes: set[str]) -> dict[str, list[str]]:
    if not has_rows(path):
        return {}
    return _lost_of(pd.read_parquet(path, columns=["area_code", column]), column, codes)


def has_rows(path: Path) -> bool:
    """Tell whether anything stands in a Parquet file, by its foot alone."""
    import pyarrow.parquet as pq

    return bool(pq.read_metadata(path).num_rows)


def _lost_of(table: pd.DataFrame, column: str, codes: set[str]) -> dict[str, list[str]]:
    frame = table[["area_code", column]].dropna().drop_duplicates()
    lost = frame[_lost(frame["area_code"], codes)]
    return {str(code): sorted(rows[column]) for code, rows in lost.groupby("area_code")}


def _populations(path: Path, codes: set[str]) -> dict[str, list[str]]:
    known = pd.read_parquet(path, columns=["area_code"])["area_code"].drop_duplicates()
    if codes <= set(known):
        return {}
    return {str(code): [] for code in sorted(known[_lost(known, codes)])}


def _lost(found: pd.Series, codes: set[str]) -> pd.Series:
    texts = found.astype("str")
    return texts.str.fullmatch(_WARD) & ~texts.isin(codes)
