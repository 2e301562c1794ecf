"""Contracts: each row is accepted, or quarantined with every cell that broke a rule.

A contract is of rules over a frame of text whose index is the line in the file, so that pandera's
failure cases name the officer's line. Each rule's `error` is what is wrong and how to mend it, in
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from moorlands_dash.extracts import totals
from moorlands_dash.extracts.flaws import LONGEST_VALUE, Flaw, broken_rules, in_words, watched
from moorlands_dash.extracts.model import Judged, Kind, Known, Quarantined, SourceFile
from moorlands_dash.extracts.records import Record
from moorlands_dash.extracts.rules import Contract, Rule

WHOLE_NUMBER = r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.0+)?"
NUMBER = r"(?:[0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.[0-9]{1,15})?"
AREA_CODE = r"[EWKNS][0-9]{8}"
TWO_DAYS = (
    r"(?:0?[1-9]|1[0-2])[/.\-](?:0?[1-9]|1[0-2])[/.\-][0-9]{2,4}(?:[^0-9].*)?"
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2}(?:[^0-9].*)?"
)
"""Days with the year last, of which nothing shows whether day or month comes first: where the year
has two digits it might even stand first."""
SAY_ORDER = (
    "If its sender always writes the day first, the settings may say so: under [senders], the "
    'sender or its file\'s name = "day first".'
)
IDENTIFIER = r"[A-Za-z0-9][A-Za-z0-9_\-]{0,59}"


@dataclass
class Sifting:
    """What has become of the rows of one file so far."""

    source: SourceFile
    found: pd.DataFrame = field(default_factory=pd.DataFrame)
    """The cells as they stand in the file, to show the value of a row that broke a rule."""
    rows_in: int = 0
    quarantine: list[Quarantined] = field(default_factory=list)
    repeats: frozenset[str] = frozenset()
    """Reasons that say that a row repeats one above."""
    notices: list[str] = field(default_factory=list)
    known: Callable[[Mapping[int, Collection[str]]], Mapping[int, Known]] | None = None
    """Answers what can be read of rows, given their bad columns by line."""
    _flaws: dict[int, list[Flaw]] = field(default_factory=dict)
    """What is wrong with the rows that broke a rule, until the last contract, by line."""

    def set_aside(self, record: Record) -> None:
        """Count and quarantine a row that doesn't fit the header.

        No cell of it is kept, since which cell stands in which column isn't known.
        """
        self.rows_in += 1
        row = Quarantined(record.line, "(whole row)", "", record.flaw, record.total)
        self.quarantine.append(row)

    def sift(
        self, frame: pd.DataFrame, contract: Contract, of: Mapping[str, str] | None = None
    ) -> pd.DataFrame:
        """Note which cells break the contract; return the rows to be put before the next one.

        `frame`'s index is the line in the file. A row that broke a rule stays, with a good cell of
        another row in place of each bad one, so that it is told all that is wrong with it: a rule
        that looks at a bad cell, or at a column worked out `of` it, tells nothing. It goes where no
        row has a good cell. A check over the whole frame names the column that it blames in
        `Rule.name`.
        """
        found = broken_rules(self.sound(frame), contract)
        if self._flaws:
            found |= self._told_more(broken_rules(frame, contract), of or {})
        for line, flaws in found.items():
            self._flaws.setdefault(line, []).extend(flaws)
        return _patched(frame, found)

    def sift_last(
        self,
        frame: pd.DataFrame,
        contract: Contract,
        sheet: str = "",
        of: Mapping[str, str] | None = None,
    ) -> pd.DataFrame:
        """Sift by the last contract, quarantine every row that broke one; return the others.

        A row is quarantined once: for its first bad cell, by contract and column, with the others
        in its reason.
        """
        rows = self.sound(self.sift(frame, contract, of))
        bad = {line: [flaw.column for flaw in flaws] for line, flaws in self._flaws.items()}
        sums = totals.among(bad, self.found)
        known = self.known(bad) if self.known and bad else {}
        self.quarantine += [
            replace(
                self._quarantined(line, sums.get(line, ""), sheet),
                repeat=any(flaw.reason in self.repeats for flaw in self._flaws[line]),
                known=known.get(line, Known()),
            )
            for line in self._flaws
        ]
        self._flaws.clear()
        return rows

    def sound(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the rows that have broken no rule so far."""
        return frame[~frame.index.isin(list(self._flaws))] if self._flaws else frame

    def _told_more(
        self, found: Mapping[int, list[Flaw]], of: Mapping[str, str]
    ) -> dict[int, list[Flaw]]:
        """Return what else is wrong with rows that broke a rule before, their bad cells aside."""
        more = {}
        for line in found.keys() & self._flaws.keys():
            bad = {flaw.column for flaw in self._flaws[line]}
            bad |= {column for column, source in of.items() if source in bad}
            more[line] = [flaw for flaw in found[line] if flaw.reads.isdisjoint(bad)]
        return more

    def _quarantined(self, line: int, total: str, sheet: str) -> Quarantined:
        """Return a row with what is wrong with it; `total` is the column that shows it to be one.

        A total is told to be one, and no more.
        """
        known = [flaw.column for flaw in self._flaws[line] if flaw.reason == totals.TOTAL]
        total = next(iter(known), total)
        flaws = [(total, totals.TOTAL)] if total else self._told(line)
        cells = [
            (column, str(self.found.at[line, column])[:LONGEST_VALUE], reason)
            for column, reason in flaws
        ]
        column, value, _ = cells[0]
        shown = f"sheet {sheet}: {column}" if sheet else column
        return Quarantined(int(line), shown, value, in_words(cells), bool(total))

    def _told(self, line: int) -> list[tuple[str, str]]:
        return [(flaw.column, flaw.reason) for flaw in self._flaws[line]]

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
        notices = totals.notices(lines) + self.notices
        return Judged(self.source, kind, self.rows_in, accepted, out, lines, notices)


