"""What leaflets for the public say of a promise, an action and a guarded count."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.rows import Row
from moorlands_dash.statuses import MET, MISSED
from moorlands_dash.target_kinds import asked_people, rises, side_of
from moorlands_dash.words.meetings.pack import amount, is_survey
from moorlands_dash.words.meetings.public import promise_sentence
from moorlands_dash.words.numbers import number

_CLOSED = {MET.word: "We kept it.", MISSED.word: "We missed it."}


def promise(row: Row, *, closed: bool) -> str:
    """Return how a promise stands, or what came of it in a year that is over."""
    if not closed:
        return promise_sentence(row)
    said = _CLOSED.get(str(row["status"]), "We can't tell.")
    if pd.isna(row["actual"]) or str(row["status"]) not in _CLOSED:
        return said
    promised = amount(row, row["target"])
    side, came = side_of(row["kind"]), amount(row, row["actual"])
    if asked_people(row):
        return f"{said} {came} of those asked said so; we promised {side} {promised}."
    if is_survey(row):
        return f"{said} It was {came}; we promised {side} {promised}."
    most = "at least" if rises(row["kind"]) else "no more than"
    return f"{said} {number(row['actual'])} in the year; we promised {most} {promised}."


def action(row: Row) -> str:
    """Return an action, where it is and how it stands."""
    return f"{row['title']} ({row['area_name']}). {row['words']}"


def nothing_done(actions: int) -> str:
    """Return that no action was done in the months told of, or that no plan is known."""
    if not actions:
        return "No action of a plan is loaded, so nothing can be said of what was done."
    return "None of the actions loaded was done in these months."


def guarded(row: Row) -> str:
    """Return the district's count of a sensitive category, or that it is hidden."""
    name = vocabulary.CATEGORY_BY_KEY[str(row["category"])].name
    if pd.isna(row["count"]):
        return f"{name}: hidden to protect people."
    return f"{name}: {number(row['count'])}."


CHANCES = (
    "The chances come from how the numbers ran in earlier years: “about 3 in 10” means that of ten "
    "years that began like this one, about three would end with the target met."
)


def quarter_opening(district: str, year: str, latest: str) -> str:
    """Return what the paper about a quarter is."""
    return (
        f"Each year the organisations that keep {district} safe set themselves targets. Every "
        f"three months they look at whether they will meet them. This is how the targets for "
        f"{year} stood at the end of {latest}."
    )


def year_opening(district: str, year: str) -> str:
    """Return what the leaflet of a year is."""
    return (
        f"Each year the organisations that keep {district} safe set themselves targets. This is "
        f"what they promised for {year}, what came of it, and what they did."
    )


def meeting_opening(title: str, when: str, latest: str) -> str:
    """Return what the pack of a public meeting is for."""
    return (
        f"For “{title}”, {when}: what was raised, what was done about it, and what comes next. The "
        f"figures are those known by then, to {latest}."
    )
