"""What residents say, and whether it has changed, in words."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, decimal, listed, number, percent

_CLEAR = {verdicts.HIGHER: "clearly more", verdicts.LOWER: "clearly fewer"}


def wave_sentence(row: Row, wording_before: str | None = None) -> str:
    """Return what one wave says of one question, and how that is against the earlier one."""
    when = month_name(row["period_end"].date())
    if pd.isna(row["share"]):
        return f"In the wave to {when}: {row['warning'][:1].lower()}{row['warning'][1:]}"
    head = (
        f"{percent(row['share'])} in the wave to {when} (between {percent(row['lower_95'])} and "
        f"{percent(row['upper_95'])}; {number(row['denominator'])} asked)"
    )
    warning = f" {row['warning']}" if row["warning"] else ""
    return f"{head}. {change_sentence(row, wording_before)}{warning}".strip()


def change_sentence(row: Row, wording_before: str | None = None) -> str:
    """Return whether that is a change, as far as the two samples bear it."""
    if pd.isna(row["before_end"]):
        return "There is no earlier wave to set it against."
    then = month_name(row["before_end"].date())
    if pd.isna(row["p_value"]):
        if wording_before is not None and wording_before != row["wording"]:
            return f"Not comparable with the wave to {then}: the question was put in other words."
        return f"Not comparable with the wave to {then}, of which too few were asked."
    points = abs(row["difference"]) * 100
    gap = f"{decimal(points)} points {'more' if row['difference'] > 0 else 'less'}"
    if row["verdict"] in _CLEAR:
        return f"That is {_CLEAR[row['verdict']]} than in the wave to {then}: {gap}."
    return f"No clear change from the wave to {then} ({gap}, which chance may explain)."


def strip_words(row: Row) -> str:
    """Return the newest share and its change in a few words: "65%, 2.1 points more: not clear"."""
    if pd.isna(row["share"]):
        return "too few answers to show"
    now = percent(row["share"])
    if pd.isna(row["p_value"]):
        return f"{now}, not compared" if pd.notna(row["before_end"]) else f"{now}, first asked"
    more = "more" if row["difference"] > 0 else "less"
    clear = "clear" if row["verdict"] in _CLEAR else "no clear change"
    return f"{now}, {decimal(abs(row['difference']) * 100)} points {more}: {clear}"


STRIPS_KEY = (
    "Share of those asked who said so, from 0% to 100%: filled is the newest wave with its 95% "
    "interval, hollow the wave that it is set against."
)
"""What the questions on one scale show."""


def residents_sentence(latest: pd.DataFrame, hidden: int) -> str:
    """Return how many questions changed clearly in the latest wave, by name."""
    if latest.empty:
        return (
            "No survey of residents is loaded. It comes as a file of indicators: load one with "
            "`moorlands-dash load PATH`."
        )
    when = month_name(latest["period_end"].max().date())
    parts = [
        f"{counted(len(rows), 'question')} {words} ({listed(list(rows['title']), 3)})"
        for verdict, words in (
            (verdicts.HIGHER, "clearly higher"),
            (verdicts.LOWER, "clearly lower"),
        )
        if len(rows := latest[latest["verdict"] == verdict])
    ]
    told = "; ".join(parts) or "none has clearly changed"
    few = f" {counted(hidden, 'wave')} on very few people not shown." if hidden else ""
    return f"{counted(len(latest), 'question')} asked in the wave to {when}: {told}.{few}"


def responses_sentence(frame: pd.DataFrame) -> str:
    """Return what an open consultation is, and how many answered its latest round."""
    if frame.empty:
        return "No open consultation is loaded."
    latest = frame[frame["period_end"] == frame["period_end"].max()]
    most = latest["denominator"].max()
    return (
        f"{counted(most, 'person', 'people')} answered the round to "
        f"{month_name(latest['period_end'].iloc[0].date())}. These are responses, not residents: "
        "whoever wanted to could answer."
    )


def answered(row: Row) -> str:
    """Return "59% of 402", or of so few that per cent would mislead "3 of 7"."""
    of = number(row["denominator"])
    if pd.isna(row["share"]):
        return f"{number(row['numerator'])} of {of}"
    return f"{percent(row['share'])} of {of}"


def few_answers(least: int) -> str:
    """Return from how many answers on shares are given."""
    return f"Under {least} answers no share is given, only how many said so."


def reworded(title: str, since: pd.Timestamp) -> str:
    """Return that a question is put in other words since a wave."""
    return (
        f"{title}: put in other words from the wave that began in {month_name(since.date())} on; "
        "waves before and after are not compared."
    )
