"""On which days of the week and at which hours incidents of a place happen, in words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures.hotspots.aoristic import HOURS, Week
from moorlands_dash.measures.hotspots.week_part import BAND, LEAST_TIMED, Part, Peak
from moorlands_dash.periods import Period
from moorlands_dash.words.numbers import amount, counted, decimal, during, listed, number
from moorlands_dash.words.trends.rhythm import DAYS

NO_HOURS = "no day or hour is published, as the police give only the month"
PEOPLE = (
    "people are counted, and those hurt in one collision share its time; so no part of the week is "
    "said to stand out"
)


def week_words(week: Week, peak: Peak | None, unit: str, *, police: bool, people: bool) -> str:
    """Return when in the week the incidents happen, or why that can't be told.

    `police` tells whether all are the police's, who publish no times; `people` whether people are
    counted.
    """
    if not week.known:
        return NO_HOURS if police else "no time of day is known"
    if week.known < LEAST_TIMED:
        return (
            f"too few to say: a time is known of {number(week.known)}, and {LEAST_TIMED} are needed"
        )
    if people:
        return PEOPLE
    if peak is None:
        return (
            f"no part of the week stands out from chance among the {counted(week.known, unit)} "
            "with a known time"
        )
    return (
        f"{_inside(peak)} of {number(week.known)} with a known time fell {part_words(peak.part)}; "
        f"an even week would put {decimal(peak.expected)} there"
    )


def _inside(peak: Peak) -> str:
    whole = amount(peak.inside)
    return f"about {number(peak.inside)}" if "." in whole else whole


def part_words(part: Part) -> str:
    """Return "on Friday or Saturday between 20:00 and 24:00"."""
    if part.hours == HOURS:
        return _days(part)
    return " ".join(filter(None, (_days(part), _hours(part))))


def _days(part: Part) -> str:
    names = [DAYS[day] for day in part.days]
    if len(names) == len(DAYS):
        return ""
    if len(names) > 2:
        return f"from {names[0]} to {names[-1]}"
    return f"on {' or '.join(names)}"


def _hours(part: Part) -> str:
    end = part.hour + part.hours
    if end > HOURS:
        return f"from {part.hour:02d}:00 to {end - HOURS:02d}:00 the next morning"
    return f"between {part.hour:02d}:00 and {end:02d}:00"


def band_name(hour: int) -> str:
    """Return "20:00–24:00" for the four hours from 20:00."""
    return f"{hour:02d}:00–{hour + BAND:02d}:00"


def week_title(hours: pd.DataFrame) -> str:
    """Return whose week the first rows of `hotspot-hours` are of."""
    row = hours.iloc[0]
    if row["part"] == "hotspot":
        return f"Hotspot {number(row['hotspot'])}"
    return "All hotspots together" if row["part"] == "all hotspots" else "This cell"


def hours_sentence(
    what: str, period: Period, names: Sequence[str], told: str, few: Sequence[int]
) -> str:
    """Return what is told of the days and hours of the hotspots `names`, or of one cell.

    `told` is of all of them together; `few` are the numbers of those of which too few times are
    known to tell them by themselves.
    """
    if not names:
        return f"{what}, {period}: no hotspot, so nothing is told of days and hours."
    together = "both" if len(names) == 2 else f"all {number(len(names))}"
    where = names[0] if len(names) == 1 else f"{together} hotspots together"
    whole = f"{what} in {where}, {during(period)}: {told}."
    if not few:
        return whole
    named = listed([number(place) for place in few])
    return (
        f"{whole} Hotspot {named} has too few to be told by itself."
        if len(few) == 1
        else f"{whole} Hotspots {named} have too few to be told by themselves."
    )
