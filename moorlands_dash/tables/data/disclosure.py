"""The one table by which sensitive categories reach the public: fixed periods, small counts hidden.

A category is given for each whole financial year, for the district's quarters of that year, and by
ward where the district's count is large enough for that. Nothing else of it is given anywhere, so
nothing overlaps these periods and nothing can be subtracted but what `measures.disclosure` has
weighed. A year is given once (`store.given`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.data.disclosure import least_total, protect
from moorlands_dash.measures.data.sums import Sum
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import (
    Period,
    add_months,
    financial_year,
    financial_year_start,
    month_key,
    parse_month,
    quarter,
)
from moorlands_dash.rows import Record
from moorlands_dash.store.given import give, given
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.secret import secret_of
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.data import disclosure as words

NAME = "protected-counts"
WARD, NOWHERE, DISTRICT = "ward", "no ward", "district"
YEAR, QUARTER = "year", "quarter"
DEMONSTRATION, REAL = "demonstration", "real"
_COLUMNS = ["level", "area_code", "area_name", "category", "span", "from", "to", "count", "shown"]


def protected_counts(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the sensitive categories by ward and financial year, and by the district's quarters.

    A hidden count is missing, and `shown` says so. The whole is protected first and then limited
    to the category, ward and months chosen.
    """
    request = Request(
        snapshot, settings, Selection(until=selection.until, partnership=selection.partnership)
    )
    frame = _chosen(request, cube(snapshot, settings, request.until), selection)
    threshold = settings.disclosure.threshold
    return request.table(
        NAME,
        frame,
        title="Figures that could point at a person, by financial year",
        sentence=words.protected_sentence(frame, threshold),
        notes=words.rule_notes(threshold),
        period=_whole(frame),
    )


def cube(snapshot: Snapshot, settings: Settings, until: date | None = None) -> pd.DataFrame:
    """Return every count of the sensitive categories that the public may have, to a month.

    Years that were given once are given so again. Asked for the public, what is given for the first
    time is written down.
    """
    whose = settings.key, DEMONSTRATION if snapshot.demonstration else REAL
    frame = given(snapshot.home, *whose)
    fresh = _fresh(snapshot, settings, set(zip(frame["category"], frame["year"], strict=True)))
    if len(fresh):
        day = f"{snapshot.created:%Y-%m-%d}"
        if snapshot.public:
            frame = give(snapshot.home, *whose, day, fresh)
        else:
            frame = pd.concat([frame, fresh], ignore_index=True)
    frame = frame[frame["category"].isin(settings.disclosure.withheld)]
    if until is not None:
        # A quarter is given with its year.
        frame = frame[frame["year"].map(lambda year: _year_of(year, settings).end) <= until]
    if frame.empty:
        return empty(NAME)
    order = frame["category"].map(settings.disclosure.withheld.index)
    frame = frame.assign(order=order).sort_values(["order", "year"], kind="stable")
    shown = frame["count"].isna().map({True: words.HIDDEN, False: "Given"})
    return frame.assign(shown=shown)[_COLUMNS].reset_index(drop=True)


def _fresh(
    snapshot: Snapshot, settings: Settings, known: Collection[tuple[str, str]]
) -> pd.DataFrame:
    """Return each whole year of each category that wasn't given yet, its counts protected."""
    whole = snapshot.unprotected()
    if whole is None:
        return empty(NAME)
    years = [
        _protected(request, year, start)
        for category in settings.disclosure.withheld
        for request in [Request(whole, settings, Selection(category=category))]
        for start, year in _years(request)
        if (category, month_key(year.start)) not in known
    ]
    return pd.concat(years, ignore_index=True) if years else empty(NAME)


def _years(request: Request) -> Iterator[tuple[int, Period]]:
    """Yield every financial year of which each month is loaded."""
    first = request.settings.financial_year.first_month
    for start in sorted({financial_year_start(month, first) for month in request.loaded}):
        period = financial_year(start, first)
        if set(request.loaded).issuperset(period):
            yield start, period


