"""Contracts: each row is accepted, or quarantined for the first rule that it broke.

A contract is a pandera schema over a frame of text whose index is the line in the file, so that
pandera's failure cases name the officer's line. Each check's `error` is what is wrong and how to
mend it, in words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from moorlands_dash.extracts.model import Judged, Kind, Quarantined, SourceFile

LONGEST_VALUE = 200

WHOLE_NUMBER = r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.0+)?"
NUMBER = r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,15})?"
AREA_CODE = r"[EWKNS][0-9]{8}"
TWO_DAYS = (
    r"(?:0?[1-9]|1[0-2])[/.\-](?:0?[1-9]|1[0-2])[/.\-][0-9]{2,4}(?:[^0-9].*)?"
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2}(?:[^0-9].*)?"
)
"""Days with the year last, of which nothing shows whether day or month comes first: where the year
has two digits it might even stand first."""
IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9_\-]{0,59}"


@dataclass
class Sifting:
    """What has become of the rows of one file so far."""

    source: SourceFile
    found: pd.DataFrame | None = None
    """The cells as they stand in the file, to show the value of a row that broke a rule."""
    rows_in: int = 0
    quarantine: list[Quarantined] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def set_aside(self, line: int, reason: str) -> None:
        """Count and quarantine a row that doesn't fit the header.

        No cell of it is kept, since which cell stands in which column isn't known.
        """
        self.rows_in += 1
        self.quarantine.append(Quarantined(line, "(whole row)", "", reason))

    def sift(self, frame: pd.DataFrame, contract: Any, sheet: str = "") -> pd.DataFrame:
        """Quarantine the rows that break the contract and return the others.

        `frame`'s index is the line in the file. A row is quarantined once, for the first rule
        that it broke, in the order of the frame's columns and the contract's checks. A check
        over the whole frame names the column that it blames in `Check.name`.
        """
        broken = broken_rules(frame, contract)
        found = frame if self.found is None else self.found
        for line, (column, reason) in broken.items():
            value = str(found.at[line, column])[:LONGEST_VALUE]
            shown = f"sheet {sheet}: {column}" if sheet else column
            self.quarantine.append(Quarantined(int(line), shown, value, reason))
        return frame.drop(index=list(broken)) if broken else frame

    def note_unread(self, headings: Sequence[str]) -> None:
        """Say which columns are not part of the layout."""
        if headings:
            named = ", ".join(headings)[:LONGEST_VALUE]
            self.notices.append(f"Columns that are not part of this layout were not read: {named}.")

    def judged(self, kind: Kind, frame: pd.DataFrame, schema: pa.Schema, out: Path) -> Judged:
        """Write the accepted rows as one part and return the judgement of the file."""
        table = pa.Table.from_pandas(frame, schema=schema, preserve_index=False)
        pq.write_table(table, out, compression="zstd")
        return self.verdict(kind, len(frame), out)

    def verdict(self, kind: Kind, accepted: int, out: Path) -> Judged:
        """Return the judgement of a file whose part is already written."""
        lines = sorted(self.quarantine, key=lambda item: item.line)
        return Judged(self.source, kind, self.rows_in, accepted, out, lines, self.notices)


def broken_rules(frame: pd.DataFrame, contract: Any) -> dict[int, tuple[str, str]]:
    """Return the first rule that each failing row broke: line -> column and reason."""
    from pandera.errors import SchemaErrors

    if frame.empty:
        return {}
    try:
        contract.validate(frame, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
    else:
        return {}
    order = {name: place for place, name in enumerate(frame.columns)}
    first: dict[int, tuple[int, int, str, str]] = {}
    found = (cases[name] for name in ("schema_context", "column", "check_number", "check", "index"))
    for context, column, number, reason, line in zip(*found, strict=True):
        blamed = contract.checks[number].name if context == "DataFrameSchema" else column
        rule = (order[blamed], int(number), blamed, str(reason))
        first[line] = min(first.get(line, rule), rule)
    return {line: (rule[2], rule[3]) for line, rule in first.items()}


def matches(pattern: str, error: str) -> Any:
    """Return a check that the whole text matches the pattern (RE2 syntax)."""
    from pandera.pandas import Check

    return Check(lambda texts: texts.str.fullmatch(f"(?:{pattern})"), error=error)


def filled(column: str) -> Any:
    """Return a check that the text isn't blank."""
    from pandera.pandas import Check

    return Check(lambda texts: texts != "", error=f"“{column}” is blank. Fill it in.")


