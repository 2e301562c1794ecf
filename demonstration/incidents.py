"""The force's incidents, month by month, as they would be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import sqrt

import numpy as np

from demonstration import expected, mix, truths
from demonstration.draws import Draws, Floats, Integers
from demonstration.force import NO_PLACE, Force
from moorlands_dash.periods import months_between

_SEED = 3

_TOTAL_SPREAD = 20.0
"""Standard deviation of the district's month, a little under that of a Poisson count its size."""
_SPREAD = 0.08
"""Standard deviation of a ward's and of a type's level from month to month, beyond chance."""
_LEEWAY = 5
"""Month totals keep this far within the planted limits, so that a republished crime fits in."""
_NO_LOCATION_SHARE = (0.018, 0.005)
"""Share of the force's crimes without a location, in the first month and in the last."""

_ID_PREFIX = "de30" * 12
"""Crime IDs are 64 hexadecimal digits: this, the month and a running number."""


@dataclass
class Rows:
    """One month's rows; the fields are of equal length."""

    month: date
    place: Integers
    """Position in Force.places, or NO_PLACE."""
    crime_type: Integers
    """Position in mix.TYPES."""
    outcome: Integers
    """Position in mix.OUTCOMES."""
    crime_id: list[str]
    """Blank for anti-social behaviour."""


def months(force: Force) -> Iterator[Rows]:
    """Yield each month's rows in the published order: by LSOA, then by type, no location last."""
    waiting: list[Rows] = []
    for number, month in enumerate(truths.PERIOD):
        rows = _ordered(_joined([_new_rows(force, month), *waiting]), force)
        yield rows
        waiting = [_republished(rows, force, month)] if number % 3 == 1 else []


def is_new(month: date, crime_id: str) -> bool:
    """Tell whether a row of a month's file is no crime that stood in an earlier one."""
    return not crime_id or crime_id.startswith(_id_stem(month))


def _id_stem(month: date) -> str:
    return f"{_ID_PREFIX}{month:%Y%m}"


def _new_rows(force: Force, month: date) -> Rows:
    draws = Draws(_SEED, month.year, month.month)
    parts = [_district_rows(force, month, draws)]
    parts += [_other_rows(force, district, month, draws) for district in range(len(force.others))]
    located = sum(len(place) for place, _ in parts)
    parts.append(_rows_without_location(located, month, draws))
    place = np.concatenate([places for places, _ in parts])
    crime_type = np.concatenate([types for _, types in parts])
    return Rows(month, place, crime_type, _outcomes(crime_type, month, draws), [""] * len(place))


def _district_rows(force: Force, month: date, draws: Draws) -> tuple[Integers, Integers]:
    """Return places and types of our district's incidents."""
    strands = expected.month_strands(month)
    by_ward = 1 + _SPREAD * draws.normals(len(mix.WARD_YEAR))
    by_type = 1 + _SPREAD * draws.normals(len(mix.TYPES))
    levels = strands.expected * by_ward[strands.ward] * by_type[strands.crime_type]
    mean = sum(strands.expected.tolist())
    total = round(mean + _TOTAL_SPREAD * float(draws.normals(1)[0]))
    total = min(max(total, truths.FEWEST + _LEEWAY), truths.MOST - _LEEWAY)
    picked = draws.picks(levels, total)
    places = [
        force.own_place(ward, crime_type, hotspot, luck)
        for ward, crime_type, hotspot, luck in zip(
            strands.ward[picked].tolist(),
            strands.crime_type[picked].tolist(),
            strands.hotspot[picked].tolist(),
            draws.uniforms(total).tolist(),
            strict=True,
        )
    ]
    return np.array(places, dtype=np.int64), strands.crime_type[picked]


def _other_rows(
    force: Force, district: int, month: date, draws: Draws
) -> tuple[Integers, Integers]:
    """Return places and types of another district's incidents."""
    other = force.others[district]
    levels = other.year / 12 * expected.month_level(month)
    levels = levels * (1 + _SPREAD * draws.normals(len(levels)))
    mean = sum(levels.tolist())
    total = max(0, round(mean + sqrt(mean) * float(draws.normals(1)[0])))
    return other.first + draws.picks(other.draw, total), draws.picks(levels, total)


def _rows_without_location(located: int, month: date, draws: Draws) -> tuple[Integers, Integers]:
    """Return places (none) and types of the crimes that can't be given to a district."""
    first, last = _NO_LOCATION_SHARE
    done = months_between(truths.PERIOD.start, month) / len(truths.PERIOD)
    total = round(located * (first + (last - first) * done))
    levels = mix.others_year()
    levels[mix.ASB] = 0.0
    return np.full(total, NO_PLACE), draws.picks(levels, total)


def _outcomes(crime_type: Integers, month: date, draws: Draws) -> Integers:
    """Return an outcome for each crime; in the newest months many are still open."""
    outcome = np.empty(len(crime_type), dtype=np.int64)
    for position, weights in enumerate(mix.OUTCOME_WEIGHTS):
        mine = crime_type == position
        outcome[mine] = draws.picks(weights, int(mine.sum()))
    age = months_between(month, truths.PERIOD.end) - 1
    if age < len(truths.STILL_OPEN):
        still_open = draws.uniforms(len(crime_type)) < truths.STILL_OPEN[age]
        outcome[still_open & (crime_type != mix.ASB)] = mix.OUTCOMES.index(mix.UNDER_INVESTIGATION)
    return outcome


def _joined(parts: list[Rows]) -> Rows:
    """Return rows one after the other, all given the first part's month."""
    return Rows(
        parts[0].month,
        np.concatenate([part.place for part in parts]),
        np.concatenate([part.crime_type for part in parts]),
        np.concatenate([part.outcome for part in parts]),
        [crime_id for part in parts for crime_id in part.crime_id],
    )


def _ordered(rows: Rows, force: Force) -> Rows:
    """Return the rows in the published order, new crimes numbered."""
    order = np.lexsort((rows.crime_type, force.lsoa_rank[rows.place]))
    stem = _id_stem(rows.month)
    crime_type = rows.crime_type[order]
    found = []
    for number, (position, kind) in enumerate(
        zip(order.tolist(), crime_type.tolist(), strict=True)
    ):
        given = rows.crime_id[position] or f"{stem}{number:010d}"
        found.append("" if kind == mix.ASB else given)
    return Rows(rows.month, rows.place[order], crime_type, rows.outcome[order], found)


def _republished(rows: Rows, force: Force, month: date) -> Rows:
    """Return one crime of ours and one of others, to be published again with a newer outcome."""
    draws = Draws(_SEED, month.year, month.month, 1)
    pending = rows.outcome == mix.OUTCOMES.index(mix.PENDING)
    ours = rows.place < force.own_count
    chosen = [
        group[int(draws.whole_numbers(len(group), 1)[0])]
        for group in (
            np.flatnonzero(pending & ours & (rows.place != NO_PLACE)),
            np.flatnonzero(pending & ~ours),
        )
    ]
    kinds = rows.crime_type[chosen]
    closed: Floats = mix.OUTCOME_WEIGHTS.copy()
    closed[:, mix.OUTCOMES.index(mix.PENDING)] = 0.0
    outcome = np.array([int(draws.picks(closed[kind], 1)[0]) for kind in kinds.tolist()])
    ids = [rows.crime_id[position] for position in chosen]
    return Rows(month, rows.place[chosen], kinds, outcome, ids)
