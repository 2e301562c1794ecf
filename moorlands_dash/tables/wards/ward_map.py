"""The tables behind the ward map."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.counts import area_counts, area_months, month_series
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.measures.judged import judged
from moorlands_dash.measures.populations import population_at
from moorlands_dash.measures.rates import ward_rates
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import of_wards
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.years import WardYears
from moorlands_dash.vocabulary import plural
from moorlands_dash.words import usual as usual_words
from moorlands_dash.words.numbers import counted, during, listed, number, offered_months, percent
from moorlands_dash.words.wards import ward_map as words

_WARD_NAMES = {"area_code": "ward_code", "area_name": "ward_name"}


def counts(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return incidents in each ward."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} by ward"
    if (covered := request.covered) is None:
        return request.nothing("ward-counts", title)
    frame = _chosen(request, _named(request, _counts(request, covered)))
    return request.table(
        "ward-counts",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.counts_sentence(
            frame, request.what, covered.period, covered.missing, unit=request.unit
        ),
        notes=_notes(request, covered),
    )


def months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return incidents in each ward and month."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} by ward and month"
    if (covered := request.covered) is None:
        return request.nothing("ward-months", title)
    found = _found(request, covered)
    frame = _chosen(request, _named(request, area_months(found, request.wards, covered)))
    one = bool(request.ward) and not frame.empty
    place = frame["ward_name"].iloc[0] if one else "the wards"
    return request.table(
        "ward-months",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.months_sentence(
            frame, request.what, place, covered.period, covered.missing, unit=request.unit
        ),
        notes=_notes(request, covered),
    )


def rates(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return rates per 1,000 residents with intervals, against the district."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} per 1,000 residents by ward"
    if (covered := request.covered) is None:
        return request.nothing("ward-rates", title)
    people = population_at(request.populations, request.wards["area_code"], covered.period.end)
    least = settings.thresholds.unreliable_below
    counts = _counts(request, covered)
    doubt = of_wards(request, counts["area_code"], covered.period, covered.period)
    whole = ward_rates(counts.assign(**doubt), people, unreliable_below=least)
    frame = only("ward-rates", _chosen(request, _named(request, whole)))
    return request.table(
        "ward-rates",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.rates_sentence(frame, request.what, covered.period, covered.missing),
        notes=[
            *_notes(request, covered),
            *_population_notes(people, request.wards),
            f"Rates on fewer than {number(least)} {plural(request.unit)} are marked as not "
            "reliable.",
        ],
    )


def change(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each ward against the same months before."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} by ward, against what is usual"
    if (covered := request.covered) is None:
        return request.nothing("ward-change", title)
    years = WardYears(request)
    before, missing = years.before, years.missing
    least = settings.thresholds.percent_change_from
    whole = judged(years.changes, percent_from=least, together=years.every_ward)
    together = int(whole["p_value"].notna().sum())
    frame = _chosen(request, whole)
    return request.table(
        "ward-change",
        only("ward-change", frame),
        title=title,
        period=covered.period,
        missing=missing,
        sentence=words.change_sentence(
            frame, request.what, covered.period, missing, together=together
        )
        + offered_months(years.shared),
        notes=[
            f"Compared with {before.period}.",
            *usual_words.past_notes(covered.period, whole["usual_years"]),
            *usual_words.family_notes(together, "wards"),
            *usual_words.alone_notes(frame, "ward_name", together),
            *_notes(request, covered, before.period),
            *_missing_before(request, before),
            f"Per cent is not given where either count is under {number(least)}.",
        ],
    )


def district_months(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the district's incidents by month, and rows that could not be placed."""
    request = Request(snapshot, settings, selection)
    place = settings.district.name
    title = f"{request.what} in {place} by month"
    if (covered := request.covered) is None:
        return request.nothing("district-months", title)
    found = snapshot.district_counts(covered.period, request.categories, request.force)
    outside = snapshot.outside_wards(covered.period, request.categories)
    columns = {
        "count": month_series(found[found["district"] == place], covered),
        "no_location": month_series(found[found["district"].isna()], covered),
        "outside_wards": month_series(outside, covered),
    }
    frame = pd.DataFrame(index=list(covered.period)).assign(**columns).astype("Int64")
    frame = frame.assign(category=request.category, month=pd.to_datetime(frame.index))
    return request.table(
        "district-months",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.months_sentence(
            frame, request.what, place, covered.period, covered.missing, unit=request.unit
        ),
        notes=_notes(request, covered),
    )