def area_code(*, or_blank: bool = False) -> Any:
    """Return a check for an ONS area code."""
    return matches(
        f"|{AREA_CODE}" if or_blank else AREA_CODE,
        "This is not an area code. Write the ONS code, a letter and eight digits: E07000198.",
    )


def identifier(example: str, *, or_blank: bool = False) -> Any:
    """Return a check for a key that the partnership itself gives, such as a target's."""
    return matches(
        f"|{IDENTIFIER}" if or_blank else IDENTIFIER,
        "This is not an identifier. Write up to 60 letters, digits, hyphens or underscores: "
        f"{example}.",
    )


def one_of(column: str, choices: Sequence[str]) -> Any:
    """Return a check that the text is one of a few words."""
    named = " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))
    pattern = "|".join(re.sub(r"[^\w ]", r"\\\g<0>", choice) for choice in choices)
    return matches(pattern, f"This is not a {column} that is known. Write {named}.")


def text_columns(**checks: Sequence[Any]) -> Any:
    """Return a contract over text columns; columns without checks need not be named."""
    from pandera.pandas import Column, DataFrameSchema

    return DataFrameSchema({name: Column(checks=list(rules)) for name, rules in checks.items()})


def whole_frame(*rules: tuple[str, Any, str]) -> Any:
    """Return a contract over several columns: (column to blame, frame -> truth a row, reason)."""
    from pandera.pandas import Check, DataFrameSchema

    return DataFrameSchema(
        checks=[Check(holds, name=blamed, error=error) for blamed, holds, error in rules]
    )


def unique(key: Sequence[str], error: str) -> Any:
    """Return a contract that breaks for every row whose key stands in a row above."""
    columns = list(key)
    return whole_frame((columns[0], lambda frame: ~frame.duplicated(columns), error))


def whole_numbers(texts: pd.Series) -> pd.Series:
    """Return as int64 the texts that `WHOLE_NUMBER` matches: "1,234" is 1234."""
    return cast(pd.Series, texts.str.replace(",", "").str.split(".").str[0].astype("int64"))


def numbers(texts: pd.Series) -> pd.Series:
    """Return as float64 the texts that `NUMBER` matches: "1,234.5" is 1234.5."""
    return cast(pd.Series, texts.str.replace(",", "").astype("float64"))


def days(texts: pd.Series) -> pd.Series:
    """Return dates written year-month-day, such as 2024-04-01; NaT for anything else."""
    exact = texts.where(texts.str.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
    return pd.to_datetime(exact, format="%Y-%m-%d", errors="coerce")


def days_or_months(texts: pd.Series, *, month_end: bool) -> pd.Series:
    """Return dates as `days`; a month such as 2024-04 is its first day, or its last one."""
    months = texts.where(texts.str.fullmatch("[0-9]{4}-[0-9]{2}"))
    firsts = pd.to_datetime(months, format="%Y-%m", errors="coerce")
    return days(texts).fillna(firsts + pd.offsets.MonthEnd() if month_end else firsts)


def day(column: str, *, or_month: bool = False) -> tuple[Any, Any]:
    """Return the checks of a date: not day/month/year, and a day (or a month) of the calendar."""
    from pandera.pandas import Check

    remedy = "Write year-month-day, such as 2024-04-01 for 1 April 2024"
    remedy += ", or the month alone, 2024-04." if or_month else "."
    read = (lambda texts: days_or_months(texts, month_end=False)) if or_month else days
    return (
        Check(
            lambda texts: ~texts.str.fullmatch(TWO_DAYS),
            error=f"“{column}” could be read as two different days, and no day over 12 in the file "
            f"shows which. {remedy}",
        ),
        Check(
            lambda texts: read(texts).notna(),
            error=f"“{column}” is not a day of the calendar. {remedy}",
        ),
    )
