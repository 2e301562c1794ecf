"""What became of crimes, in words; what is too new to say, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.trends.outcome_kinds import CHARGED, KINDS, OUT_OF_COURT
from moorlands_dash.measures.trends.outcomes import TELLING
from moorlands_dash.periods import Period, add_months, month_name
from moorlands_dash.vocabulary import choice_name
from moorlands_dash.words.numbers import counted, during, listed, number, percent

_SAID = {
    CHARGED: "led to a charge or summons",
    OUT_OF_COURT: "were dealt with out of court",
}
_NAMED = 4


def sentence_of(whole: pd.DataFrame, what: str, period: Period) -> str:
    """Return what became of all crimes chosen, with intervals, and how many are too new to say."""
    if whole.empty or not whole["crimes"].iloc[0]:
        return f"{what}: no crime {during(period)}."
    crimes, told = int(whole["crimes"].iloc[0]), int(whole["told"].iloc[0])
    if not told:
        return (
            f"{what}: cannot tell what became of {counted(crimes, 'crime')} {during(period)}. "
            "They are too new to say."
        )
    rows = {row["kind"]: row for _, row in whole.iterrows()}
    shown = _share if told >= TELLING else _number
    said = [f"{shown(rows[kind])} {words}" for kind, words in _SAID.items()]
    rest = [row for kind, row in rows.items() if kind not in _SAID]
    most = max(rest, key=lambda row: int(row["count"]))
    late = crimes - told
    newer = f" {counted(late, 'more crime')} of these months: too new to say." if late else ""
    return (
        f"{what}: of {counted(told, 'crime')} {during(period)} that are old enough to say, "
        f"{listed(said)}. Most of the others: {most['kind_name'].lower()} "
        f"({shown(most).partition(' (')[0]}).{newer}{_changes(whole)}"
    )


def _share(row: pd.Series) -> str:
    return f"{percent(row['share'])} ({percent(row['lower_95'])} to {percent(row['upper_95'])})"


def _number(row: pd.Series) -> str:
    """Return how many, where a share of so few would say more than is known."""
    return number(row["count"]) if row["count"] else "none"


def _changes(whole: pd.DataFrame) -> str:
    """Return what clearly differs from the same months a year before."""
    clear = whole[whole["verdict"].isin([verdicts.MORE, verdicts.FEWER])]
    if len(clear):
        named = [
            f"{row['verdict']} {KINDS[row['kind']].lower()} ({percent(row['share_before'])} then)"
            for _, row in clear.iterrows()
        ]
        return f" Against the same months a year before: {listed(named)}."
    if (whole["verdict"] == verdicts.NO_CLEAR_CHANGE).any():
        return " No share differs clearly from the same months a year before."
    return ""


def offences_alt(frame: pd.DataFrame) -> str:
    """Return how many crimes of each offence led to a charge, for those who can't see the bars."""
    rows = frame[(frame["kind"] == CHARGED) & (frame["told"] > 0)]
    told = [
        f"{choice_name(row['category'])} {number(row['count'])} of {number(row['told'])}"
        for row in rows.to_dict("records")
    ]
    return f"Charged or summonsed, offence by offence: {listed(told)}."


def newer_sentence(period: Period, told_until: date | None, loaded: Sequence[date]) -> str:
    """Return which months after the period are loaded and too new; nothing where there are none."""
    if told_until is None or not loaded or loaded[-1] <= period.end or told_until > period.end:
        return ""
    newer = [month for month in loaded if month > period.end]
    return f" Crimes {during(Period(newer[0], newer[-1]))} are too new to say."


def wards_sentence(frame: pd.DataFrame, what: str, period: Period) -> str:
    """Return which wards' crimes led to action clearly more or less often, and of how many."""
    asked = frame[
        frame["verdict"].isin([verdicts.MORE, verdicts.FEWER, verdicts.NO_CLEAR_DIFFERENCE])
    ]
    few = int((frame["verdict"] == verdicts.TOO_FEW).sum())
    head = f"{what} {during(period)}, charged or dealt with out of court:"
    if asked.empty:
        return f"{head} cannot tell ward by ward: too few crimes are old enough to say."
    named = [
        f"{row['ward_name']} ({number(row['count'])} of {number(row['told'])}; its mix of offences "
        f"would have {number(row['expected'])})"
        for _, row in asked[asked["verdict"] != verdicts.NO_CLEAR_DIFFERENCE].iterrows()
    ]
    tail = f" In {counted(few, 'ward')} there are too few crimes to say." if few else ""
    if not named:
        return (
            f"{head} no ward of {len(asked)} differs clearly from the others once its mix of "
            f"offences is allowed for.{tail}"
        )
    return f"{head} clearly other than the rest, offence by offence: {listed(named, _NAMED)}.{tail}"


def notes(
    settled_after: int, told_until: date | None, new: Sequence[str], alone: Sequence[str]
) -> list[str]:
    """Return from which age on outcomes are told, and which words or ages aren't known."""
    found = [
        f"An outcome is told once the archive goes {counted(settled_after, 'month')} beyond the "
        "crime: before, many crimes are still under investigation, and a fall in charges would be "
        "one in waiting time."
    ]
    if told_until is not None:
        found.append(
            f"Crimes from {month_name(add_months(told_until, 1))} on are too new to say. Load the "
            "newest archive of data.police.uk to know more: it renews the outcomes of all months."
        )
    if new:
        found.append(
            f"Outcomes that were never published before, counted as not known: {listed(new, 3)}."
        )
    if alone:
        found.append(
            f"{counted(len(alone), 'file')} came without an archive: nothing says when they were "
            "downloaded, and their own month is taken. The settings can say it, under [outcomes] "
            "as_at."
        )
    return found


def age_notes(frame: pd.DataFrame, exact: bool) -> list[str]:
    """Return how alike the ages of both years are, wherever they are compared."""
    told = frame["verdict"].isin([verdicts.MORE, verdicts.FEWER, verdicts.NO_CLEAR_CHANGE])
    if not told.any():
        return []
    if exact:
        return [
            "Each crime of both years is told as it stood at the same age: the police's outcomes "
            "files give the month of every outcome, and later ones are left out."
        ]
    return [
        "Both years are old enough, but the year before has had twelve months longer: the extracts "
        "have no date of an outcome. A small fall in charges may be no more than that. The "
        "police's outcomes files have it: load them, and both years are told at the same age."
    ]


def no_crimes(what: str) -> str:
    """Return why there are no outcomes of a choice."""
    return (
        f"{what}: only crimes of the police's street-level extracts have an outcome. Choose one of "
        "them under “What”."
    )