def _patched(frame: pd.DataFrame, found: Mapping[int, Sequence[Flaw]]) -> pd.DataFrame:
    """Return the rows with another row's good cell for each bad one; without where none is good."""
    bad: dict[str, list[int]] = {}
    for line, flaws in found.items():
        for flaw in flaws:
            bad.setdefault(flaw.column, []).append(line)
    rows = frame.copy() if bad else frame
    for column, lines in bad.items():
        good = ~frame.index.isin(lines)
        if good.any():
            rows.loc[rows.index.isin(lines), column] = frame[column].to_numpy()[good.argmax()]
        else:
            rows = rows.drop(index=[line for line in lines if line in rows.index])
    return rows


def matches(pattern: str, error: str) -> Rule:
    """Return a check that the whole text matches the pattern (RE2 syntax)."""
    return Rule(lambda texts: texts.str.fullmatch(f"(?:{pattern})"), error=error)


def filled(column: str) -> Rule:
    """Return a check that the text isn't blank."""
    return Rule(lambda texts: texts != "", error=f"“{column}” is blank. Fill it in.")


def none_of(fault: str) -> Rule:
    """Return a check that a column of faults found already doesn't say this one."""
    return Rule(lambda faults: faults != fault, error=fault)


def no_total() -> Rule:
    """Return a check that a row's key isn't the name of a total."""
    return Rule(lambda keys: ~keys.map(totals.names_total).astype("bool"), error=totals.TOTAL)


def area_code(*, or_blank: bool = False) -> Rule:
    """Return a check for an ONS area code."""
    return matches(
        f"|{AREA_CODE}" if or_blank else AREA_CODE,
        "This is not an area code. Write the ONS code, a letter and eight digits: E07000198.",
    )


def area_or_group(groups: Collection[str]) -> Rule:
    """Return a check for an ONS area code, several of wards, or the name of a group of wards."""
    codes = rf"{AREA_CODE}(?:\s*\+\s*{AREA_CODE})*"
    named = f", or the name of a group of wards ({', '.join(groups)})" if groups else ""
    return Rule(
        lambda texts: texts.str.fullmatch(codes) | texts.isin(list(groups)),
        error="This is not an area code. Write the ONS code, a letter and eight digits: "
        f"E07000198; codes of several wards with + between them{named}.",
    )


def identifier(example: str, *, or_blank: bool = False) -> Rule:
    """Return a check for a key that the partnership itself gives, such as a target's."""
    return matches(
        f"|{IDENTIFIER}" if or_blank else IDENTIFIER,
        "This is not an identifier. Write up to 60 letters, digits, hyphens or underscores: "
        f"{example}.",
    )


def one_of(column: str, choices: Sequence[str]) -> Rule:
    """Return a check that the text is one of a few words."""
    named = " or ".join(filter(None, (", ".join(choices[:-1]), choices[-1])))
    pattern = "|".join(re.sub(r"[^\w ]", r"\\\g<0>", choice) for choice in choices)
    return matches(pattern, f"This is not a {column} that is known. Write {named}.")


def text_columns(**checks: Sequence[Rule]) -> Contract:
    """Return a contract over text columns; columns without checks need not be named."""
    return Contract(checks)


def whole_frame(*rules: tuple[str, Any, str]) -> Contract:
    """Return a contract over several columns: (column to blame, frame -> truth a row, reason)."""
    reads: list[set[str]] = [set() for _ in rules]
    whole = [
        Rule(watched(holds, read), error, blamed)
        for (blamed, holds, error), read in zip(rules, reads, strict=True)
    ]
    return Contract(whole=whole, reads=reads)


def unique(key: Sequence[str], error: str) -> Contract:
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


def day(column: str, *, or_month: bool = False) -> tuple[Rule, Rule]:
    """Return the checks of a date: not day/month/year, and a day (or a month) of the calendar."""
    remedy = "Write year-month-day, such as 2024-04-01 for 1 April 2024"
    remedy += ", or the month alone, 2024-04." if or_month else "."
    read = (lambda texts: days_or_months(texts, month_end=False)) if or_month else days
    return (
        Rule(
            lambda texts: ~texts.str.fullmatch(TWO_DAYS),
            error=f"“{column}” could be read as two different days, and no day over 12 in the file "
            f"shows which. {remedy} {SAY_ORDER}",
        ),
        Rule(
            lambda texts: read(texts).notna(),
            error=f"“{column}” is not a day of the calendar. {remedy}",
        ),
    )
