"""Which districts the rows of a street extract lie in, and a word where ours isn't among them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from moorlands_dash.partnership.areas import LSOA_NUMBER

_NUMBER = re.compile(LSOA_NUMBER)
_NAMED = 6
"""Districts of a file that are named, those with the most rows first."""


def has_ours(rows: pa.RecordBatch, names: tuple[str, ...], codes: frozenset[str]) -> bool:
    """Tell whether an LSOA of the rows has one of the names or codes of our district's.

    Texts that stand in the batch's dictionaries alone count too: it is asked for a word only.
    """
    told = rows["lsoa_name"].dictionary.to_pylist()
    if any(_district(name) in names for name in told):
        return True
    return bool(codes) and not codes.isdisjoint(rows["lsoa_code"].dictionary.to_pylist())


def none_of_ours(part: Path, names: tuple[str, ...]) -> list[str]:
    """Return a word on the districts that an extract of our force without ours has, if any."""
    counts = _counts(part)
    if not counts or not names:
        return []
    found = ", ".join(f"{name} {number:,}" for name, number in counts.most_common(_NAMED))
    more = len(counts) - _NAMED
    ours = " or ".join(f"“{name}”" for name in names)
    return [
        f"No row's LSOA name is of {ours}: the rows are of {found}"
        f"{f' and {more:,} more' if more > 0 else ''}. If ours is among them under another name, "
        "write it into the settings (district.forerunners, or district.names)."
    ]


def _counts(part: Path) -> Counter[str]:
    names = pq.read_table(part, columns=["lsoa_name"])["lsoa_name"]
    counts: Counter[str] = Counter()
    for pair in pc.value_counts(names.cast(pa.string())).to_pylist():
        if pair["values"]:
            counts[_district(pair["values"])] += pair["counts"]
    return counts


def _district(name: str | None) -> str:
    return _NUMBER.sub("", name or "")
