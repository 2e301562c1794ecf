"""Counts of people: how many, of how many, in a month or quarter; never a row about one of them.

The whole file is refused where any cell tells of a person, in whichever column it stands: a file in
which one does is no file of counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.about_persons import plain
from moorlands_dash.extracts.areas import coded
from moorlands_dash.extracts.header import column_key
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.people_cells import COLUMNS as COLUMNS
from moorlands_dash.extracts.people_cells import (
    GROUPS,
    MARKS,
    Cells,
    found_measure,
    harmless,
)
from moorlands_dash.extracts.people_cells import OPTIONAL as OPTIONAL
from moorlands_dash.extracts.people_periods import (
    NO_QUARTER,
    TOO_EARLY,
    TWO_QUARTERS,
    UNREAD,
    read_period,
)
from moorlands_dash.extracts.places_named import strange_districts
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.tabular import read_table
from moorlands_dash.partnership import Settings
from moorlands_dash.people_measures import (
    PEOPLE_MEASURE_BY_KEY,
)
from moorlands_dash.periods import Period

PRIMARY_KEY = ("measure", "area_code", "group", "period_start", "period_end")
PART = pa.schema(
    {
        "measure": pa.string(),
        "area_code": pa.string(),
        "group": pa.string(),
        "period_start": pa.date32(),
        "period_end": pa.date32(),
        "count": pa.int64(),
        "of": pa.int64(),
    }
)

_NUMBER = r"(?:0|[1-9][0-9]{0,5}|[1-9][0-9]{0,2},[0-9]{3})(?:\.0+)?"
MOST = 10
"""No count is more than one in so many residents."""
_FEW = 100
"""Counts up to this are never too many for an area."""

_MEASURE = (
    "This is not a measure of people that is known. Write one of the keys that "
    "`moorlands-dash template people` lists, such as victims_supported."
)
_GROUP = (
    "This is not a group of the measure. Leave it blank for all of them, or write one of the "
    "groups that the template lists."
)
_COUNT = (
    "This is not a count of people. Write a whole number without noughts before it, or leave the "
    "row out where it isn't known."
)
_HIDDEN = (
    "The sender has hidden this count. Ask for the number: what the public gets is hidden here; "
    "or leave the row out."
)
_AREA = (
    "This is not an area for counts of people. Write the code or name of the district or of one "
    "of its wards: smaller areas could point at a person."
)
_OTHER_NAME = "The name beside the code is not this area's. Write the area's own, or leave it out."
_NO_OF = "This measure is a share. Write under “of” of how many people it is."
_NO_SHARE = "This measure is a plain count. Leave “of” blank."
_MORE_THAN_ALL = "More are counted than there are. Mend “count” or “of”."
_ONE = (
    "A share of one person tells what became of that person. Give it for the district or for a "
    "longer time, or leave the row out."
)
_TOO_MANY = (
    f"More than one in {MOST} of those who live there would be counted: it looks like a reference "
    "number. Write how many people it were."
)
_TOGETHER = "The groups together count more than the row of all of them. Mend one of the rows."
_TWICE = "The measure, area, group and period are already given above. Keep one row for each."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    keys = {column_key(name) for name in columns}
    dated = {column_key(name) for name in ("period", *COLUMNS["period"])}
    counted = {column_key(name) for name in ("count", *COLUMNS["count"])}
    return "measure" in keys and bool(keys & dated) and bool(keys & counted)


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, one count, and write the accepted ones to `out`.

    Periods are the first days of their first and last month; `group` is blank for all; `of` is
    missing of a plain count. Raises Refusal for a file that lacks a column, has further ones, or in
    which any cell tells of a person.
    """
    Cells(source, settings).hold()
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    sifting.found = sifting.found.map(harmless)
    rows = sifting.sift(_tidied(texts), _text_contract(settings))
    rows = sifting.sift(_typed(rows, settings), _value_contract(source))
    rows = sifting.sift_last(rows, contracts.unique(PRIMARY_KEY, _TWICE))
    sifting.notices += strange_districts(rows["area_code"], settings)
    return sifting.judged("people", _written(rows), PART, out)


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    neat = texts.map(plain)
    measure = neat["measure"].map(lambda text: found.key if (found := found_measure(text)) else "")
    return neat.assign(measure=measure.astype("str"), group=_groups(neat["group"]))


def _groups(texts: pd.Series) -> pd.Series:
    return texts.map(lambda text: GROUPS.get(text.casefold(), text)).astype("str")


