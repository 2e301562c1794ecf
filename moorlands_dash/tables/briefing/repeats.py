"""The table of published places where the same kind of incident comes back month after month."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.briefing.repeats import LEAST, repeats
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.briefing import repeats as words
from moorlands_dash.words.hotspots.found import place_name

_PLACE = ["ward_code", "category", "location", "longitude", "latitude"]
_EXACT = ("exact", "ward")
"""What is never given one by one: a partner's exact point; a ward alone is no place."""


def places(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the places that repeat, the longest run of months first."""
    request = Request(snapshot, settings, selection)
    title = f"Places that repeat: {request.what}"
    if (covered := request.covered) is None:
        return request.nothing("repeats", title)
    frame = empty("repeats")
    if covered.complete:
        frame = _rows(request)
    return request.table(
        "repeats",
        only("repeats", frame),
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.repeats_sentence(
            frame, request.what, covered.period, LEAST, covered.missing
        ),
        notes=request.period_notes(),
    )


def _rows(request: Request) -> pd.DataFrame:
    """Return the places; only those that the police publish, as other points are exact."""
    covered = request.covered
    if covered is None:
        return empty("repeats")
    found = request.snapshot.incidents(
        covered.period, request.categories, columns=[*_PLACE, "month", "point"]
    )
    found = found[found["longitude"].notna() & ~found["point"].isin(_EXACT)]
    found = found.fillna({"location": "", "ward_code": ""})
    counts = found.groupby([*_PLACE, "month"], observed=True).size().rename("count").reset_index()
    counts["month"] = pd.to_datetime(counts["month"])
    frame = repeats(counts, covered.months())
    names = request.wards.set_index("area_code")["area_name"]
    frame = frame.assign(
        ward_name=frame["ward_code"].map(names),
        place=frame["location"].map(lambda location: place_name(str(location)) or None),
        **{"from": pd.Timestamp(covered.period.start), "to": pd.Timestamp(covered.period.end)},
    )
    said = [words.repeat_words(row, len(covered.period)) for row in frame.to_dict("records")]
    return frame.assign(words=said)
