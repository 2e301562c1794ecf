"""What two snapshots differ in, in words."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.data.snapshots import (
    ADDED,
    AGAIN,
    GONE,
    PARTLY,
    REPLACED,
    WITHDRAWN,
)
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, listed, number

FILE, TAKEN_BACK, TARGET, VERDICT = "file", "withdrawn", "target", "verdict"
MONTH, COUNT = "month", "count"
KINDS = (FILE, TAKEN_BACK, TARGET, VERDICT, MONTH, COUNT)
"""Kinds of rows, in the order of the table."""

NO_OTHER = "There is no snapshot before this one: there is nothing that it could differ from."
NOT_KEPT = (
    "The snapshot before this one is no longer kept, so what changed can't be told. "
    "`moorlands-dash diff A B` compares two of those that `moorlands-dash snapshots` lists."
)
MIXED = (
    "One of the two snapshots holds demonstration data and the other doesn't: what differs between "
    "them is no change of anything."
)
_SAME = "Nothing that is loaded, counted or judged differs"
_FILES = (ADDED, AGAIN, REPLACED, WITHDRAWN, PARTLY, GONE)


def file_words(row: Row) -> str:
    """Return what became of a file, with the rows of it that count."""
    if pd.isna(row["after"]):
        return f"Not there; {counted(int(row['before']), 'row')} counted before."
    rows = counted(int(row["after"]), "row counts", "rows count")
    if pd.isna(row["before"]):
        return f"{_capital(row['now'] if row['became'] != ADDED else ADDED)}; {rows}."
    became = row["now"] if row["became"] in (REPLACED, WITHDRAWN) else row["became"]
    return f"{_capital(became)}; {rows}, before {number(int(row['before']))}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def target_words(row: Row) -> str:
    """Return which status a target has, and had; or that only one snapshot has it."""
    if not row["was"]:
        return f"New: {row['now']}."
    return f"{_capital(row['now'])}, was {row['was']}." if row["now"] else "No longer there."


def verdict_words(row: Row) -> str:
    """Return a verdict, and the one before."""
    return f"{_capital(row['now'])}, was {row['was']}."


def count_words(row: Row, unit: str) -> str:
    """Return how many are counted now and before, and in which months they differ.

    `unit` is the word for one of what is counted.
    """
    first, last = (month_name(row[name].date()) for name in ("from", "to"))
    span = first if first == last else f"{first} to {last}"
    if pd.isna(row["before"]) or pd.isna(row["after"]):
        known, when = ("after", "now") if pd.isna(row["before"]) else ("before", "before")
        return f"{counted(int(row[known]), unit)} {when}; else no file is loaded. {span}."
    told = f"{counted(int(row['after']), unit)}, before {number(int(row['before']))}; {span}"
    revised = int(row["revised"])
    return f"{told}; {revised:+,} in months that both have." if revised else f"{told}."


def off_map_words(row: Row, unit: str) -> str:
    """Return what is counted in a ward that the other snapshot's map doesn't have."""
    if not pd.isna(row["before"]) and row["before"] > 0:
        return f"{counted(int(row['before']), unit)} before; not on the ward map now."
    return f"{counted(int(row['after']), unit)} now; not on the ward map before."


def difference_sentence(frame: pd.DataFrame, other: str, made: date) -> str:
    """Return how many files, counts, statuses and verdicts differ from another snapshot."""
    since = f"from snapshot {other} of {made.day} {month_name(made)}"
    parts = [*_files(frame), *_statuses(frame), *_counts(frame)]
    return f"{_SAME} {since}." if not parts else f"What differs {since}: {'; '.join(parts)}."


def _files(frame: pd.DataFrame) -> list[str]:
    became = frame.loc[frame["kind"] == FILE, "became"].value_counts()
    parts = [f"{number(int(became[word]))} {word}" for word in _FILES if became.get(word)]
    taken = int((frame["kind"] == TAKEN_BACK).sum())
    told = [f"files: {listed(parts)}"] if parts else []
    return told + ([f"{number(taken)} withdrawn by itself"] if taken else [])


def _statuses(frame: pd.DataFrame) -> list[str]:
    targets = frame[frame["kind"] == TARGET]
    named = [f"{row['title']} ({row['words'].rstrip('.')})" for row in targets.to_dict("records")]
    verdicts, months = (int((frame["kind"] == kind).sum()) for kind in (VERDICT, MONTH))
    told = [f"targets: {listed(named, 3)}"] if named else []
    told += [f"{counted(verdicts, 'verdict')} flipped"] if verdicts else []
    return told + ([f"{counted(months, 'month')} whole or not otherwise"] if months else [])


def _counts(frame: pd.DataFrame) -> list[str]:
    counts = frame[frame["kind"] == COUNT]
    if counts.empty:
        return []
    revised = int((counts["revised"] != 0).sum())
    told = f"{counted(len(counts), 'count')} of wards, district and categories"
    return [f"{told}, {number(revised)} of them in months that both have"]
