"""What the rhythm of a series says: against a year before, by season, by the hour of the week."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.doubt import BEFORE, NOW
from moorlands_dash.measures.hotspots.aoristic import Week
from moorlands_dash.measures.trends.calendar_months import LEAST_YEARS, Season
from moorlands_dash.periods import MONTH_NAMES, Period
from moorlands_dash.vocabulary import plural
from moorlands_dash.words.doubt import bounds
from moorlands_dash.words.numbers import counted, decimal, during, listed, percent
from moorlands_dash.words.usual import by_itself, usual_clause

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NO_TIMES = (
    "Cannot tell the day and the hour: the police publish only the month of each incident. Load an "
    "extract that has times."
)
_USUAL = "within the usual ups and downs"
_BLOCK = 6
"""Hours of a part of the day that the sentence names."""


def change_words(row: pd.Series) -> str:
    """Return "9 then 14: within the usual ups and downs" of one equal period."""
    if not row["complete"]:
        return (
            "Cannot tell: not every month of both periods is loaded, or one counted something else."
        )
    before, now = row.get(BEFORE, 0), row.get(NOW, 0)
    pair = f"{bounds(row['count_before'], before)} then {bounds(row['count'], now)}"
    if clause := usual_clause(row):
        pair = f"{pair} ({clause})"
    if row["verdict"] == verdicts.CANNOT_TELL:
        return f"{pair}: cannot tell, as rows are set aside or were published without a place."
    if way := by_itself(row):
        return f"{pair}: {way} than usual by itself, though not clearly so among all periods shown."
    if row["verdict"] == verdicts.NO_CLEAR_CHANGE:
        return f"{pair}: {_USUAL}."
    return f"{pair}: clearly {row['verdict']} than usual."


def change_sentence(frame: pd.DataFrame, name: str) -> str:
    """Return what the latest three months and the latest year came to, a year apart."""
    rows = frame.iloc[[2, 1]]
    if not rows["complete"].any():
        return (
            f"{name}: cannot tell how it compares with what is usual, as months of the latest year "
            "or the one before are missing, or counted something else."
        )
    told = [
        f"{_capital(during(_period(row)))}, {row['words'][:1].lower()}{row['words'][1:]}"
        for _, row in rows.iterrows()
    ]
    return f"{name}, against the same months a year before. {' '.join(told)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def family_notes(frame: pd.DataFrame) -> list[str]:
    """Return what was tested together, and what the tests allow for."""
    tested = int(frame["p_value"].notna().sum())
    notes = [
        "Only equal periods of the same months are compared: a month against the one before would "
        "mix change with season."
    ]
    if tested:
        notes.append(
            f"{counted(tested, 'comparison')} tested together under false-discovery control: on "
            "average no more than 1 in 20 changes called clear is chance."
        )
    widest = frame["dispersion"].max()
    if widest > 1:
        notes.append(
            "The months vary more than chance alone has them; the tests and intervals allow for up "
            f"to {decimal(widest)} times the variance."
        )
    return notes


def season_sentence(found: Season, name: str, months: int) -> str:
    """Return whether there is a season, and which months it lifts."""
    if found.months.empty:
        return (
            f"{name}: cannot tell its season, because that needs {12 * LEAST_YEARS} months without "
            f"a gap and {months} {'is' if months == 1 else 'are'} loaded."
        )
    head = f"{name}, over {counted(found.years, 'year')}:"
    if not found.clear:
        return f"{head} no season that could be told from chance."
    parts = [
        f"usually {verdict} in {listed(_months(found.months, verdict))}"
        for verdict in (verdicts.MORE, verdicts.FEWER)
        if (found.months["verdict"] == verdict).any()
    ]
    if not parts:
        return f"{head} the months differ by more than chance, but no single one stands out."
    return f"{head} a season; {' and '.join(parts)}."


def season_notes(found: Season) -> list[str]:
    """Return how sure the season is."""
    if found.months.empty:
        return []
    chance = "under 0.001" if found.p_value < 0.001 else decimal(found.p_value, 3)
    return [
        f"Chance of months so uneven if there were no season: {chance} (F test over "
        f"{counted(found.years, 'whole year')}).",
        "100 is a usual month; each month is drawn towards it by as much as chance alone would "
        "spread them, so that small counts get hardly a season.",
    ]


def hours_sentence(week: Week, name: str, shown: Period, unit: str) -> str:
    """Return which part of the week brings most, or why that can't be told."""
    if not week.known:
        return NO_TIMES
    blocks = week.parts.reshape(7, 24 // _BLOCK, _BLOCK).sum(axis=2)
    day, block = np.unravel_index(blocks.argmax(), blocks.shape)
    share = blocks[day, block] / week.known
    usual = 1 / blocks.size
    hours = f"{block * _BLOCK:02d}:00 to {(block + 1) * _BLOCK:02d}:00"
    return (
        f"{name} from {shown}: most of any six hours of the week on {DAYS[day]} {hours}, "
        f"{percent(share)} of {counted(week.known, unit)} (an even week: {percent(usual)})."
    )


def hours_notes(week: Week, unit: str) -> list[str]:
    """Return what is known of the times, and what isn't."""
    if not week.known:
        return []
    notes = []
    if week.spans:
        notes.append(
            f"Of {counted(week.spans, unit)} only a span is known: each hour of it gets an equal "
            f"part, so that parts of {plural(unit)} are shown."
        )
    if week.untimed:
        notes.append(
            f"{counted(week.untimed, unit)} left out: without a time, or of a span over a week."
        )
    return notes


def _period(row: pd.Series) -> Period:
    return Period(row["from"].date(), row["to"].date())


def _months(frame: pd.DataFrame, verdict: str) -> list[str]:
    found = frame.loc[frame["verdict"] == verdict, "calendar_month"]
    return [MONTH_NAMES[month - 1] for month in found]
