"""What the public summary says, in plain English, from the rows that the pack is made of."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.statuses import MET, MISSED, STATUS_BY_WORD
from moorlands_dash.target_kinds import asked_people, rises
from moorlands_dash.words.chances import chance_words
from moorlands_dash.words.meetings.pack import amount, is_survey
from moorlands_dash.words.numbers import counted, number, percent, sentence
from moorlands_dash.words.numbers import difference as fewer_or_more
from moorlands_dash.words.targets.trajectories import so_far


def promise_sentence(row: Row) -> str:
    """Return how a target stands, for whoever has never seen a statistic."""
    said = STATUS_BY_WORD[str(row["status"])].told
    if pd.isna(row["actual"]):
        return said
    if is_survey(row):
        came = amount(row, row["actual"])
        asked = f"{came} of the people asked said so" if asked_people(row) else f"It was {came}"
        return f"{said} {asked}; we promised {amount(row, row['target'])}."
    if not row["complete"]:
        said = f"{said} {sentence(str(row['status_reason']))}"
    most = "at least" if rises(row["kind"]) else "no more than"
    return (
        f"{said} There have been {so_far(row)}; for the whole year we promised {most} "
        f"{amount(row, row['target'])}."
    )


def chance_sentence(row: Row) -> str:
    """Return the chance of meeting a target as a frequency, or nothing where there is none."""
    if row["status"] in (MISSED.word, MET.word) or pd.isna(row["chance"]):
        return ""
    return f"The chance that we meet it is {chance_words(float(row['chance']))}."


def doing_sentence(actions: Sequence[str], most: int) -> str:
    """Return what is being done about a target, from the titles of the actions."""
    if not actions:
        return "No action that serves it is recorded yet."
    said = "; ".join(actions[:most])
    more = len(actions) - most
    tail = f"; and {counted(more, 'more action')}" if more > 0 else ""
    return f"What we are doing: {said}{tail}."


def change_sentence(row: Row) -> str:
    """Return how a kind of incident compares with the same months a year before."""
    said = {
        "fewer": "clearly fewer than usual",
        "more": "clearly more than usual",
        "no clear change": "within the usual ups and downs",
    }
    verdict = said.get(str(row["verdict"]))
    if pd.isna(row["count"]) or pd.isna(row["count_before"]) or verdict is None:
        return f"{row['name']}: we can't tell, as not all of the figures are in."
    difference = fewer_or_more(row["difference"])
    than = "as" if row["difference"] == 0 else "than"
    return (
        f"{row['name']}: {number(row['count'])}, {difference} {than} a year before. That is "
        f"{verdict}."
    )


def told_sentence(row: Row) -> str:
    """Return what residents said in the newest wave of a question."""
    when = month_name(row["period_end"].date())
    if pd.isna(row["share"]):
        return f"{row['title']}: too few people were asked in the survey to {when}."
    verdicts = {
        "higher": "That is more than a year before.",
        "lower": "That is fewer than a year before.",
        "no clear change": "That is no clear change.",
    }
    tail = verdicts.get(str(row["verdict"]), "")
    return (
        f"{row['title']}: {percent(row['share'])} of {number(row['denominator'])} people asked to "
        f"{when}. {tail}".rstrip()
    )
