"""Small tables in words, for paper and slides, each from one of the tables behind the pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd

from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.periods import day_name
from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.model import Item
from moorlands_dash.tables.model import Table
from moorlands_dash.words.numbers import decimal, number, partly, percent
from moorlands_dash.words.numbers import difference as fewer_or_more
from moorlands_dash.words.people.counts import grid_row
from moorlands_dash.words.plan.partners import MEMBER_NOW

Written = Callable[[Any], str]

NOT_KNOWN = "–"


def _text(value: Any) -> str:
    return str(value)


def _day(value: Any) -> str:
    return day_name(pd.Timestamp(value).date())


def _progress(value: Any) -> str:
    return f"{number(value)}%"


def _pounds(value: Any) -> str:
    return f"£{number(value)}"


def _ratio(value: Any) -> str:
    return decimal(value, 2)


def _capital(value: Any) -> str:
    return str(value).capitalize()


def summary(items: Sequence[Item]) -> Grid:
    """Return every target in one table, in the order given."""
    rows = tuple(
        (_capital(item.status), item.title, *(text for _, text in _shown(item))) for item in items
    )
    return Grid(
        title="Every target",
        sentence="",
        heads=("Status", "Target", "So far", "Limit", "Likely by the end", "Chance of meeting it"),
        rows=rows,
        numbers=frozenset({2, 3}),
        widths=(15, 30, 9, 9, 18, 19),
    )


def _shown(item: Item) -> tuple[tuple[str, str], ...]:
    """Return the facts that the summary shows: all but the baseline."""
    return tuple(fact for fact in item.facts if fact[0] != "Baseline")


def _maker(
    heads: tuple[str, ...],
    columns: tuple[tuple[str, Written], ...],
    widths: tuple[int, ...],
    numbers: frozenset[int] = frozenset(),
    keep: Callable[[pd.DataFrame], pd.DataFrame] = lambda frame: frame,
) -> Callable[[Table], Grid]:
    def make(table: Table) -> Grid:
        rows = tuple(
            tuple(
                NOT_KNOWN if pd.isna(row[name]) or row[name] == "" else write(row[name])
                for name, write in columns
            )
            for row in keep(table.frame).to_dict("records")
        )
        return Grid(table.title, table.sentence.replace("`", ""), heads, rows, numbers, widths)

    return make


def _running(frame: pd.DataFrame) -> pd.DataFrame:
    return frame[~frame["standing"].isin(("done", "stopped"))]


def _latest_waves(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each question's newest wave."""
    return frame.sort_values("period_end", kind="stable").drop_duplicates("indicator", keep="last")


