"""The quarterly review in words: the agenda, a report an exception, decisions and what followed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import Period, day_name
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import by_period, rises
from moorlands_dash.vocabulary import unit_measured
from moorlands_dash.words.chances import CERTAIN, chance_said
from moorlands_dash.words.meetings.similar import similar_sentence
from moorlands_dash.words.numbers import (
    amount,
    counted,
    decimal,
    difference,
    listed,
    months_listed,
    not_known,
    number,
    percent,
    sentence,
)
from moorlands_dash.words.targets.amounts import promised_words

NO_MEETING = "No coming meeting is loaded: load a file of meetings."
WARD, TYPE, PLACE, SIMILAR, FILES = "ward", "type", "place", "similar months", "completeness"
DIMENSIONS = {
    WARD: "Wards",
    TYPE: "Types of incident",
    PLACE: "Places",
    SIMILAR: "Similar months before",
    FILES: "How complete the figures are",
}
"""Where an excess may come from, as the page heads it."""


def meetings_sentence(held: int, following: date | None, *, public: bool = False) -> str:
    """Return how many meetings are loaded and when the next is; the public's are with residents."""
    whose = "with residents" if public else "of the group"
    coming = "No coming one is loaded." if public else NO_MEETING
    told = f"Next: {day_name(following)}." if following else coming
    return sentence(f"{counted(held, 'meeting')} {whose} loaded. {told}")


def meeting_sentence(following: date | None, frame: pd.DataFrame) -> str:
    """Return when the group meets next and how much waits for it."""
    head = f"The next meeting is on {day_name(following)}:" if following else NO_MEETING
    if frame.empty:
        return f"{head.rstrip(':.')}. Nothing is on the agenda: no target is loaded for the year."
    counts = frame["item"].value_counts()
    needs = int(counts.get("exception", 0))
    parts = [
        f"{number(needs)} {'exception' if needs == 1 else 'exceptions'}",
        f"{number(counts.get('watch', 0))} to watch",
    ]
    open_items = frame[frame["item"] == "decisions"]
    tail = f" {open_items['title'].iloc[0]}." if len(open_items) else ""
    return f"{head} {listed(parts)}.{tail}"


def how_likely(row: Row) -> str:
    """Return how likely a target is to be met, and where the forecast sees its count end."""
    if row["status"] == verdicts.MISSED and not by_period(row):
        if rises(row["kind"]):
            return "The year is over and the count did not reach the target: it is missed."
        return "The count has passed the limit: the target is missed."
    if pd.isna(row["chance"]) or row["chance"] in CERTAIN:
        return str(row["status_reason"])
    miss = f"The chance of meeting it is {chance_said(float(row['chance']))}."
    if pd.isna(row["outturn_median"]):
        return miss
    low, high = number(row["outturn_lower_80"]), number(row["outturn_upper_80"])
    return (
        f"{miss} The forecast for the year is about {number(row['outturn_median'])} ({low} to "
        f"{high} in 8 years of 10), and {promised_words(row)} was promised."
    )


def report_points(row: Row, gap: pd.DataFrame) -> list[str]:
    """Return the drafted report: how likely, where from, what similar months did, how complete.

    `row` is the target's of `targets`, `gap` its rows of `exception`.
    """
    return [how_likely(row), *origins(row, gap)]


def origins(row: Row, gap: pd.DataFrame) -> list[str]:
    """Return where a gap comes from, what similar months did and how complete the figures are."""
    word = verdicts.MORE if row["actual"] > row["milestone_now"] else verdicts.FEWER
    more = rises(row.get("kind"))
    clear = gap[gap["verdict"] == word]
    looked_at = [d for d in (WARD, TYPE, PLACE) if (gap["dimension"] == d).any()]
    named = {d: list(clear.loc[clear["dimension"] == d, "part"]) for d in looked_at}
    said: list[str] = []
    if pd.notna(row["milestone_now"]) and pd.notna(row["actual"]):
        months = pd.date_range(row["from"], periods=int(row["months_elapsed"]), freq="MS")
        days = [month.date() for month in months]
        unit = unit_measured(str(row["measure"]))
        said.append(gap_sentence(row["actual"], row["milestone_now"], days, unit, rises=more))
        if gap["verdict"].notna().any():
            said.append(drivers_sentence(named, round(row["actual"] - row["milestone_now"])))
    runs = gap[gap["dimension"] == SIMILAR]
    said += [similar_sentence(runs, float(row["target"]), rises=more)] if len(runs) else []
    return said + list(gap.loc[gap["dimension"] == FILES, "words"])


def part_sentence(row: Row, unit: str) -> str:
    """Return what one ward, type or place came to, against what the milestone leaves to it.

    `unit` is the word for one of what the target counts.
    """
    part, gap = str(row["part"]), difference(row["difference"])
    than = "than" if round(row["difference"]) else "as"
    head = (
        f"{part[:1].upper()}{part[1:]}: {counted(row['count'], unit)}, {gap} {than} the "
        f"{decimal(row['expected'])} that the milestones leave to it"
    )
    told = {
        verdicts.MORE: "more than chance explains",
        verdicts.FEWER: "fewer than chance explains",
        verdicts.NO_CLEAR_CHANGE: "within the usual ups and downs",
    }
    tail = told.get(str(row["verdict"]), "cannot tell whether that is chance")
    return f"{head}; {tail}."


