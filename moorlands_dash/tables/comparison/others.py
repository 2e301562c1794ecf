"""The tables behind the comparison with elsewhere."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.comparison.others import COMPARED, compared, with_gap
from moorlands_dash.measures.comparison.recorded import RECORDED, TOTAL, year_label
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.measures.rates import with_rates
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.comparison.street import street_period, street_years
from moorlands_dash.tables.doubt import other_doubt
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words
from moorlands_dash.words.comparison import others as words
from moorlands_dash.words.numbers import counted, during, listed, percent
from moorlands_dash.words.standing import others_note

OFFENCES = "offences"
"""What official recorded crime counts."""
_CENSUS = 2021
"""Populations up to the year before are estimates that were not rebased on this census."""


def street(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the district against the force's others, street-level, per category."""
    request = Request(snapshot, settings, selection)
    name = "comparison-street"
    title = f"{request.what} in {settings.district.name} and other districts of {request.forces}"
    if (covered := request.covered) is None:
        return request.nothing(name, title)
    frame = only(name, compared(street_period(request, covered), settings.district.code))
    if not vocabulary.tells_of_others(request.category):
        return _alone(request, frame, covered)
    return request.table(
        name,
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.street_sentence(
            frame, settings.district.code, request.what, covered.period, covered.missing
        )
        + "".join(f" {said}" for said in total_words(request, covered, rates=True)),
        notes=[
            *request.period_notes(),
            *total_words(request),
            *_doubt_notes(request, covered.period),
            *_rest_notes(request, frame),
            *_people_notes(frame),
            others_note(frame),
        ],
    )


def _doubt_notes(request: Request, period: Period) -> list[str]:
    """Return how many rows set aside may be of other districts."""
    doubt = other_doubt(request, period)
    rows = int(doubt.loc[doubt["district"] != request.settings.district.name, "rows"].sum())
    return words.doubt_notes(rows, public=request.snapshot.public)


def _alone(request: Request, frame: pd.DataFrame, covered: Coverage) -> Table:
    """Return the district's own row where no other district's figures are in the files."""
    settings = request.settings
    return request.table(
        "comparison-street",
        frame[frame["area_code"] == settings.district.code],
        title=f"{request.what} in {settings.district.name}",
        period=covered.period,
        missing=covered.missing,
        sentence=words.alone_sentence(
            request.what, settings.district.name, covered.period, request.lone_senders
        ),
        notes=[*request.period_notes(), *total_words(request), *_people_notes(frame)],
    )


