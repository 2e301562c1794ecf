"""The table of published places where the same kind of incident comes back month after month."""

from __future__ import annotations

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.briefing.repeats import LEAST, repeats
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import other_doubt
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
    frame, more, nowhere = empty("repeats"), 0, 0
    if covered.complete:
        counts = _counts(request, covered)
        frame = _rows(request, covered, counts)
        more = _more(request, covered, counts)
        nowhere = _nowhere(request, covered)
    return request.table(
        "repeats",
        only("repeats", frame),
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=words.repeats_sentence(
            frame,
            request.what,
            covered.period,
            LEAST,
            covered.missing,
            more=more,
            sure=_doubt(request, covered).empty,
        ),
        notes=[*request.period_notes(), *words.doubt_notes(more, nowhere)],
    )


def _counts(request: Request, covered: Coverage) -> pd.DataFrame:
    """Return counts by place, kind and month; only of points that the police publish."""
    found = request.snapshot.incidents(
        covered.period, request.categories, columns=[*_PLACE, "month", "point"]
    )
    found = found[found["longitude"].notna() & ~found["point"].isin(_EXACT)]
    found = found.fillna({"location": "", "ward_code": ""})
    counts = found.groupby([*_PLACE, "month"], observed=True).size().rename("count").reset_index()
    return counts.assign(month=pd.to_datetime(counts["month"]))


def _rows(request: Request, covered: Coverage, counts: pd.DataFrame) -> pd.DataFrame:
    frame = repeats(counts, covered.months())
    names = request.wards.set_index("area_code")["area_name"]
    frame = frame.assign(
        ward_name=frame["ward_code"].map(names),
        place=frame["location"].map(lambda location: place_name(str(location)) or None),
        **{"from": pd.Timestamp(covered.period.start), "to": pd.Timestamp(covered.period.end)},
    )
    said = [words.repeat_words(row, len(covered.period)) for row in frame.to_dict("records")]
    return frame.assign(words=said)


def _more(request: Request, covered: Coverage, counts: pd.DataFrame) -> int:
    """Return how many places repeat only if rows set aside are of the kind, place and month."""
    doubt = _doubt(request, covered)
    doubt = doubt[_told(doubt)]
    if doubt.empty:
        return 0
    held = [key for key in request.categories if key in vocabulary.POLICE]
    rows = [
        (row["longitude"], row["latitude"], key, row["month"], row["rows"])
        for row in doubt.to_dict("records")
        for key in ([row["category"]] if pd.notna(row["category"]) else held)
    ]
    at = ["longitude", "latitude", "category"]
    added = pd.DataFrame(rows, columns=[*at, "month", "count"])
    known = counts[[*at, "month", "count"]]
    both = pd.concat([known, added.assign(month=pd.to_datetime(added["month"]))])
    sure, perhaps = (
        set(repeats(one, covered.months())[at].itertuples(index=False)) for one in (known, both)
    )
    return len({place[:2] for place in perhaps - sure})


def _nowhere(request: Request, covered: Coverage) -> int:
    """Return how many rows set aside have no place or month that can be read."""
    doubt = _doubt(request, covered)
    return int(doubt.loc[~_told(doubt), "rows"].sum())


def _told(doubt: pd.DataFrame) -> pd.Series:
    return doubt["longitude"].notna() & (doubt["month"] == doubt["month_to"])


def _doubt(request: Request, covered: Coverage) -> pd.DataFrame:
    doubt = other_doubt(request, covered.period)
    ours = doubt["district"].isna() | doubt["district"].eq(request.settings.district.name)
    return doubt[ours]
