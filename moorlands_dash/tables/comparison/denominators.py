"""Our district and the force's others by residents, and by homes, vehicles or roads."""

from __future__ import annotations

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.comparison.street import street_period
from moorlands_dash.tables.denominators import both_rates
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.vocabulary import tells_of_others
from moorlands_dash.words import denominators as words

_NAME = "comparison-denominators"


def denominators(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return each of the force's districts with both rates of the choice."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what} in {settings.district.name} and others, by two denominators"
    if (covered := request.covered) is None:
        return request.nothing(_NAME, title)
    frame = empty(_NAME)
    if tells_of_others(request.category):
        rows = street_period(request, covered)
        places = (rows["level"] == "district") & (rows["group"] == request.what)
        rates = rows[places & rows["population"].notna()].reset_index(drop=True)
        found = both_rates(request, rates, "area_code", covered.period.end)
        frame = only(_NAME, found) if len(found) else frame
    parts = [part for _, part in frame.groupby("denominator", sort=False)]
    said = [words.both_sentence(rows, "area_name", request.what) for rows in parts]
    return request.table(
        _NAME,
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=" ".join(said) or words.NONE_LOADED,
        notes=[*words.notes(frame), *request.period_notes()],
    )
