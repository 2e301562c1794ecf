"""What was asked in single areas, and what others recorded, in words."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, decimal, listed, number, percent

WHO = {
    "residents": "residents, drawn as a sample",
    "responses": "whoever chose to answer",
}
"""Who answered, by the kind of sample."""

_CLEAR = {verdicts.HIGHER: "clearly higher than", verdicts.LOWER: "clearly lower than"}


def asked_sentence(frame: pd.DataFrame) -> str:
    """Return how many questions were asked in which areas other than the district."""
    if frame.empty:
        return "No survey or consultation of a single ward or another area is loaded."
    asked = frame["indicator"].nunique()
    areas = sorted(set(frame["area_name"]))
    those = "that area" if len(areas) == 1 else "these areas"
    return (
        f"{counted(asked, 'question')} asked in {listed(areas, 3)}. The answers stand for {those} "
        "alone, not for the district."
    )


def asked_words(row: Row) -> str:
    """Return what one wave says, with its interval where a sample was asked."""
    when = month_name(row["period_end"].date())
    if pd.isna(row["share"]):
        return f"To {when}: {row['warning'][:1].lower()}{row['warning'][1:]}"
    people = number(row["denominator"])
    if pd.isna(row["lower_95"]):
        return f"{percent(row['share'])} of {people} responses to {when}. {row['warning']}".strip()
    limits = f"between {percent(row['lower_95'])} and {percent(row['upper_95'])}"
    return f"{percent(row['share'])} to {when} ({limits}; {people} asked). {row['warning']}".strip()


def records_sentence(frame: pd.DataFrame) -> str:
    """Return how many measures others recorded, and which changed clearly."""
    if frame.empty:
        return "Nothing that others recorded is loaded."
    latest = frame.drop_duplicates(["indicator", "area_code"], keep="last")
    parts = [
        f"{listed(list(rows['title']), 3)} {'is' if len(rows) == 1 else 'are'} {said} before"
        for verdict, said in _CLEAR.items()
        if len(rows := latest[latest["verdict"] == verdict])
    ]
    compared = int((latest["verdict"] != verdicts.CANNOT_TELL).sum())
    told = "; ".join(parts) or (
        "no change is clear" if compared else "none has an earlier period to be set against"
    )
    return f"{counted(len(latest), 'measure')} from the records of others: {told}."


def record_sentence(row: Row) -> str:
    """Return what one period of one measure came to, and whether that is a change."""
    start, end = (month_name(row[name].date()) for name in ("period_start", "period_end"))
    when = f"in {start}" if start == end else f"from {start} to {end}"
    base = number(row["denominator"])
    if pd.isna(row["denominator"]):
        return f"{number(row['numerator'])} {when}."
    if pd.notna(row["share"]):
        value = percent(row["share"])
        limits = (percent(row["share_lower_95"]), percent(row["share_upper_95"]))
        head = f"{value} ({number(row['numerator'])} of {base}) {when}"
    else:
        value = decimal(row["rate_per_1000"])
        limits = (decimal(row["lower_95"]), decimal(row["upper_95"]))
        head = f"{value} for each 1,000 ({number(row['numerator'])}, of {base}) {when}"
    return f"{head}, most likely between {limits[0]} and {limits[1]}. {_change(row)}"


def _change(row: Row) -> str:
    if pd.isna(row["before_end"]):
        return "There is no earlier period of the same length to set it against."
    then = f"the period to {month_name(row['before_end'].date())}"
    if row["verdict"] in _CLEAR:
        return f"That is {_CLEAR[row['verdict']]} in {then}."
    return f"No clear change from {then}."
