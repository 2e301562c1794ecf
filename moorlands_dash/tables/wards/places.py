"""The tables of places: where in a ward, and which ward a place's name stands for."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.extracts import place_kinds
from moorlands_dash.measures.coverage import Coverage
from moorlands_dash.measures.wards.place_search import (
    FORMER,
    LANDMARK,
    PARISH,
    POSTCODE,
    STREET,
    TOWN,
    WARD,
)
from moorlands_dash.partnership import Place, Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.doubt import rows_in
from moorlands_dash.tables.frames import framed
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.wards import places as words

_POINT = ["ward_code", "location", "longitude", "latitude"]


def places(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return the points of a ward, or of every one, with the incidents published there."""
    request = Request(snapshot, settings, selection)
    title = f"{request.what}: where in the ward"
    if (covered := request.covered) is None:
        return request.nothing("ward-places", title)
    frame = _points(request, covered)
    open_ = rows_in(request, covered.months(), request.ward) != 0
    said = words.places_sentence(frame, request.ward, request.what, covered.period, open_=open_)
    if not _snapped(request):
        frame, said = frame.head(0), words.exact_sentence(request.what)
    return request.table(
        "ward-places",
        frame,
        title=title,
        period=covered.period,
        missing=covered.missing,
        sentence=said,
        notes=request.period_notes(),
    )


def names(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every name that stands for a ward: wards, settlements, streets, postcodes."""
    request = Request(snapshot, settings, selection)
    frame = names_without(snapshot, settings)
    return request.table(
        "place-names",
        frame,
        title="Names of places, and the wards that they lie in",
        sentence=words.names_sentence(frame),
        notes=[],
    )


def names_without(snapshot: Snapshot, settings: Settings, *kinds: str) -> pd.DataFrame:
    """Return the names but those of some kinds of the gazetteer, such as postcodes.

    Columns are `name kind ward_code ward_name count`; a name has a row for each of its wards.
    """
    request = Request(snapshot, settings, Selection())
    listed = _listed(request, kinds)
    # Labels of the map stand where there is room for them: the gazetteer's points are better.
    known = listed["name"][listed["kind"] == TOWN].str.casefold()
    towns = _towns(request)
    towns = towns[~towns["name"].str.casefold().isin(known)]
    parts = [_ward_names(request), towns, _streets(request), listed]
    frame = pd.concat(parts, ignore_index=True)
    return frame.drop_duplicates(["name", "kind", "ward_code"], ignore_index=True)


def _snapped(request: Request) -> bool:
    """Tell whether every point was moved to an anonymous one: others may be somebody's door."""
    return all(source.points == "snapped" for source in vocabulary.sources_of(request.category))


def _points(request: Request, covered: Coverage) -> pd.DataFrame:
    found = request.snapshot.incidents(
        covered.period, request.categories, ward=request.ward, columns=_POINT
    ).dropna(subset=["ward_code", "longitude", "latitude"])
    counts = found.fillna({"location": ""}).groupby(_POINT).size().rename("count").reset_index()
    named = request.wards.rename(columns={"area_code": "ward_code", "area_name": "ward_name"})
    frame = counts.merge(named, on="ward_code")
    sums = frame.groupby("ward_code")["count"].transform("sum")
    order = ["ward_name", "count", "location", "longitude", "latitude"]
    return frame.assign(share=frame["count"] / sums, category=request.category).sort_values(
        order, ascending=[True, False, True, True, True], kind="stable"
    )


def _ward_names(request: Request) -> pd.DataFrame:
    wards = request.wards
    return pd.DataFrame(
        {
            "name": wards["area_name"],
            "kind": WARD,
            "ward_code": wards["area_code"],
            "ward_name": wards["area_name"],
            "count": 0,
        }
    )


def _towns(request: Request) -> pd.DataFrame:
    """Return the settings' towns and villages with the ward that holds their point."""
    named = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    rows: list[dict[str, Any]] = []
    for place in request.settings.map.places:
        code = _ward_at(request.snapshot.ward_shapes(), place) if named else None
        if code in named:
            rows.append({"name": place.name, "kind": TOWN, "ward_code": code, "count": 0})
            rows[-1]["ward_name"] = named[str(code)]
    return framed("place-names", rows)


def _ward_at(shapes: dict[str, Any], place: Place) -> str | None:
    from shapely.geometry import Point, shape

    point = Point(place.longitude, place.latitude)
    for feature in shapes["features"]:
        told = feature["properties"]
        if told["level"] == "ward" and shape(feature["geometry"]).contains(point):
            return str(told["area_code"])
    return None


def _streets(request: Request) -> pd.DataFrame:
    """Return the police's location names with each ward that they lie in."""
    named = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    found = request.snapshot.incidents(
        None, vocabulary.category_keys(vocabulary.ALL), columns=["location", "ward_code"]
    ).dropna()
    counts = found.groupby(["location", "ward_code"]).size().rename("count").reset_index()
    return pd.DataFrame(
        {
            "name": counts["location"].str.replace(r"^On or near\s+", "", regex=True),
            "kind": STREET,
            "ward_code": counts["ward_code"],
            "ward_name": counts["ward_code"].map(named),
            "count": counts["count"],
        }
    )


_CALLED = {
    **dict.fromkeys(place_kinds.SETTLEMENTS, TOWN),
    place_kinds.PARISH: PARISH,
    place_kinds.STREET: STREET,
    place_kinds.LANDMARK: LANDMARK,
    place_kinds.POSTCODE: POSTCODE,
}
"""Kind of the gazetteer -> kind of name."""


def _listed(request: Request, but: tuple[str, ...]) -> pd.DataFrame:
    """Return the names of the gazetteer that lie in a ward."""
    named = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    found = request.snapshot.gazetteer(*but)
    found = found[found["ward_code"].isin(list(named))]
    kinds = found["kind"].map(_CALLED).fillna(LANDMARK)
    return pd.DataFrame(
        {
            "name": found["name"],
            "kind": kinds.where(found["ended"].isna(), FORMER),
            "ward_code": found["ward_code"],
            "ward_name": found["ward_code"].map(named),
            "count": 0,
        }
    )
