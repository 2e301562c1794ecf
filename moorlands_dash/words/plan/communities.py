"""Strong communities, in words: what was counted, what the survey says, and what was promised."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.communities import COUNT
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, difference, number, percent

WHOLE_COUNTS = (
    "Groups and volunteers are whole counts of a register: they have no interval, and change with "
    "how the register is kept."
)
_CLEAR = {verdicts.HIGHER: "clearly more than", verdicts.LOWER: "clearly fewer than"}


def measure_words(row: Row) -> str:
    """Return what a measure came to, against what it was before, and what was promised."""
    when = month_name(row["period_end"].date())
    if row["unit"] == COUNT:
        said = f"{number(row['numerator'])} to {when}{_than(row)}."
    elif pd.isna(row["share"]):
        said = f"Too few answered to {when} to give a share."
    else:
        limits = f"between {percent(row['share_lower_95'])} and {percent(row['share_upper_95'])}"
        said = f"{percent(row['share'])} to {when} ({limits}){_against(row)}."
    return f"{said} {_promised(row)}".strip()


def _than(row: Row) -> str:
    if pd.isna(row["count_before"]):
        return ""
    than = "as" if not row["difference"] else "than"
    then = month_name(row["before_end"].date())
    return f", {difference(row['difference'])} {than} to {then}"


def _against(row: Row) -> str:
    if pd.isna(row["before_end"]) or row["verdict"] == verdicts.CANNOT_TELL:
        return ""
    then = month_name(row["before_end"].date())
    if row["verdict"] in _CLEAR:
        return f", {_CLEAR[row['verdict']]} to {then}"
    before = f" ({percent(row['share_before'])})" if pd.notna(row["share_before"]) else ""
    return f", no clear change from {then}{before}"


def _promised(row: Row) -> str:
    if pd.isna(row["target"]) or pd.isna(row["target_by"]):
        return ""
    least = number(row["target"]) if row["unit"] == COUNT else percent(row["target"])
    return f"The target is at least {least} by {month_name(row['target_by'].date())}."


def communities_sentence(frame: pd.DataFrame) -> str:
    """Return what is told of, and which clearly changed."""
    if frame.empty:
        return "Nothing is loaded of groups, volunteers or people who take part."
    latest = frame.drop_duplicates(["indicator", "area_code"], keep="last")
    moved = latest[latest["verdict"].isin(_CLEAR)]
    asked = latest[latest["unit"] != COUNT]
    told = [f"{row['title']}: {_CLEAR[row['verdict']]} before" for _, row in moved.iterrows()]
    head = f"{counted(len(latest), 'measure')} of groups, volunteers and people who take part"
    if told:
        return f"{head}. {'; '.join(told)}."
    return f"{head}; no share has clearly changed." if len(asked) else f"{head}."