def _text_contract(settings: Settings) -> Contract:
    first = settings.financial_year.first_month
    number = [_no_mark(), contracts.matches(_NUMBER, _COUNT)]
    of = [_no_mark(), contracts.matches(f"|{_NUMBER}", _COUNT)]
    return contracts.text_columns(
        period=[_period(reason, first) for reason in (UNREAD, TWO_QUARTERS, TOO_EARLY, NO_QUARTER)],
        measure=[contracts.matches(".+", _MEASURE)],
        area_code=[contracts.matches("[EW]0[5-9][0-9]{6}|E10[0-9]{6}|[EW]23[0-9]{6}", _AREA)],
        count=number,
        of=of,
    )


def _no_mark() -> Rule:
    return Rule(lambda texts: ~texts.str.casefold().isin(MARKS), error=_HIDDEN)


def _period(reason: str, first_month: int) -> Rule:
    return Rule(
        lambda texts: texts.map(lambda text: read_period(text, first_month) != reason), error=reason
    )


def _typed(rows: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    first = settings.financial_year.first_month
    periods = [_read(text, first) for text in rows["period"]]
    return rows.assign(
        period_start=_days([period.start for period in periods], rows.index),
        period_end=_days([period.end for period in periods], rows.index),
        count=contracts.whole_numbers(rows["count"]),
        of=contracts.whole_numbers(rows["of"].where(rows["of"] != "", "-1")),
    )


def _days(days: list[date], lines: pd.Index) -> pd.Series:
    return pd.Series(days, index=lines, dtype="object")


def _read(text: str, first_month: int) -> Period:
    found = read_period(text, first_month)
    if isinstance(found, str):
        raise ValueError(found)
    return found


def _value_contract(source: SourceFile) -> Contract:
    return contracts.whole_frame(
        ("group", _group_known, _GROUP),
        ("area_name", lambda rows: _named_so(rows, source), _OTHER_NAME),
        ("of", lambda rows: ~_is_share(rows) | (rows["of"] >= 0), _NO_OF),
        ("of", lambda rows: _is_share(rows) | (rows["of"] < 0), _NO_SHARE),
        ("count", lambda rows: (rows["of"] < 0) | (rows["count"] <= rows["of"]), _MORE_THAN_ALL),
        ("of", lambda rows: rows["of"] != 1, _ONE),
        ("count", lambda rows: rows["count"] <= _most(rows, source), _TOO_MANY),
        ("of", lambda rows: rows["of"] <= _most(rows, source), _TOO_MANY),
        ("count", _parts_fit, _TOGETHER),
    )


def _is_share(rows: pd.DataFrame) -> pd.Series:
    shares = [key for key, measure in PEOPLE_MEASURE_BY_KEY.items() if measure.is_share]
    found: pd.Series = rows["measure"].isin(shares)
    return found


def _group_known(rows: pd.DataFrame) -> pd.Series:
    pairs = zip(rows["measure"], rows["group"], strict=True)
    kept = [not g or g in PEOPLE_MEASURE_BY_KEY[m].groups for m, g in pairs]
    return pd.Series(kept, index=rows["group"].index)


def _named_so(rows: pd.DataFrame, source: SourceFile) -> pd.Series:
    """Tell whether the name beside a code is that area's; where none is, all is well."""
    pairs = zip(rows["area_code"], rows["area_name"], strict=True)
    kept = [not name or coded(name, source.areas) == code for code, name in pairs]
    return pd.Series(kept, index=rows["area_name"].index)


def _most(rows: pd.DataFrame, source: SourceFile) -> pd.Series:
    """Return how many people at most may be counted in each row's area."""
    latest: dict[str, int] = {}
    for (code, _), residents in sorted(source.people.items(), key=lambda item: item[0][1]):
        latest[code] = residents
    most = rows["area_code"].map(latest).fillna(MOST * 999_999) / MOST
    found: pd.Series = most.clip(lower=_FEW)
    return found


def _parts_fit(rows: pd.DataFrame) -> pd.Series:
    """Tell whether groups together count no more than the row of all of them, where it is given."""
    names = ("measure", "area_code", "group", "period_start", "period_end", "count")
    frame = pd.DataFrame({name: rows[name] for name in names})
    keys = ["measure", "area_code", "period_start", "period_end"]
    whole = frame[frame["group"] == ""].drop_duplicates(keys).set_index(keys)["count"]
    parts = frame[frame["group"] != ""].drop_duplicates([*keys, "group"])
    if parts.empty:
        return frame["group"] == ""
    summed = parts.groupby(keys)["count"].sum()
    over = (summed > whole.reindex(summed.index)).rename("over")
    joined = frame.join(over, on=keys)["over"].fillna(value=False).astype("bool")
    return ~(joined & (frame["group"] == ""))


def _written(rows: pd.DataFrame) -> pd.DataFrame:
    of = rows["of"].astype("Int64")
    return rows.assign(of=of.mask(of < 0))[list(PART.names)]