def _protected(request: Request, period: Period, start: int) -> pd.DataFrame:
    """Return a year of a category: the district, its quarters, and where it can be the wards."""
    threshold = request.settings.disclosure.threshold
    cells = _counted(request, period, start)
    wards = cells["level"] != DISTRICT
    # Whether there are wards hangs on the district's count alone, which is given with them.
    if _total(cells) < least_total(int(wards.sum()), threshold):
        cells = cells[~wards]
    keys = pd.Index([_key(request, row) for row in cells.to_dict("records")])
    wards, quarters = cells["level"] != DISTRICT, cells["span"] == QUARTER
    (total,) = keys[~wards & ~quarters]
    sums = [Sum(total, tuple(keys[quarters]))]
    if wards.any():
        sums.append(Sum(total, tuple(keys[wards]), gated=True))
    counts = pd.Series(cells["count"].to_numpy(), keys)
    secret = secret_of(request.snapshot.home)
    hidden = protect(counts, sums, threshold=threshold, secret=secret).to_numpy()
    return cells.assign(
        category=request.category,
        year=month_key(period.start),
        count=cells["count"].astype("Int64").mask(hidden),
    )


def _total(cells: pd.DataFrame) -> int:
    """Return the district's count of the year."""
    return int(cells.loc[(cells["level"] == DISTRICT) & (cells["span"] == YEAR), "count"].iloc[0])


def _key(request: Request, row: Record) -> str:
    """Return what a cell is called when lots are drawn: the same in every snapshot."""
    months = month_key(row["from"]), month_key(row["to"])
    return " ".join([request.category, row["level"], row["area_code"], *months])


def _counted(request: Request, period: Period, start: int) -> pd.DataFrame:
    """Return the counts of one year as they are."""
    found = request.snapshot.incidents(period, request.categories, columns=["ward_code", "month"])
    by_ward = found["ward_code"].value_counts()
    district = request.settings.district
    rows = [
        (WARD, code, name, YEAR, period, int(by_ward.get(code, 0)))
        for code, name in zip(request.wards["area_code"], request.wards["area_name"], strict=True)
    ]
    rows.append(
        (NOWHERE, "", "In no ward", YEAR, period, len(found) - sum(row[-1] for row in rows))
    )
    rows.append((DISTRICT, district.code, district.name, YEAR, period, len(found)))
    for number in range(1, 5):
        part = quarter(start, number, request.settings.financial_year.first_month)
        begun = found["month"] >= pd.Timestamp(part.start)
        count = int((begun & (found["month"] < pd.Timestamp(add_months(part.end, 1)))).sum())
        rows.append((DISTRICT, district.code, district.name, QUARTER, part, count))
    return pd.DataFrame(
        [
            {
                "level": level,
                "area_code": code,
                "area_name": name,
                "span": span,
                "from": pd.Timestamp(months.start),
                "to": pd.Timestamp(months.end),
                "count": count,
            }
            for level, code, name, span, months, count in rows
        ]
    )


def _year_of(first: str, settings: Settings) -> Period:
    month = parse_month(first)
    return financial_year(
        financial_year_start(month, settings.financial_year.first_month), month.month
    )


def _chosen(request: Request, frame: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """Return the rows of the category, ward and months chosen."""
    keep = pd.Series(data=True, index=frame.index)
    if selection.category != vocabulary.ALL:
        keep &= frame["category"].isin(_categories(selection.category))
    ward = Request(request.snapshot, request.settings, Selection(area=selection.area)).ward
    if ward is not None:
        keep &= frame["area_code"] == ward
    if selection.period is not None:
        start, end = pd.Timestamp(selection.period.start), pd.Timestamp(selection.period.end)
        keep &= (frame["from"] >= start) & (frame["to"] <= end)
    return frame[keep].reset_index(drop=True)


def _categories(choice: str) -> tuple[str, ...]:
    try:
        return vocabulary.category_keys(vocabulary.find_choice(choice))
    except ValueError as error:
        raise SelectionError(f"{error}.") from error


def _whole(frame: pd.DataFrame) -> Period | None:
    if frame.empty:
        return None
    return Period(frame["from"].min().date(), frame["to"].max().date())