def recorded(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the district against its force and the country, officially recorded crime."""
    request = Request(snapshot, settings, selection)
    official, district = Official(request), settings.district
    period = official.period
    if official.quarters is None or period is None:
        frame = empty("comparison-recorded")
        sentence = words.no_recorded(district.name)
    else:
        frame = only("comparison-recorded", official.compared(official.quarters))
        sentence = words.recorded_sentence(frame, district.code, TOTAL, period)
    table = request.table(
        "comparison-recorded",
        frame,
        title=f"Recorded crime in {district.name}, its force and the country",
        period=period,
        sentence=sentence,
        notes=[*official.notes(), *_people_notes(frame), others_note(frame)],
    )
    return replace(table, counted=OFFENCES)


class AgainstCountry(NamedTuple):
    """All recorded crime per 1,000 residents: ours, the country's, and what ours is against it."""

    own: float
    theirs: float
    verdict: str


def against_country(table: Table, settings: Settings) -> AgainstCountry | None:
    """Return how we stand in `comparison-recorded`, None where either rate isn't known."""
    whole = table.frame[table.frame["group"] == TOTAL].set_index("area_code")
    codes = [settings.district.code, settings.recorded_crime.country_code]
    if not set(codes) <= set(whole.index):
        return None
    own, theirs = whole.loc[codes, "rate_per_1000"]
    if pd.isna(own) or pd.isna(theirs):
        return None
    return AgainstCountry(float(own), float(theirs), str(whole.at[codes[1], "verdict"]))


def both(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return both comparisons, told apart by `basis`; their rates are never mixed."""
    official = recorded(snapshot, settings, selection)
    local = street(snapshot, settings, selection)
    frames = [found for found in (official.frame, _of_no_force(local.frame)) if not found.empty]
    frame = pd.concat(frames, ignore_index=True) if frames else official.frame
    warning = (
        f"Two bases, never to be mixed: {RECORDED} (the Home Office's) and street-level counts "
        "(data.police.uk's, which hold anti-social behaviour)."
    )
    return replace(
        official,
        name="comparison",
        title=f"{settings.district.name} against others",
        frame=only("comparison", frame),
        unit="incidents or offences per 1,000 residents over the period",
        period=local.period or official.period,
        source=f"{official.source}. {local.source}",
        method=f"Official recorded crime: {official.method} Street-level: {local.method}",
        notes=tuple(dict.fromkeys([warning, *official.notes, *local.notes])),
        missing=local.missing,
        sentence=f"{official.sentence} {local.sentence}",
        counted=_either(local),
    )


def _of_no_force(frame: pd.DataFrame) -> pd.DataFrame:
    """Return street-level rows as official ones are: no other force need report for them."""
    nothing = pd.Series(pd.NA, frame.index, dtype="Int64")
    return frame.assign(forces_reported=nothing, forces_missing=nothing.astype("string"))


def years(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every year's rates and the gap to each other area."""
    request = Request(snapshot, settings, selection)
    official, ours = Official(request), settings.district.code
    title = f"The gap between {settings.district.name} and others, year by year"
    frames = [official.counts(quarters) for quarters in official.years()]
    frames += street_years(request)
    if not frames:
        none = empty("comparison-years")
        return request.table(
            "comparison-years", none, title=title, sentence=words.NO_YEARS, notes=[]
        )
    frame = pd.concat(frames, ignore_index=True)
    frame = frame[frame["level"].isin(COMPARED)].reset_index(drop=True)
    frame = with_gap(with_rates(frame).assign(year_label=_labels(frame)), ours)
    table = request.table(
        "comparison-years",
        only("comparison-years", frame),
        title=title,
        period=Period(frame["from"].min().date(), frame["to"].max().date()),
        sentence=words.years_sentence(frame[frame["basis"] == RECORDED], TOTAL, TOTAL),
        notes=[*official.notes(), *_people_notes(frame)],
    )
    return replace(table, counted=_either(table))


def _either(table: Table) -> str:
    """Return what both bases count: the table's own, or offences."""
    return f"{table.counted} or {OFFENCES}"


def _labels(frame: pd.DataFrame) -> list[str]:
    ends = list(zip(frame["from"], frame["to"], strict=True))
    named = {pair: year_label(Period(pair[0].date(), pair[1].date())) for pair in set(ends)}
    return [named[pair] for pair in ends]


def _rest_notes(request: Request, frame: pd.DataFrame) -> list[str]:
    """Return how many incidents are in no district compared, and where they are."""
    if (covered := request.covered) is None:
        return []
    whole = frame[(frame["group"] == request.what) & (frame["level"] != "district")]
    rest = whole.set_index("level")["count"].fillna(0).astype(int)
    nowhere, elsewhere = rest["no location"], rest["elsewhere"]
    notes = []
    if nowhere:
        share = percent(nowhere / rest.sum())
        notes.append(
            f"{counted(nowhere, request.unit)} of {request.forces} {during(covered.period)} "
            f"({share} of all) {'has' if nowhere == 1 else 'have'} no location: in no district "
            "and not in the force's sum."
        )
    if elsewhere:
        notes.append(
            f"{counted(elsewhere, request.unit)} lie in places that the settings give no code "
            f"({listed(_uncoded(request, covered.period), 4)}) and are not compared."
        )
    return notes


def _uncoded(request: Request, period: Period) -> list[str]:
    found = request.snapshot.district_counts(period, request.categories, request.force)
    sums = found.groupby("district")["count"].sum().sort_values(ascending=False)
    return [name for name in sums.index if name not in request.settings.districts]


def _people_notes(frame: pd.DataFrame) -> list[str]:
    """Return which years' residents the rates are for, and whether the census breaks them."""
    if frame.empty:
        return []
    places = frame[frame["level"].isin(COMPARED)]
    years = sorted(int(year) for year in places["population_year"].dropna().unique())
    without = places.loc[places["population"].isna(), "area_name"].drop_duplicates()
    notes = [f"Residents of {listed([str(year) for year in years])}."] if years else []
    if len(without):
        notes.append(f"No population is loaded for {listed(list(without), 4)}: no rate.")
    if years and years[0] < _CENSUS <= years[-1]:
        notes.append(
            f"Populations before {_CENSUS} are estimates that were not rebased on that year's "
            "census: a step between such years is partly theirs."
        )
    return notes
