"""The tables of people as the partnership sees them: latest figures, series, cohorts, supply."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash.measures.people.cohorts import cohort_verdicts
from moorlands_dash.measures.people.points import with_shares
from moorlands_dash.measures.people.supply import LATE, MISSING, THERE, people_supply
from moorlands_dash.partnership import Settings
from moorlands_dash.people_measures import PEOPLE_MEASURE_BY_KEY, PEOPLE_THEMES, PeopleMeasure
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, framed, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.people.rows import People
from moorlands_dash.tables.request import Request
from moorlands_dash.words.people import counts as words

DUE_AFTER = 42
"""Days after a period's end by which its counts are to be there."""


def people(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each measure's latest figure, whether it is usual, and the cohort a year before."""
    known = People(Request(snapshot, settings, selection))
    frame = empty("people")
    if known.measures:
        rows = pd.DataFrame([_latest(known, measure) for measure in known])
        frame = cohort_verdicts(rows)
        frame["verdict"] = frame["verdict"].where(frame["compared_with"].notna(), None)
        frame = frame.assign(words=[words.row_words(row) for row in frame.to_dict("records")])
        frame = only("people", frame.drop(columns=["compared_with", "p_value"]))
    keys = set(frame["measure"])
    return known.request.table(
        "people",
        frame,
        title=f"People we work with in {known.area_name}",
        period=_span(frame),
        sentence=words.people_sentence(frame),
        notes=[*words.overlap_notes(keys), *words.neither_notes(keys)],
        about=[],
    )


def _latest(known: People, measure: PeopleMeasure) -> dict[str, Any]:
    latest, before, beside = known.latest(measure), known.before(measure), known.beside(measure)
    then = before or {}
    same_mix = beside.same_mix
    return {
        "theme": PEOPLE_THEMES[measure.theme],
        "measure": measure.key,
        "title": measure.name,
        "need": measure.need,
        "area_code": known.area_code,
        "area_name": known.area_name,
        **{name: latest[name] for name in ("from", "to", "count", "of")},
        "of_whom": measure.of,
        **{name: latest[name] for name in ("share", "lower_95", "upper_95", "meaning")},
        "before_from": then.get("from", pd.NaT),
        "before_to": then.get("to", pd.NaT),
        "count_before": then.get("count", pd.NA),
        "of_before": then.get("of", pd.NA),
        "share_before": beside.share_before,
        "same_mix": same_mix,
        "compared_with": beside.share_before if pd.isna(same_mix) else same_mix,
        "p_value": beside.p_value,
        "sender": measure.sender,
    }


def series(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every measure month by month or quarter by quarter, with control limits."""
    known = People(Request(snapshot, settings, selection))
    charts = [
        chart.assign(
            measure=key,
            title=PEOPLE_MEASURE_BY_KEY[key].name,
            area_code=known.area_code,
            area_name=known.area_name,
        )
        for key, chart in known.charts.items()
    ]
    frame = pd.concat(charts, ignore_index=True) if charts else empty("people-series")
    return known.request.table(
        "people-series",
        only("people-series", frame),
        title=f"People we work with in {known.area_name}, over time",
        period=_span(frame),
        sentence="" if charts else words.NOTHING,
        notes=[],
        about=[],
    )


def cohorts(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each share whose groups are known: the latest cohort beside the year before's."""
    known = People(Request(snapshot, settings, selection))
    found = [_by_group(known, m) for m in known if m.groups and m.is_share]
    kept = [rows for rows in found if len(rows)]
    frame = pd.concat(kept, ignore_index=True) if kept else empty("people-cohorts")
    latest = people(snapshot, settings, selection).frame
    told = latest[latest["measure"].isin(set(frame["measure"]))]
    said = [words.cohort_sentence(row) for row in told.to_dict("records")]
    return known.request.table(
        "people-cohorts",
        only("people-cohorts", frame),
        title="Two cohorts beside each other",
        period=_span(frame),
        sentence=" ".join(said) or words.NO_COHORTS,
        notes=[],
        about=[],
    )


def _by_group(known: People, measure: PeopleMeasure) -> pd.DataFrame:
    rows = known.cohorts(measure)
    if rows.empty:
        return rows
    before = with_shares(rows[["count_before", "of_before"]].set_axis(["count", "of"], axis=1))[
        "share"
    ]
    then = rows["from"] - pd.DateOffset(years=1)
    return rows.assign(
        measure=measure.key,
        title=measure.name,
        group_name=rows["group"].map(measure.groups),
        before_from=then,
        before_to=rows["to"] - pd.DateOffset(years=1),
        share_before=before.to_numpy(),
    )


def supply(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return to when each measure of people is known, what lacks, and what is late."""
    known = People(Request(snapshot, settings, selection))
    frame = _supply(known, known.request.day)
    return known.request.table(
        "people-supply",
        frame,
        title="Counts of people: what has come",
        period=_span(frame),
        sentence=words.supply_sentence(frame, known.request.day),
        notes=[],
        about=[],
    )


def _supply(known: People, day: date) -> pd.DataFrame:
    district = known.request.settings.district.code
    ours = known.rows[known.rows["area_code"] == district]
    order = {key: place for place, key in enumerate(PEOPLE_MEASURE_BY_KEY)}
    ours = ours.sort_values("measure", key=lambda keys: keys.map(order))
    found = people_supply(ours, day, DUE_AFTER)
    rows = [
        row
        | {
            "title": PEOPLE_MEASURE_BY_KEY[row["measure"]].name,
            "sender": PEOPLE_MEASURE_BY_KEY[row["measure"]].sender,
        }
        for row in found.to_dict("records")
    ]
    return framed("people-supply", rows)


def people_due(snapshot: Snapshot, settings: Settings, day: date) -> list[dict[str, Any]]:
    """Return `state sends sender known_to month due`, a row a sender, as for other sources.

    `state` is the worst of the sender's measures; `known_to` is to when all of them are known,
    `due` the day by which the next of them is to be there.
    """
    frame = _supply(People(Request(snapshot, settings, Selection())), day)
    found = []
    for sender, own in frame.groupby("sender", sort=False):
        state = min(own["state"], key=_WORST.index)
        next_one = own.sort_values(["due", "next"]).iloc[0]
        found.append(
            {
                "state": "whole" if state == THERE else state,
                "sends": "Counts of people",
                "sender": sender,
                "known_to": own["to"].min().date(),
                "month": next_one["next"].date(),
                "due": next_one["due"].date(),
            }
        )
    return sorted(found, key=lambda row: row["due"])


_WORST = (LATE, MISSING, THERE)


def _span(frame: pd.DataFrame) -> Period | None:
    if frame.empty:
        return None
    return Period(frame["from"].min().date(), frame["to"].max().date())
