"""Parts that leaflets are made of, each from one of the public's tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.people_measures import PEOPLE_MEASURE_BY_KEY
from moorlands_dash.periods import Period, day_name
from moorlands_dash.reports.pack.marks import MARKS
from moorlands_dash.reports.public.summary import Part, Promise
from moorlands_dash.rows import Record
from moorlands_dash.tables.data.disclosure import DISTRICT, YEAR
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.people.protected import latest_given
from moorlands_dash.words.assessment.paper import chosen_bullet
from moorlands_dash.words.meetings import leaflets as words
from moorlands_dash.words.meetings.public import change_sentence, told_sentence
from moorlands_dash.words.numbers import during
from moorlands_dash.words.people.protected import OTHER_PEOPLE, leaflet_words
from moorlands_dash.words.plan.did import raised_sentence
from moorlands_dash.words.plan.raised import discussed_line

_CLEAR = ("more", "fewer")
_ASKED = (vocabulary.ALL, vocabulary.ALL_CRIME)
_MOST = 9
"""Lines about kinds of crime."""


def promises(
    title: str, targets: Table, *, closed: bool, pictures: Mapping[str, str] | None = None
) -> Part:
    """Return each target with its mark and how it stands, or stood when its year was over.

    `pictures` are the targets' by their ids. How many are left out to protect people stands above.
    """
    return Part(
        title,
        lines=(targets.left_out,) if targets.left_out else (),
        promises=tuple(
            Promise(
                str(row["title"]),
                MARKS[str(row["status"])],
                words.promise(row, closed=closed),
                (pictures or {}).get(str(row["target_id"]), ""),
            )
            for row in _rows(targets)
        ),
        heads=("What we promised", "How it went" if closed else "How it is going"),
    )


def compared(change: Table, most: int = _MOST) -> Part:
    """Return the district against the year before: all of it first, then what clearly changed."""
    rows = sorted(
        _rows(change),
        key=lambda row: (row["category"] not in _ASKED, row["verdict"] not in _CLEAR),
    )
    return Part(
        "Compared with the year before",
        lines=(_when(change.period),) if rows and change.period else (),
        bullets=tuple(change_sentence(row) for row in rows[:most]),
    )


def _when(period: Period) -> str:
    return f"What was counted {during(period)}, against the same months a year before."


def told(residents: Table, most: int | None = None) -> Part:
    """Return the newest wave of each question that residents were asked, the first ones."""
    newest = _newest(residents)[:most]
    return Part("What you told us", bullets=tuple(map(told_sentence, newest)))


def discussed(raised: Table, before: date) -> Part:
    """Return what was discussed at the public meetings before a day, the newest one's first."""
    found = raised.frame[raised.frame["meeting_date"] < pd.Timestamp(before)]
    if found.empty:
        return Part(_DISCUSSED)
    latest = found[found["meeting_date"] == found["meeting_date"].max()]
    open_still = found[~found["answered"] & (found["meeting_date"] < latest["meeting_date"].max())]
    rows = pd.concat([latest, open_still]).to_dict("records")
    day = day_name(latest["meeting_date"].iloc[0].date())
    earlier = " What earlier meetings raised stands here until it is answered."
    told = f"What was raised at the public meeting of {day}, and what we answered."
    return Part(
        _DISCUSSED,
        lines=(told + earlier * (not open_still.empty),),
        bullets=tuple(map(discussed_line, rows)),
    )


_DISCUSSED = "What was discussed"


def raised(responses: Table, residents: Table, issues: Table | None = None) -> Part:
    """Return what was raised: in letters and meetings, in a consultation, and in the survey."""
    answers = tuple(map(raised_sentence, _newest(responses)))
    if issues is not None and not issues.frame.empty:
        answers = (*answers, issues.sentence)
    asked = tuple(map(told_sentence, _newest(residents)))
    note = "Whoever wanted to could answer the open consultation: it is no sample of residents."
    return Part("Issues raised", lines=(note,) if answers else (), bullets=answers + asked)


def did(title: str, actions: Table, standing: str, within: Period | None = None) -> Part:
    """Return the actions that stand so; those done, in the months given."""
    rows = [
        row
        for row in _rows(actions)
        if row["standing"] == standing
        and (within is None or row["when"].date().replace(day=1) in within)
    ]
    nothing = () if rows or within is None else (words.nothing_done(len(actions.frame)),)
    return Part(title, lines=nothing, bullets=tuple(map(words.action, rows)))


def chosen(priorities: Table) -> Part:
    """Return which themes were chosen, why, and what came; nothing where none is recorded."""
    return Part("What we chose, and why", bullets=tuple(map(chosen_bullet, _rows(priorities))))


def guarded(protected: Table, year: Period) -> Part:
    """Return the district's counts of sensitive categories in a year, small ones hidden."""
    rows = [
        row
        for row in _rows(protected)
        if (row["level"], row["span"]) == (DISTRICT, YEAR) and row["from"].date() == year.start
    ]
    return Part("What else was reported", bullets=tuple(map(words.guarded, rows)))


def people(protected: Table, year: Period) -> Part:
    """Return what is given of the people we work with in a year: the latest time of each measure.

    Needs of offenders are left to the page, and so is what is hidden.
    """
    frame = protected.frame
    within = [stamp.date() in year for stamp in frame["to"]]
    latest = latest_given(frame[within]).to_dict("records")
    rows = [row for row in latest if not PEOPLE_MEASURE_BY_KEY[row["measure"]].need]
    return Part(
        "People we work with",
        lines=(OTHER_PEOPLE,) if rows else (),
        bullets=tuple(map(leaflet_words, rows))[:_MOST],
    )


def _rows(table: Table) -> list[Record]:
    return table.frame.to_dict("records")


def _newest(table: Table) -> Sequence[Record]:
    newest = table.frame.sort_values("period_end").drop_duplicates("indicator", keep="last")
    return newest.sort_values("indicator").to_dict("records")
