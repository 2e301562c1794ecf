"""Street-level counts of whole districts, all by the district that the LSOA name gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from moorlands_dash.measures.coverage import Coverage, with_coverage
from moorlands_dash.measures.doubt import NOW
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.measures.wards.spread import place_dispersions

STREET = "street-level"
NOWHERE = ""
"""Stands for the missing district of rows without a location."""


@dataclass(frozen=True)
class Places:
    """Whom we compare: district name -> code, and our force."""

    districts: dict[str, str]
    force_name: str
    force_code: str


def street_counts(
    found: pd.DataFrame, groups: dict[str, tuple[str, ...]], places: Places, covered: Coverage
) -> pd.DataFrame:
    """Return `basis area_code area_name level group from to complete count` for every area.

    `found` has `district month category count`, where `district` is missing for rows without a
    location; `groups` gives each group's name and categories. The force is the sum of its named
    districts, so that it leaves out what they must leave out. Two more levels account for the
    rest: "no location" (can't be given to a district) and "elsewhere" (located in a district
    that isn't among those compared).
    """
    row, names = pd.factorize(found["district"].fillna(NOWHERE))
    column, categories = pd.factorize(found["category"])
    table = np.zeros((len(names), len(categories)))
    np.add.at(table, (row, column), found["count"].to_numpy(float))
    rows = []
    for group, keys in groups.items():
        sums = table[:, [category in keys for category in categories]].sum(axis=1)
        counts = dict(zip(names, sums.tolist(), strict=True))
        rows += [(*place, group) for place in _places(counts, places)]
    frame = pd.DataFrame(rows, columns=["area_code", "area_name", "level", "count", "group"])
    count = frame["count"].astype("Int64")
    if not covered.loaded:
        count = count.mask(count.notna())
    frame = with_coverage(frame.assign(basis=STREET, count=count), covered)
    return frame.drop(columns=["months_expected", "months_loaded"])


def street_spreads(found: pd.DataFrame, groups: dict[str, tuple[str, ...]]) -> pd.DataFrame:
    """Return `group area_name dispersion_of_months`: by how much more than chance months vary.

    `found` as for `street_counts`, of the months from which that is told; of each district that
    is named in it, and by an empty name all of them together.
    """
    located = found.dropna(subset=["district"])
    axes = [pd.factorize(located[name]) for name in ("district", "month", "category")]
    counts = np.zeros([len(values) for _, values in axes])
    np.add.at(counts, tuple(codes for codes, _ in axes), located["count"].to_numpy(float))
    names, _, categories = (list(values) for _, values in axes)
    rows = []
    for group, keys in groups.items():
        table = counts[:, :, [category in keys for category in categories]].sum(axis=2)
        told, whole = place_dispersions(table), table.sum(axis=1)
        together = float((told * whole).sum() / whole.sum()) if whole.sum() else 1.0
        rows += [(group, *pair) for pair in [*zip(names, told, strict=True), (NOWHERE, together)]]
    return pd.DataFrame(rows, columns=["group", "area_name", SPREAD])


def _places(counts: Mapping[str, float], places: Places) -> list[tuple[str | None, str, str, int]]:
    """Return each place's code, name, level and count, from each district's count."""
    named = {name: int(counts.get(name, 0)) for name in places.districts}
    nowhere = int(counts.get(NOWHERE, 0))
    located = sum(named.values())
    elsewhere = int(sum(counts.values())) - located - nowhere
    return [
        *((places.districts[name], name, "district", count) for name, count in named.items()),
        (places.force_code, places.force_name, "force", located),
        (None, "No location", "no location", nowhere),
        (None, "Elsewhere", "elsewhere", elsewhere),
    ]


def with_doubt(
    counts: pd.DataFrame,
    rows: pd.DataFrame,
    groups: dict[str, tuple[str, ...]],
    ours: str,
) -> pd.DataFrame:
    """Return the counts of `street_counts` with `doubt`: rows set aside that may belong to each.

    `rows` has `category district rows`: without a category they may be of any, without a district
    of any, with a blank one of any but `ours`, our district's name. Those of any of the districts
    compared may be the force's.
    """
    if rows.empty:
        return counts.assign(**{NOW: 0})
    named = set(counts.loc[counts["level"] == "district", "area_name"])
    category, district = rows["category"], rows["district"]
    kinds = {group: category.isna() | category.isin(keys) for group, keys in groups.items()}
    anywhere = _perhaps_in(district, named | {NOWHERE})
    places = {name: _perhaps_in(district, {name, *_blank(name, ours)}) for name in named}
    found = []
    for level, name, group in zip(
        counts["level"], counts["area_name"], counts["group"], strict=True
    ):
        where = places[name] if level == "district" else anywhere
        told = level in ("district", "force")
        found.append(int(rows.loc[kinds[group] & where, "rows"].sum()) if told else 0)
    return counts.assign(**{NOW: found})


def _blank(name: str, ours: str) -> set[str]:
    """Return the blank district where rows of any but ours may be of this one."""
    return set() if name == ours else {NOWHERE}


def _perhaps_in(district: pd.Series, names: set[str]) -> pd.Series:
    """Tell which rows may be of one of the districts."""
    return district.isna() | district.isin(names)


def groups_in_use(
    found: pd.DataFrame, groups: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return the first group and those with any incident anywhere.

    A category that nobody reports in the period, such as one no longer published, says nothing.
    """
    used = set(found.loc[found["count"] > 0, "category"])
    first = next(iter(groups), None)
    return {
        name: keys for name, keys in groups.items() if name == first or not used.isdisjoint(keys)
    }
