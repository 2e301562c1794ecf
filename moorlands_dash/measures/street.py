"""Street-level counts of whole districts, all by the district that the LSOA name gives."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from moorlands_dash.measures.coverage import Coverage, with_coverage

STREET = "street-level"


@dataclass(frozen=True)
class Places:
    """Whom we compare: district name -> code, our force, and which district is ours."""

    districts: dict[str, str]
    force_name: str
    force_code: str
    ours: str
    """Our district's code."""


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
    rows = [
        _group_counts(found[found["category"].isin(keys)], name, places)
        for name, keys in groups.items()
    ]
    frame = pd.concat(rows, ignore_index=True).assign(basis=STREET)
    count = frame["count"].astype("Int64")
    if not covered.loaded:
        count = count.mask(count.notna())
    frame = with_coverage(frame.assign(count=count), covered)
    return frame.drop(columns=["months_expected", "months_loaded"])


def _group_counts(found: pd.DataFrame, group: str, places: Places) -> pd.DataFrame:
    sums = found.groupby("district", dropna=False)["count"].sum()
    named = {name: int(sums.get(name, 0)) for name in places.districts}
    nowhere = int(found.loc[found["district"].isna(), "count"].sum())
    elsewhere = int(found["count"].sum()) - sum(named.values()) - nowhere
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
