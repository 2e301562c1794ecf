"""Names of places with a point each: what the readers of every layout of them share.

A place's ward is told later, by its point in the ward map in use, never by what a file says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pyarrow as pa

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.blanks import emptied
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.header import Header, column_key
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.place_kinds import POSTCODE
from moorlands_dash.extracts.rules import Contract
from moorlands_dash.extracts.street_contract import BOX
from moorlands_dash.extracts.tabular import Places, table_rows
from moorlands_dash.partnership import Settings

PART = pa.schema(
    {
        "origin": pa.string(),
        "reference": pa.string(),
        "name": pa.string(),
        "other_name": pa.string(),
        "kind": pa.string(),
        "longitude": pa.float64(),
        "latitude": pa.float64(),
        "parish": pa.string(),
        "town": pa.string(),
        "ended": pa.string(),
    }
)
"""`origin` and `reference` say which place it is: a later file that has it holds. `parish` and
`town` are keys of what it lies in; `ended` is the month in which a postcode was given up."""

MOST = 500_000
"""Places of one file that are kept: the largest district has some 40,000 postcodes."""
_POSTCODE = r"[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}"
_DEGREES = r"[+-]?[0-9]{1,3}(?:\.[0-9]{0,20})?"
_NAME = "[^\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]{0,120}"
_YEARS = r"[0-9]{2}"

_LONG = "“name” is longer than 120 characters, or holds what is no letter. Shorten it."
_NUMBER = "This is not a coordinate in degrees. Write digits with a full stop, such as 53.1061."
_BEYOND = (
    "The place is not in Great Britain or Northern Ireland. Check that longitude and latitude are "
    "not swapped; leave the row out where the place isn't known."
)
_NO_POSTCODE = "This is not a postcode. Write it as on a letter: ST13 6JU."


@dataclass(frozen=True)
class Yearly:
    """The columns of a publication whose names carry the year, as `lad23cd`."""

    patterns: Mapping[str, str]
    """Our name -> pattern of its key; `yy` stands for the two digits of a year."""
    lacking: Sequence[str]
    """Our names of those that may lack."""
    year: str
    """Two digits, of the edition by whose names the layout is shown."""

    @property
    def columns(self) -> list[str]:
        """Return how its columns are called in that edition."""
        return [self._shown(name) for name in self.patterns]

    @property
    def optional(self) -> list[str]:
        """Return of these the ones that may lack."""
        return [self._shown(name) for name in self.lacking]

    def _shown(self, name: str) -> str:
        return self.patterns[name].partition("|")[0].replace("yy", self.year)

    def spellings(self, columns: Sequence[str]) -> dict[str, Sequence[str]]:
        """Return for each of our names the column that is meant; of several the newest.

        Nothing is returned where one that may not lack isn't there.
        """
        keys = {column_key(name): name for name in columns}
        found: dict[str, Sequence[str]] = {}
        for ours, pattern in self.patterns.items():
            exact = re.compile(f"(?:{pattern.replace('yy', _YEARS)})")
            fit = sorted(key for key in keys if exact.fullmatch(key))
            if fit:
                found[ours] = (keys[fit[-1]],)
            elif ours not in self.lacking:
                return {}
        return found


def read_ours(
    source: SourceFile,
    header: Header,
    places: Places,
    settings: Settings,
    progress: Progress | None,
    ours: Callable[[list[str]], bool],
) -> tuple[pd.DataFrame, Sifting, int]:
    """Read the rows that are `ours`, as text; return them, the sifting, and how many others.

    Others are let go at once, so that a national file takes no more memory than the district's.
    """
    sifting = Sifting(source)
    lines, rows, others = list[int](), list[list[str]](), 0
    for line, row in table_rows(header, sifting, settings, progress):
        if not ours(row):
            others += 1
            continue
        lines.append(line)
        rows.append(places.pick(row))
        if len(rows) > MOST:
            reason = f"The file has more than {MOST:,} places of our district."
            raise Refusal(source.name, reason, "Check that it is the right file.")
    frame = pd.DataFrame(rows, columns=list(places.of), index=lines, dtype="str")
    sifting.found = frame
    return emptied(frame), sifting, others


def judged(
    rows: pd.DataFrame, sifting: Sifting, out: Path, origin: str, *more: Any, others: int = 0
) -> Judged:
    """Hold every row against the rules, write the accepted ones, and return the judgement.

    `rows` are texts with `name kind longitude latitude reference` and what else the part has;
    `more` are contracts of the layout's own, `others` the rows that aren't ours.
    """
    rows = sifting.sift(rows, _texts())
    for contract in (_within(), *more[:-1]):
        rows = sifting.sift(rows, contract)
    rows = sifting.sift_last(rows, more[-1] if more else _within())
    typed = rows.assign(
        origin=origin,
        longitude=rows["longitude"].astype("float64"),
        latitude=rows["latitude"].astype("float64"),
    ).reindex(columns=PART.names)
    texts = [field.name for field in PART if field.type == pa.string()]
    typed[texts] = typed[texts].where(typed[texts].notna() & (typed[texts] != ""), None)
    found = sifting.judged("gazetteer", typed, PART, out)
    found.elsewhere = others
    if others:
        found.notices.append(
            f"{others:,} rows are of other areas, or have no point: counted, and not taken in."
        )
    return found


def postcode_rule() -> tuple[str, Any, str]:
    """Return the rule that what is called a postcode is written as one."""

    def holds(rows: pd.DataFrame) -> pd.Series:
        written = rows["name"].str.fullmatch(_POSTCODE)
        return cast(pd.Series, written | (rows["kind"] != POSTCODE))

    return "name", holds, _NO_POSTCODE


def _texts() -> Contract:
    degrees = [contracts.matches(_DEGREES, _NUMBER)]
    return contracts.text_columns(
        name=[contracts.filled("name"), contracts.matches(_NAME, _LONG)],
        longitude=degrees,
        latitude=degrees,
    )


def _within() -> Contract:
    west, south, east, north = BOX

    def holds(rows: pd.DataFrame) -> pd.Series:
        across, up = pd.to_numeric(rows["longitude"]), pd.to_numeric(rows["latitude"])
        return cast(pd.Series, across.between(west, east) & up.between(south, north))

    return contracts.whole_frame(("latitude", holds, _BEYOND))
