"""People of small areas shared out to wards that cut across them, and how sure that is.

A ward map that is new has no count of residents of its own. ONS makes its estimates of wards by
best fit: an LSOA counts whole for the ward in which most of it lies. Here an LSOA that lies in
several wards is shared out by points, the places where incidents are mapped, as these lie where
people live and not in fields: dasymetric mapping (Wright 1936, "A method of mapping densities of
population", Geographical Review 26, 103-110). Where too few points lie in it, by area.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

FEWEST = 10
"""Distinct points in an LSOA from which on they tell where its people live; else its area does."""
WHOLE = 0.99
"""Part of an LSOA's area from which on it lies in one ward: outlines never fit exactly."""


@dataclass(frozen=True)
class Shares:
    """Which part of each LSOA's people each ward gets."""

    frame: pd.DataFrame
    """Columns `lsoa_code ward_code share points`; the shares of an LSOA add up to 1."""

    @property
    def split(self) -> set[str]:
        """Return the LSOAs that lie in several wards."""
        parts = self.frame.groupby("lsoa_code")["ward_code"].nunique()
        return set(parts[parts > 1].index)


def shares(lsoas: pd.DataFrame, wards: pd.DataFrame, points: pd.DataFrame) -> Shares:
    """Return how LSOAs are shared out to wards.

    `lsoas` and `wards` have `area_code` and `geometry` (WKB, longitude and latitude), `points`
    distinct `longitude` and `latitude`. An LSOA outside all wards is left out.
    """
    small, large = _outlines(lsoas), _outlines(wards)
    lie = shapely.points(points[["longitude", "latitude"]].to_numpy(dtype=float))
    tree = shapely.STRtree(large)
    rows: list[tuple[str, str, float, int]] = []
    inside = _within(small, lie)
    for place, code in enumerate(lsoas["area_code"]):
        near = tree.query(small[place], predicate="intersects")
        areas = shapely.area(shapely.intersection(small[place], large[near]))
        total = float(areas.sum())
        if total <= 0:
            continue
        own = lie[inside[place]]
        told = _told(areas / total, large[near], own)
        rows += [
            (str(code), str(wards["area_code"].iloc[at]), share, len(own))
            for at, share in zip(near, told, strict=True)
            if share > 0
        ]
    return Shares(pd.DataFrame(rows, columns=["lsoa_code", "ward_code", "share", "points"]))


def _told(areas: np.ndarray, wards: np.ndarray, points: np.ndarray) -> np.ndarray:
    """Return each ward's part of an LSOA: whole, else by its points, else by its area."""
    if areas.max() >= WHOLE:
        whole: np.ndarray = (areas == areas.max()).astype(float)
        return whole
    counts = np.array([shapely.intersects(ward, points).sum() for ward in wards], dtype=float)
    if len(points) < FEWEST or not counts.sum():
        return areas
    found: np.ndarray = counts / counts.sum()
    return found


def _within(areas: np.ndarray, points: np.ndarray) -> list[np.ndarray]:
    """Return for each area which points lie in it."""
    if not len(points):
        return [np.array([], dtype=int)] * len(areas)
    shapely.prepare(areas)
    place, point = shapely.STRtree(points).query(areas, predicate="intersects")
    return [point[place == at] for at in range(len(areas))]


def _outlines(frame: pd.DataFrame) -> np.ndarray:
    return np.asarray(shapely.from_wkb(frame["geometry"].to_numpy(dtype=object)))


def carried(people: pd.DataFrame, found: Shares) -> pd.DataFrame:
    """Return `area_code year population unsure`, of wards as sums of their parts of LSOAs.

    `people` has `area_code year population` of LSOAs. Years in which an LSOA has no figure are left
    out. `unsure` is how many of a ward's people live in LSOAs that lie in other wards too: of
    so many it is estimated on which side they live, of the others it is known.
    """
    codes = set(found.frame["lsoa_code"])
    own = people[people["area_code"].isin(codes)]
    whole = own.groupby("year")["area_code"].nunique()
    years = set(whole[whole == len(codes)].index)
    parts = found.frame.merge(
        own[own["year"].isin(years)], left_on="lsoa_code", right_on="area_code"
    )
    parts["people"] = parts["share"] * parts["population"].astype(float)
    parts["unsure"] = parts["people"].where(parts["lsoa_code"].isin(found.split), 0.0)
    sums = parts.groupby(["ward_code", "year"], as_index=False)[["people", "unsure"]].sum()
    return pd.DataFrame(
        {
            "area_code": sums["ward_code"],
            "year": sums["year"].astype("int32"),
            "population": sums["people"].round().astype("int64"),
            "unsure": sums["unsure"].round().astype("int64"),
        }
    )
