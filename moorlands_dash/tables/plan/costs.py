"""The table of what crimes cost, by theme, from the settings' file of unit costs."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.measures.plan.costs import crime_costs
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.unit_costs import UnitCost, read_unit_costs
from moorlands_dash.periods import Period, rolling_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.months import district_months
from moorlands_dash.tables.request import Request
from moorlands_dash.words.plan import costs as words

NAME = "crime-costs"


def costs(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return what a year's recorded crimes cost by theme: the latest twelve whole months."""
    request = Request(snapshot, settings, selection)
    given = unit_costs(settings)
    loaded = request.loaded_of(vocabulary.ALL_CRIME)
    if not given or not loaded:
        return _table(request, empty(NAME), None, words.nothing(given=bool(given)), given)
    period = selection.period or rolling_year(loaded[-1])
    known = coverage(period, loaded)
    if not known.complete:
        return _table(request, empty(NAME), period, words.incomplete(known.missing), given)
    keys = [
        key
        for key in vocabulary.category_keys(vocabulary.ALL_CRIME)
        if key not in (snapshot.withheld or ())
    ]
    months = district_months(request)
    counts = {key: int(months.counts((key,), list(period)).sum()) for key in keys}
    themes = {key: vocabulary.CATEGORY_BY_KEY[key].theme for key in keys}
    rows = pd.DataFrame([cost.model_dump() for cost in given])
    frame = only(NAME, crime_costs(counts, themes, rows))
    return _table(request, frame, period, words.costs_sentence(frame, str(period)), given)


def unit_costs(settings: Settings) -> tuple[UnitCost, ...]:
    """Return the settings' unit costs; raise SelectionError where their file can't be read."""
    path = settings.unit_costs_file()
    if path is None:
        return ()
    try:
        return read_unit_costs(path)
    except (OSError, ValueError) as error:
        raise SelectionError(f"The file of unit costs can't be read: {error}.") from error


def _table(
    request: Request,
    frame: pd.DataFrame,
    period: Period | None,
    said: str,
    given: tuple[UnitCost, ...],
) -> Table:
    return request.table(
        NAME,
        frame,
        title="What crime costs society, by theme",
        period=period,
        about=[vocabulary.ALL_CRIME],
        sentence=said,
        notes=[*words.range_notes(given), words.NO_SAVING],
    )
