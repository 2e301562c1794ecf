"""The tables made of incidents: the district's own, and counts by ward and district.

Of street extracts, the rule for the ward: the point that the police publish, in the outline of the
ward map in use. The rule for the district: the code of the LSOA that the police publish, where the
settings or outlines in use say that it is ours; else its name ("Staffordshire Moorlands 010A" lies
in Staffordshire Moorlands, under whichever of its names); else the point. None asks which force
recorded it: a neighbour's row in our district counts in ward and district alike. Rows without a
location have neither. Those of partners come placed (`store/partners.py`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.areas import LSOA_NUMBER
from moorlands_dash.sources import SOURCE_BY_KEY
from moorlands_dash.store import incident_steps as steps
from moorlands_dash.store.agreement import hold_agreement
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.engine import Engine
from moorlands_dash.store.merge import Merged, Opened
from moorlands_dash.store.places import Outlines, assigned
from moorlands_dash.store.steps import Relation
from moorlands_dash.store.wholeness import Judged, states_of, taken_as_whole
from moorlands_dash.vocabulary import CATEGORIES


def write_incidents(
    engine: Engine,
    street: tuple[Opened, Merged],
    partners: Relation,
    covered: Sequence[Cover],
    outlines: Outlines,
    settings: Settings,
    out: Path,
    judge: Judged = taken_as_whole,
) -> dict[str, Any]:
    """Write the four tables of incidents, of street extracts and of partners.

    `covered` lists each source, sender and month for which a file is in use; `judge` says which
    of these months are whole. Returns the counts that the manifest carries.
    """
    opened, merged = street
    places = engine.make(steps.PLACES, _places(settings), accepted=opened.accepted)
    points = _points(engine, opened.accepted, outlines, settings)
    coded = _coded(engine, outlines, settings)
    placed = engine.make(
        steps.PLACED, counted=merged.counted, places=places, coded=coded, points=points
    )
    cells = _cells(engine, placed, partners, settings)
    hold_agreement(engine, cells, outlines, settings)
    _write_rows(engine, placed, opened.extracts, merged.outcomes, partners, out)
    states = states_of(engine, covered, cells, partners, judge)
    _write_counts(engine, cells, states, out)
    found = _counts(engine, cells, outlines, settings)
    engine.drop(placed, cells, places, coded, points, states)
    return found


def _places(settings: Settings) -> dict[str, object]:
    """Return the names by which LSOAs tell their district, as the step of places is given them."""
    ours, also = settings.district, settings.also_compared
    return {
        "number": LSOA_NUMBER,
        "also": list(also),
        "meant": list(also.values()),
        "names": list(ours.known_as),
        "ours": ours.name,
        "compared": list(settings.districts),
    }


def _coded(engine: Engine, outlines: Outlines, settings: Settings) -> Relation:
    """Return the codes of LSOAs that are known to be ours, whatever a row calls them."""
    columns = {"lsoa_code": "VARCHAR", "coded_district": "VARCHAR"}
    codes = {*settings.district.lsoas, *outlines.lsoas["area_code"]}
    return engine.given("coded", columns, [(code, settings.district.name) for code in codes])


def _cells(engine: Engine, placed: Relation, partners: Relation, settings: Settings) -> Relation:
    """Return how many incidents there are of each source, month, category, district and ward."""
    force = {"force": settings.force.name}
    forces = force | {"forces": list(settings.force.all_names)}
    street = engine.make(steps.STREET_CELLS, forces, placed=placed)
    found = engine.make(steps.CELLS, force, street_cells=street, partners=partners)
    engine.drop(street)
    return found


def _write_rows(
    engine: Engine,
    placed: Relation,
    extracts: Relation,
    outcomes: Relation,
    partners: Relation,
    out: Path,
) -> None:
    """Write the district's own incidents, and those in its wards."""
    names = {c.key: SOURCE_BY_KEY[c.source].name for c in CATEGORIES}
    columns = {"category": "VARCHAR", "source": "VARCHAR"}
    sources = engine.given("sources", columns, names.items())
    engine.write(
        steps.INCIDENTS,
        out,
        row_group=20_480,
        placed=placed,
        extracts=extracts,
        outcomes=outcomes,
        partners=partners,
        sources=sources,
    )
    engine.drop(sources)


def _points(engine: Engine, accepted: Relation, outlines: Outlines, settings: Settings) -> Relation:
    """Return the ward and the LSOA in which each point of street extracts lies, if in any."""
    within = dict(zip(steps.POINTS_NEAR.values, _bounds(outlines), strict=True))
    points = engine.frame(steps.POINTS_NEAR, within, accepted=accepted)
    points["ward_code"] = assigned(points, outlines.wards)
    points["lsoa_found"] = assigned(points, outlines.lsoas)
    lent = engine.lent("found_points", points)
    found = engine.make(steps.POINTS, {"ours": settings.district.name}, found=lent)
    engine.drop(lent)
    return found


def _write_counts(engine: Engine, cells: Relation, states: Relation, out: Path) -> None:
    engine.write(steps.WARD_COUNTS, out, cells=cells)
    engine.write(steps.DISTRICT_COUNTS, out, cells=cells)
    engine.write(steps.COVERAGE, out, states=states)


def _bounds(outlines: Outlines) -> tuple[float, float, float, float]:
    """Return west, south, east and north of all wards and LSOAs; an empty box without any."""
    import shapely

    shapes = pd.concat([outlines.wards["geometry"], outlines.lsoas["geometry"]])
    if shapes.empty:
        return 1.0, 1.0, 0.0, 0.0
    west, south, east, north = shapely.total_bounds(shapely.from_wkb(shapes.to_numpy()))
    return float(west), float(south), float(east), float(north)


def _counts(
    engine: Engine,
    cells: Relation,
    outlines: Outlines,
    settings: Settings,
) -> dict[str, Any]:
    """Return what the manifest says of the incidents; None is what can't be known."""
    rows, own = engine.row(steps.ROWS, cells=cells), engine.row(steps.OWN, cells=cells)
    no_location = engine.rows(steps.NO_LOCATION, cells=cells)
    return {
        "rows": rows[0],
        "partner_rows": rows[1],
        "partner_incidents": rows[2],
        "district": settings.district.name,
        "incidents": own[0],
        "located": own[1],
        "outside_wards": None if outlines.wards.empty else own[2],
        "in_wards_of_other_districts": None if outlines.wards.empty else own[3],
        "outside_lsoa": None if outlines.lsoas.empty else own[4],
        "without_location": [
            {"force": force, "month": month.isoformat(), "rows": number}
            for force, month, number in no_location
        ],
    }
