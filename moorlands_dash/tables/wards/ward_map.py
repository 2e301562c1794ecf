"""The tables behind the ward map."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.counts import area_counts, area_months, month_series
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.measures.judged import judged
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import rows_in, shown
from moorlands_dash.tables.frames import only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.provisional import marked
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.totals import total_words
from moorlands_dash.tables.wards.years import WardYears
from moorlands_dash.vocabulary import plural
from moorlands_dash.words import usual as usual_words
from moorlands_dash.words.numbers import counted, during, listed, number, offered_months, percent
from moorlands_dash.words.standing import together_note
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
        sentence=_with(
            words.counts_sentence(
                frame,
                request.what,
                covered.period,
                covered.missing,
                unit=request.unit,
                doubt=rows_in(request, covered.months(), request.ward),
            ),
            [] if request.ward else total_words(request, covered),
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
    frame = frame.assign(provisional=marked(request, frame["month"]))
    one = bool(request.ward) and not frame.empty
    place = frame["ward_name"].iloc[0] if one else "the wards"
    return request.table(
        "ward-months",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.months_sentence(
            frame,
            request.what,
            place,
            covered.period,
            covered.missing,
            unit=request.unit,
            doubt=rows_in(request, covered.months(), request.ward),
        ),
        notes=_notes(request, covered),
    )


def rates(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return rates per 1,000 residents with intervals, against the district."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} per 1,000 residents by ward"
    if (covered := request.covered) is None:
        return request.nothing("ward-rates", title)
    years = WardYears(request)
    frame = only("ward-rates", _chosen(request, years.standing))
    ranked = int(years.standing["rate_per_1000"].notna().sum())
    least = settings.thresholds.unreliable_below
    return request.table(
        "ward-rates",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=_with(
            words.rates_sentence(
                frame, request.what, covered.period, covered.missing, wards=ranked
            ),
            total_words(request, covered, rates=True),
        ),
        notes=[
            *_notes(request, covered),
            *_population_notes(years.people, request.wards),
            together_note(ranked),
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
            shown(request, frame), request.what, covered.period, missing, together=together
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
    frame = frame.assign(provisional=marked(request, frame["month"]))
    return request.table(
        "district-months",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=_with(
            words.months_sentence(
                frame,
                request.what,
                place,
                covered.period,
                covered.missing,
                unit=request.unit,
                doubt=rows_in(request, covered.months()),
            ),
            total_words(request, covered),
        ),
        notes=_notes(request, covered),
    )


def _with(said: str, more: list[str]) -> str:
    """Return a sentence with what must stand beside its total."""
    return " ".join([said, *more])


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
    police = [key for key in request.categories if key in vocabulary.POLICE]
    return [
        *(_police_placeless(request, covered, police) if police else []),
        *total_words(request, covered),
        *_without_place(request, covered),
    ]


def _police_placeless(request: Request, covered: Coverage, police: list[str]) -> list[str]:
    found = request.snapshot.district_counts(covered.period, police, request.force)
    whole, nowhere = (int(rows["count"].sum()) for rows in (found, found[found["district"].isna()]))
    if not nowhere:
        return []
    return [
        f"{counted(nowhere, 'incident')} of {request.forces} {during(covered.period)} "
        f"({percent(nowhere / whole)} of all) {'has' if nowhere == 1 else 'have'} no location and "
        "can't be given to a ward or district."
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
    if not before.loaded:
        months = "The month" if before.expected == 1 else f"None of the {before.expected} months"
        not_there = f"{months} to compare with is {'not ' if before.expected == 1 else ''}loaded"
        return [f"{not_there}, so no change can be told; load the files of {request.sender}."]
    return [
        f"Only {before.loaded} of the {before.expected} months to compare with "
        f"{'is' if before.loaded == 1 else 'are'} loaded, so no change can be told; load the "
        f"files of {request.sender} for the others."
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
