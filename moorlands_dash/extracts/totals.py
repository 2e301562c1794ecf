"""Total rows: what they sum stands in rows of its own, and would count twice.

A spreadsheet's user adds them under a table. One is told by its name ("Total", "All wards"), or,
where that is blank, by a number that is the sum, or the number, of the rows above it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import cast

import pandas as pd

from moorlands_dash.extracts.blanks import emptied, is_blank
from moorlands_dash.extracts.model import Quarantined
from moorlands_dash.spelling import without_marks

TOTAL = (
    "This is a total row: what it sums stands in rows of its own, and would count twice. "
    "Leave it out."
)

_SUMMED = (
    "areas|cases|categories|collisions|complaints|costs?|counts?|crimes?|csps|districts|fires|forces|incidents"
    "|kinds|lsoas|months|offences|parishes|partnerships|people|police forces|population|quarters"
    "|recorded crimes?|records|reports|residents|rows|types|wards|years"
)
"""What totals are of: "All wards", "Total incidents"."""
_FORCED = r"(?:grand|overall|annual|yearly|quarterly|monthly|sub|running|column|district|county)"
_NAME = re.compile(
    rf"(?:{_FORCED}[- ]?)?totals?|sum|overall|(?:.{{1,60}} )?(?:{_FORCED}[- ]?)?totals?"
    rf"|totals? (?:(?:number|count|no\.?|sum) )?(?:of |for )?(?:all )?(?:the )?(?:{_SUMMED})"
    rf"|totals? (?:of|for) .{{1,60}}|totals? [0-9/,.–-]{{1,20}}|(?:sum|count) of .{{1,60}}"
    rf"|all (?:the )?(?:{_SUMMED})",
    re.IGNORECASE,
)
_NEAR = re.compile("total|sum|overall|all |count", re.IGNORECASE)
"""What the name of a total has in it."""
_CLOSE = 1e-6
_NUMBER = re.compile(r"[£]?\s*[-+]?[0-9][0-9, ]*(?:\.[0-9]+)?\s*%?")
_LONGEST = 80


def names_total(text: str) -> bool:
    """Tell whether a cell is nothing but the name of a total, marks of footnotes aside."""
    if len(text) > _LONGEST:
        return False
    neat = without_marks(text).rstrip(" :.=")
    return _NAME.fullmatch(neat) is not None


def is_total(cells: Iterable[str]) -> bool:
    """Tell whether a row of cells says no more than numbers and that they are a total."""
    told = [cell.strip() for cell in cells if not is_blank(cell)]
    named = [cell for cell in told if names_total(cell)]
    return bool(named) and all(cell in named or _NUMBER.fullmatch(cell) for cell in told)


def among(bad: Mapping[int, Collection[str]], found: pd.DataFrame) -> dict[int, str]:
    """Return which rows that broke a rule are totals: line -> the column that shows it.

    `bad` are their columns that broke one, `found` all cells of the file, by line. The name of a
    total must stand in the row's key or in a bad cell, or beside numbers alone; a row without a
    name must hold no more than what repeats the row above, and a sum.
    """
    if not bad:
        return {}
    rows = emptied(found.loc[list(bad)])
    blank = rows.apply(lambda cells: cells.str.strip() == "")
    number = rows.apply(lambda cells: cells.str.fullmatch(_NUMBER.pattern))
    little = blank | number | (rows == found.shift().loc[rows.index])
    names = rows.apply(_named)
    shown = {
        line: _naming(names.loc[line], little.loc[line], bad[line])
        for line in rows.index[names.any(axis=1)]
    }
    shown |= _summing(rows[little.all(axis=1) & blank.any(axis=1)], bad, found)
    return {line: column for line, column in shown.items() if column}


def _naming(names: pd.Series, little: pd.Series, bad: Collection[str]) -> str:
    """Return the column of a row that names it a total; "" where it is none."""
    held = [str(column) for column, named in names.items() if named]
    if (names | little).all():
        return held[0]
    return next((column for column in held if column == names.index[0] or column in bad), "")


def _summing(
    rows: pd.DataFrame, bad: Mapping[int, Collection[str]], found: pd.DataFrame
) -> dict[int, str]:
    """Return the column in which each row sums those above it; rows that do in none are left out.

    A cell that is bad must be blank, and the others repeat what stands above them.
    """
    if rows.empty:
        return {}
    sums = _sums(rows, found)
    fine = (sums | (rows == found.shift().loc[rows.index]) | (rows == "")).all(axis=1)
    return {
        line: str(sums.loc[line].idxmax())
        for line in rows.index[fine & sums.any(axis=1)]
        if any(rows.at[line, column] == "" for column in bad[line] if column in rows)
    }


def _named(cells: pd.Series) -> pd.Series:
    near = cells[cells.str.contains(_NEAR)].drop_duplicates()
    return cells.isin([text for text in near if names_total(text)])


def _sums(rows: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """Tell which cells are the sum of two rows above or more, or stand alone with their number."""
    numbers = found.apply(lambda cells: pd.to_numeric(cells.str.replace(",", ""), errors="coerce"))
    above = numbers.fillna(0).cumsum().shift().loc[rows.index]
    many = (numbers.notna().cumsum().shift() > 1).loc[rows.index]
    here = numbers.loc[rows.index]
    alone = (rows != "").sum(axis=1) == 1
    place = pd.Series(found.index.get_indexer(rows.index), index=rows.index)
    counted = here.eq(place, axis=0).mul(alone & (place > 1), axis=0)
    summed = many & (here > 0) & ((above - here).abs() < _CLOSE)
    return cast(pd.DataFrame, summed | counted.astype(bool))


def alls_beside_parts(rows: pd.DataFrame, column: str, of: str = "offence_group") -> pd.Series:
    """Tell which rows are all of a group, "All theft offences", where parts of it stand beside.

    `column` holds the parts' names, and `of` their group's; alone such a row is the group's count.
    """
    group = rows[of].map(without_marks).str.casefold()
    whole = rows[column].map(without_marks).str.casefold() == "all " + group
    several = rows[column].groupby(rows[of]).transform("nunique") > 1
    return whole & several


def notices(rows: Iterable[Quarantined]) -> list[str]:
    """Return what to say of total rows among those set aside."""
    many = sum(row.total for row in rows)
    return (
        [f"Total rows (rows: {many:,}) were set aside; what they sum is counted."] if many else []
    )
