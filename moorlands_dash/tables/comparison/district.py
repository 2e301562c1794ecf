"""The table behind "more or fewer than a year ago?" for the whole district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.coverage import (
    Coverage,
    before_columns,
    coverage,
    in_both,
    period_columns,
)
from moorlands_dash.measures.data.provisional import turned
from moorlands_dash.measures.family import family_sizes
from moorlands_dash.measures.judged import judged
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import shown
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.past import DistrictPast
from moorlands_dash.tables.provisional import changed_by, provisional_of
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words
from moorlands_dash.words.comparison import district as words
from moorlands_dash.words.data.provisional import turned_note
from moorlands_dash.words.numbers import number, offered_months
from moorlands_dash.words.usual import alone_notes, past_notes

ASKED = (vocabulary.ALL, vocabulary.ALL_CRIME)
"""Asked about beforehand, each for itself; the categories are searched for a change."""


def district_change(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return all incidents, all crime and each category against the same months a year before."""
    request = Request(snapshot, settings, selection)
    title = f"{settings.district.name} against the same months a year before"
    if (covered := request.covered) is None:
        return request.nothing("district-change", title)
    before = coverage(period_before(covered.period), request.loaded)
    least = settings.thresholds.percent_change_from
    both = _both(request, covered, before)
    searched = ~both["category"].isin(ASKED)
    families = _families(both["category"], settings.disclosure.withheld)
    frame = judged(both, percent_from=least, together=searched, families=families)
    sizes = family_sizes(frame, searched, families)
    asked, asked_before = _of_all(request, covered, before)
    lacking = (*asked_before.missing, *asked.missing)
    return request.table(
        "district-change",
        only("district-change", frame),
        title=title,
        period=covered.period,
        missing=(*before.missing, *covered.missing),
        sentence=words.change_sentence(
            shown(request, frame), settings.district.name, covered.period, lacking
        )
        + offered_months(in_both(asked, asked_before)),
        about=list(frame["category"]),
        notes=[
            f"Compared with {before.period}.",
            *past_notes(covered.period, frame["usual_years"]),
            *words.family_notes(sizes, frame["dispersion"].max()),
            *alone_notes(frame, "name", sum(sizes.values()), words.LOOKED_AT),
            *request.period_notes(before.period),
            *_turned(request, frame, covered),
            *total_words(Request(snapshot, settings, replace(selection, category=vocabulary.ALL))),
            *_not_comparable(frame, before.period),
            f"Per cent is not given where either count is under {number(least)}.",
        ],
    )


def _turned(request: Request, frame: pd.DataFrame, covered: Coverage) -> list[str]:
    """Return what would be judged otherwise, were the provisional months off as others were."""
    size = changed_by(request.snapshot, request.settings)
    months = [month for month in provisional_of(request, vocabulary.ALL) if month in covered.period]
    if not months or not size.told or request.snapshot.public:
        return []
    past = DistrictPast(request)
    of_police = frame["category"].map(lambda key: bool(provisional_of(request, key)))
    counts = [
        sum(past.by_month(key).get(month, 0) for month in months) if police else 0
        for key, police in zip(frame["category"], of_police, strict=True)
    ]
    least = request.settings.thresholds.percent_change_from
    found = turned(frame, pd.Series(counts, frame.index), size.largest, least)
    return turned_note(list(frame.loc[found, "name"]), size)


def _of_all(request: Request, covered: Coverage, before: Coverage) -> tuple[Coverage, Coverage]:
    """Return what of both periods the police sent: a partner's category may have other months."""
    loaded = request.loaded_of(vocabulary.ALL)
    return coverage(covered.period, loaded), coverage(before.period, loaded)


def _families(categories: pd.Series, withheld: Sequence[str]) -> pd.Series:
    """Return with which others each category is tested: those of its source.

    What the public isn't given is apart from what it is, so that both are told the same of the
    rest.
    """
    hidden = categories.isin(withheld).map({True: words.NOT_PUBLIC, False: ""})
    return categories.map(vocabulary.senders_of) + hidden


def _both(request: Request, covered: Coverage, before: Coverage) -> pd.DataFrame:
    """Return every choice with its counts in both periods; categories out of use are left out."""
    past = DistrictPast(request)
    rows = []
    for key in (*ASKED, *vocabulary.CATEGORY_BY_KEY):
        if not (loaded := request.loaded_of(key)):
            continue
        periods = (coverage(either.period, loaded) for either in (covered, before))
        doubt = past.doubt(key, covered.period, before.period)
        row = _row(key, past.by_month(key), *periods, since=request.comparable_from(key))
        rows.append({**row, **past.row(key, covered.period), **doubt})
    frame = pd.DataFrame(rows).astype({"count": "Int64", "count_before": "Int64"})
    used = frame["category"].isin(ASKED) | frame.pop("used")
    return frame[used].reset_index(drop=True)


def _row(
    key: str, counts: Mapping[date, int], covered: Coverage, before: Coverage, *, since: date
) -> Record:
    comparable = key in ASKED or since <= before.period.start
    return {
        "category": key,
        "name": vocabulary.choices()[key],
        **period_columns(covered.period),
        **before_columns(before),
        "months_expected": covered.expected,
        "months_loaded": covered.loaded,
        "count": _sum(counts, covered),
        "count_before": _sum(counts, before) if before.complete else None,
        "used": any(_sum(counts, either) for either in (covered, before)),
        "complete": covered.complete and before.complete and comparable,
    }


def _sum(counts: Mapping[date, int], covered: Coverage) -> int | None:
    """Return the count of the months that are loaded; nothing where none is."""
    return sum(counts[month] for month in covered.months()) if covered.loaded else None


def _not_comparable(frame: pd.DataFrame, before: Period) -> list[str]:
    found = [key for key in frame["category"] if key not in ASKED]
    return [
        f"{category.name}: not comparable before {Period(since, since)}. {category.note}"
        for category in (vocabulary.CATEGORY_BY_KEY[key] for key in found)
        if before.start < (since := category.comparable_from)
    ]