def _found(request: Request, covered: Coverage) -> pd.DataFrame:
    found = request.snapshot.ward_counts(covered.period, request.categories)
    return found.rename(columns={"ward_code": "area_code"})


def _counts(request: Request, covered: Coverage) -> pd.DataFrame:
    return area_counts(_found(request, covered), request.wards, covered)


def _named(request: Request, frame: pd.DataFrame) -> pd.DataFrame:
    return frame.rename(columns=_WARD_NAMES).assign(category=request.category)


def _chosen(request: Request, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the chosen ward's rows, or all."""
    if request.ward is None:
        return frame
    return frame[frame["ward_code"] == request.ward].reset_index(drop=True)


def _notes(request: Request, covered: Coverage, *others: Period) -> list[str]:
    return [
        *request.period_notes(*others),
        f"Ward map in use: {request.snapshot.ward_map}.",
        *placeless(request, covered),
    ]


def placeless(request: Request, covered: Coverage) -> list[str]:
    """Return how many rows stand in no ward, and why two totals of the district differ."""
    if request.wards.empty:
        return []
    notes = []
    police = [key for key in request.categories if key in vocabulary.POLICE]
    if police:
        notes += _police_placeless(request, covered, police)
    return notes + _outside(request, covered) + _without_place(request, covered)


def _police_placeless(request: Request, covered: Coverage, police: list[str]) -> list[str]:
    ours, unit = request.settings.district.name, "incident"
    found = request.snapshot.district_counts(covered.period, police, request.force)
    sums = found.groupby(found["district"].fillna(""))["count"].sum()
    nowhere, by_name = int(sums.get("", 0)), int(sums.get(ours, 0))
    by_point = int(request.snapshot.ward_counts(covered.period, police)["count"].sum())
    notes = []
    if nowhere:
        notes.append(
            f"{counted(nowhere, unit)} of {request.force} {during(covered.period)} "
            f"({percent(nowhere / sums.sum())} of all) {'has' if nowhere == 1 else 'have'} no "
            "location and can't be given to a ward or district."
        )
    if by_name != by_point:
        notes.append(
            f"By the point published the wards together hold {number(by_point)}; by LSOA name "
            f"{ours} has {number(by_name)}. Points near the border make the difference."
        )
    return notes


def _outside(request: Request, covered: Coverage) -> list[str]:
    found = request.snapshot.outside_wards(covered.period, request.categories)
    if not (outside := int(found["count"].sum())):
        return []
    told = f" by LSOA name {'lies' if outside == 1 else 'lie'}"
    if not set(request.categories) & set(vocabulary.POLICE):
        told = f" {'lies' if outside == 1 else 'lie'}"
    return [
        f"{counted(outside, request.unit)} of {request.settings.district.name}{told} outside "
        "every ward outline."
    ]


def _without_place(request: Request, covered: Coverage) -> list[str]:
    """Return how many of partners' rows have neither a point nor a ward, or a ward alone."""
    if not (places := request.snapshot.placed(covered.period, request.categories)):
        return []
    notes = []
    if nowhere := places.get("", 0):
        notes.append(
            f"{counted(nowhere, request.unit)} {'has' if nowhere == 1 else 'have'} no place: in "
            "the district's figures, and in no ward's."
        )
    if ward_alone := places.get("ward", 0):
        notes.append(
            f"{counted(ward_alone, request.unit)} {'has' if ward_alone == 1 else 'have'} a ward "
            "and no point: in the wards' figures, and on no map of points."
        )
    return notes


def _missing_before(request: Request, before: Coverage) -> list[str]:
    if not before.missing:
        return []
    return [
        f"{before.loaded} of the {before.expected} months to compare with are loaded, so no "
        f"change can be told; load the files of {request.sender} for the others."
    ]


def _population_notes(people: pd.DataFrame, wards: pd.DataFrame) -> list[str]:
    known = people.dropna(subset=["population"])
    sources = dict.fromkeys(
        f"{int(year)} ({source})"
        for year, source in zip(known["population_year"], known["population_source"], strict=True)
    )
    notes = [f"Residents of {listed(list(sources), 3)}."] if sources else []
    without = wards[~wards["area_code"].isin(known["area_code"])]["area_name"]
    if len(without):
        notes.append(f"No population is loaded for {listed(list(without), 5)}: no rate.")
    return notes