MAKERS: dict[str, Callable[[Table], Grid]] = {
    "agenda": _maker(
        ("", "Item", "Status", "Minutes"),
        (("order", number), ("title", _text), ("status", _capital), ("minutes", number)),
        (6, 62, 18, 14),
        frozenset({0, 3}),
    ),
    "changes": _maker(
        ("What", "Then", "Now", "In words"),
        (("title", _text), ("was", _capital), ("now", _capital), ("words", _text)),
        (26, 14, 14, 46),
    ),
    "decisions": _maker(
        ("Meeting", "Decision", "Owner", "Due", "Standing", "What followed"),
        (
            ("meeting_date", _day),
            ("decision", _text),
            ("owner", _text),
            ("due", _day),
            ("standing", _capital),
            ("followed", _text),
        ),
        (15, 25, 18, 15, 10, 17),
    ),
    "own-targets": _maker(
        ("Whose", "Target", "Status", "In words"),
        (("whose", _text), ("title", _text), ("status", _capital), ("words", _text)),
        (22, 24, 12, 42),
    ),
    "actions": _maker(
        ("Standing", "Action", "Owner", "Due", "Progress"),
        (
            ("standing", _capital),
            ("title", _text),
            ("owner", _text),
            ("due", _day),
            ("progress", _progress),
        ),
        (13, 37, 24, 16, 10),
        frozenset({4}),
        _running,
    ),
    "action-gaps": _maker(
        ("What is missing", "In words"), (("title", _text), ("words", _text)), (38, 62)
    ),
    "action-costs": _maker(
        ("Who pays", "Cost", "Spent", "In kind", "Hours", "Still to be found"),
        (
            ("funder", _text),
            ("cost", _pounds),
            ("spent", _pounds),
            ("in_kind", _pounds),
            ("hours", number),
            ("to_find", _pounds),
        ),
        (30, 14, 14, 14, 12, 16),
        frozenset({1, 2, 3, 4, 5}),
    ),
    "residents": _maker(
        ("Question", "Wave to", "Said so", "95% interval", "Asked", "Against before"),
        (
            ("wording", _text),
            ("period_end", _day),
            ("share", percent),
            ("interval", _text),
            ("denominator", number),
            ("verdict", _capital),
        ),
        (38, 18, 9, 13, 8, 14),
        frozenset({2, 4}),
        lambda frame: _latest_waves(frame).assign(interval=_intervals),
    ),
    "people": _maker(
        ("People, as counts", "When", "How many", "Is it usual?", "Beside a year before"),
        (
            ("title", _text),
            ("when", _text),
            ("told", _text),
            ("usual", _text),
            ("beside", _text),
        ),
        (30, 16, 20, 14, 20),
        keep=lambda frame: pd.DataFrame([grid_row(row) for row in frame.to_dict("records")]),
    ),
    "partners": _maker(
        ("Partner", "Answers for", "Sends", "Whom to ask"),
        (("partner", _text), ("answers_for", _text), ("sends", _text), ("contact", _text)),
        (30, 22, 30, 18),
        keep=lambda frame: frame[frame["standing"] == MEMBER_NOW],
    ),
    "partner-gaps": _maker(
        ("Named without being a member", "In words"), (("owner", _text), ("words", _text)), (38, 62)
    ),
    "comparison-recorded": _maker(
        (
            *("Recorded crime", "Ours per 1,000", "Compared with", "Theirs per 1,000"),
            *("Ratio, ours to theirs", "Ours is"),
        ),
        (
            ("group", _text),
            ("ours", decimal),
            ("area_name", _text),
            ("rate_per_1000", decimal),
            ("ratio", _ratio),
            ("verdict", _capital),
        ),
        (32, 12, 20, 12, 12, 12),
        frozenset({1, 3, 4}),
        lambda frame: _beside_ours(frame),
    ),
    "similar-districts": _maker(
        ("All recorded crime", "Per 1,000", "95% interval", "In the funnel", "Ours is"),
        (
            ("area_name", _text),
            ("rate_per_1000", decimal),
            ("interval", _text),
            ("place", _capital),
            ("verdict", _capital),
        ),
        (34, 12, 18, 22, 14),
        frozenset({1}),
        lambda frame: _all_offences(frame),
    ),
    "comparison-corners": _maker(
        ("Recorded crime", "Beside", "Ours is", "Against usual", "Corner"),
        (
            ("group", _text),
            ("against", _text),
            ("verdict", _capital),
            ("change", _capital),
            ("corner", _capital),
        ),
        (30, 20, 12, 18, 20),
    ),
    "district-change": _maker(
        ("What", "Now", "Before", "Difference", "Verdict"),
        (
            ("name", _text),
            ("now", _text),
            ("count_before", number),
            ("difference", fewer_or_more),
            ("verdict", _capital),
        ),
        (40, 13, 13, 17, 17),
        frozenset({1, 2}),
        lambda frame: frame.assign(now=_now),
    ),
}
"""Table -> what makes its small form."""

WHERE_LOADED = ("people", "partners", "partner-gaps")
"""Tables that are left out where nothing of them is loaded."""


def _beside_ours(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the country's row of each group with our own rate beside it."""
    own = frame[frame["level"] == "district"].drop_duplicates("group").set_index("group")
    country = frame[frame["level"] == "country"]
    return country.assign(ours=country["group"].map(own["rate_per_1000"]))


def _all_offences(frame: pd.DataFrame) -> pd.DataFrame:
    """Return all recorded crime of ours and the similar districts, the highest rate first."""
    rows = frame[(frame["group"] == TOTAL) & frame["rate_per_1000"].notna()]
    rows = rows.sort_values("rate_per_1000", ascending=False, kind="stable")
    limits = zip(rows["lower_95"], rows["upper_95"], strict=True)
    return rows.assign(interval=[f"{decimal(low)} to {decimal(high)}" for low, high in limits])


def _now(frame: pd.DataFrame) -> list[str]:
    """Return each count, and of how many months it is where some are missing."""
    months = frame[["months_loaded", "months_expected"]].to_numpy()
    return [
        NOT_KNOWN if pd.isna(count) else partly(number(count), *held)
        for count, held in zip(frame["count"], months, strict=True)
    ]


def _intervals(frame: pd.DataFrame) -> list[str]:
    return [
        NOT_KNOWN if pd.isna(low) else f"{percent(low)} to {percent(high)}"
        for low, high in zip(frame["lower_95"], frame["upper_95"], strict=True)
    ]
