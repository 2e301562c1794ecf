"""The one table by which sensitive categories reach the public: fixed periods, small counts hidden.

A category is given for each whole financial year, by ward, and for the district's quarters of that
year. Nothing else of it is given anywhere, so nothing overlaps these periods and nothing can be
subtracted but what `measures.disclosure` has weighed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.data.disclosure import Sum, protect
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months, financial_year, financial_year_start, quarter
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.data import disclosure as words

NAME = "protected-counts"
WARD, NOWHERE, DISTRICT = "ward", "no ward", "district"
YEAR, QUARTER = "year", "quarter"
_CELL = ["category", "level", "area_code", "span", "from"]


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
    """Return every published count of the sensitive categories, protected together."""
    whole = snapshot.unprotected()
    slices = [
        part
        for category in settings.disclosure.withheld
        for part in _years(Request(whole, settings, Selection(category=category)), until)
    ]
    if not slices:
        return empty(NAME)
    frame = pd.concat([part.cells for part in slices], ignore_index=True)
    counts = pd.Series(frame["count"].to_numpy(), _keys(frame))
    sums = [named for part in slices for named in part.sums]
    hidden = protect(counts, sums, threshold=settings.disclosure.threshold).to_numpy()
    return frame.assign(
        count=frame["count"].astype("Int64").mask(hidden),
        shown=[
            words.hidden_words(settings.disclosure.threshold) if out else "Given" for out in hidden
        ],
    )


@dataclass(frozen=True)
class _Year:
    """One category in one financial year: its cells, and what adds up."""

    cells: pd.DataFrame

    @property
    def sums(self) -> tuple[Sum, Sum]:
        """Return that wards and no ward make the district, and so do its quarters."""
        keys = _keys(self.cells)
        whole = (self.cells["level"] == DISTRICT) & (self.cells["span"] == YEAR)
        quarters = self.cells["span"] == QUARTER
        total = keys[whole][0]
        return Sum(total, tuple(keys[~whole & ~quarters])), Sum(total, tuple(keys[quarters]))


def _keys(cells: pd.DataFrame) -> pd.Index:
    return pd.Index(list(cells[_CELL].itertuples(index=False, name=None)), tupleize_cols=False)


def _years(request: Request, until: date | None) -> Iterator[_Year]:
    """Yield every financial year of which each month is loaded."""
    first = request.settings.financial_year.first_month
    loaded = {month for month in request.loaded if until is None or month <= until}
    for start in sorted({financial_year_start(month, first) for month in loaded}):
        period = financial_year(start, first)
        if loaded.issuperset(period):
            yield _year(request, period, start)


def _year(request: Request, period: Period, start: int) -> _Year:
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
    return _Year(
        pd.DataFrame(
            [
                {
                    "level": level,
                    "area_code": code,
                    "area_name": name,
                    "category": request.category,
                    "span": span,
                    "from": pd.Timestamp(months.start),
                    "to": pd.Timestamp(months.end),
                    "count": count,
                }
                for level, code, name, span, months, count in rows
            ]
        )
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
