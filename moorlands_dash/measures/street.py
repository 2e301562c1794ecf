"""Street-level counts of whole districts, all by the district that the LSOA name gives."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from moorlands_dash.measures.coverage import Coverage, with_coverage

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
    sums = found.assign(district=found["district"].fillna(NOWHERE))
    table = sums.pivot_table(
        index="district", columns="category", values="count", aggfunc="sum", fill_value=0
    )
    rows = [
        _group_counts(table[table.columns.intersection(list(keys))].sum(axis=1), name, places)
        for name, keys in groups.items()
    ]
    frame = pd.concat(rows, ignore_index=True).assign(basis=STREET)
    count = frame["count"].astype("Int64")
    if not covered.loaded:
        count = count.mask(count.notna())
    frame = with_coverage(frame.assign(count=count), covered)
    return frame.drop(columns=["months_expected", "months_loaded"])


def _group_counts(sums: pd.Series, group: str, places: Places) -> pd.DataFrame:
    named = {name: int(sums.get(name, 0)) for name in places.districts}
    nowhere = int(sums.get(NOWHERE, 0))
    elsewhere = int(sums.sum()) - sum(named.values()) - nowhere
    rows: list[tuple[str | None, str, str, int]] = [
        (places.districts[name], name, "district", count) for name, count in named.items()
    ]
    rows.append((places.force_code, places.force_name, "force", sum(named.values())))
    rows.append((None, "No location", "no location", nowhere))
    rows.append((None, "Elsewhere", "elsewhere", elsewhere))
    frame = pd.DataFrame(rows, columns=["area_code", "area_name", "level", "count"])
    return frame.assign(group=group)


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