def gap_sentence(
    actual: float, allowed: float, months: Sequence[date], unit: str, *, rises: bool = False
) -> str:
    """Return how far the months so far lie from their milestones; `rises`: of a target to rise."""
    gap = round(actual - allowed)
    than = "than" if gap else "as"
    return (
        f"{months_listed(months)} brought {counted(actual, unit)}, {difference(gap)} {than} "
        f"the {amount(allowed)} that the milestones {'ask for' if rises else 'allow'}."
    )


def drivers_sentence(clear: Mapping[str, Sequence[str]], gap: int) -> str:
    """Return which parts stand out beyond chance; `clear` is dimension looked at -> names.

    `gap` is how many more (below 0: fewer) came than the milestones allow.
    """
    parts = [
        f"{'in' if dimension != 'type' else 'of'} {listed(list(names), 3)}"
        for dimension, names in clear.items()
        if names
    ]
    if not parts:
        spread = ": the excess is spread over many" if gap > 0 else ""
        first, last = ", ".join(list(clear)[:-1]), list(clear)[-1]
        single = f"{first} or {last}" if first else last
        return f"No single {single} stands out beyond chance{spread}."
    return f"Clearly {'more' if gap > 0 else 'fewer'} than their share came {listed(parts)}."


_LEAST_SHARE = 0.001
"""A smaller share would be rounded to nothing."""


def completeness_sentence(
    missing: Sequence[date],
    loaded: int,
    no_location: float,
    partners: str = "",
    known: date | None = None,
) -> str:
    """Return whether months are missing, and how many rows can't be placed.

    `partners` is what is counted, "fires", where partners' files tell of the district alone; else
    the rows are the force's.
    """
    whole = (
        sentence(not_known(partners or "incidents", missing, known))
        if missing
        else f"All {counted(loaded, 'month')} so far are loaded."
    )
    if partners:
        if not no_location > 0:
            return f"{whole} All of these {partners} have a point or a ward."
        return (
            f"{whole} {_part(no_location)} of these {partners} have neither a point nor a ward: "
            "they count for the district, and for no ward."
        )
    if not no_location > 0:
        return f"{whole} All of the force's rows of this kind have a location."
    return (
        f"{whole} {_part(no_location)} of the force's rows of this kind have no location and "
        "can't be counted for any district."
    )


def _part(share: float) -> str:
    """Return a share that isn't nothing: "2.3%", or "Under 0.1%"."""
    return percent(share) if share >= _LEAST_SHARE else f"Under {percent(_LEAST_SHARE)}"


def late_sentence(actions: pd.DataFrame) -> str:
    """Return which actions tied to a target are late, or that none serves it."""
    if actions.empty:
        return "No action serves it."
    late = actions[actions["standing"].isin(("overdue", "stalled"))]
    if late.empty:
        if len(actions) == 1:
            return "The one action that serves it is not late."
        return f"None of the {number(len(actions))} actions that serve it is late."
    told = [f"{row['title']} ({row['owner']}, {row['standing']})" for _, row in late.iterrows()]
    return f"Late: {listed(told)}."


SURVEY_ORIGIN = (
    "A survey's share can't be told apart by ward or type: no more is known than the waves show."
)


def survey_report(row: Row) -> str:
    """Return the report of a target that a survey measures."""
    return f"{how_likely(row)} {row['words']} {SURVEY_ORIGIN}"


def exceptions_sentence(titles: Sequence[str]) -> str:
    """Return how many targets are reported on."""
    if not titles:
        return "No target is an exception: nothing to report."
    return f"{counted(len(titles), 'target')} reported on: {listed(list(titles))}."


def decisions_sentence(frame: pd.DataFrame) -> str:
    """Return how many decisions are open and how many of them are overdue."""
    if frame.empty:
        return "No decision is recorded yet."
    counts = frame["standing"].value_counts()
    parts = [f"{number(counts[word])} {word}" for word in STANDINGS if counts.get(word)]
    return f"{counted(len(frame), 'decision')} recorded: {listed(parts)}."


STANDINGS = ("overdue", "open", "done", "dropped")


def open_title(opened: int, overdue: int) -> str:
    """Return what the agenda says of earlier decisions."""
    late = f", {number(overdue)} of them overdue" if overdue else ""
    return f"{counted(opened, 'decision')} of earlier meetings {_be(opened)} open{late}"


def _be(count: int) -> str:
    return "is" if count == 1 else "are"


def followed(
    count: float, milestone: float, period: Period | None, then: str, now: str, unit: str
) -> str:
    """Return what followed a decision: the months after its meeting, and the status now."""
    status = f"The status was “{then}” and is “{now}” now." if then and now else ""
    if period is None:
        return f"No month after the meeting is loaded yet. {status}".strip()
    gap = round(count - milestone)
    than = "than" if gap else "as"
    return (
        f"{period} brought {counted(count, unit)}, {difference(gap)} {than} the milestones. "
        f"{status} That it came of the decision is not shown by that."
    ).replace("  ", " ")


def after_survey(then: str, now: str) -> str:
    """Return what followed a decision on a target that a survey measures."""
    return f"The status was “{then}” and is “{now}” now." if then and now else ""
