"""How much incidents gather in few places, beyond what chance alone would put there."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from moorlands_dash.measures.doubt import agreed
from moorlands_dash.measures.hotspots.lattice import Lattice

Numbers = NDArray[np.float64]

TOP = 0.05
SEED = 20_260_401
_AT_ONCE = 50


def concentration(
    counts: ArrayLike, cells: Lattice, *, top: float = TOP, draws: int = 500, seed: int = SEED
) -> pd.DataFrame:
    """Return one row, as the table `hotspot-concentration`.

    Columns `incidents cells top_cells share_inside expected lower_95 upper_95 excess p_value`.
    `share_inside` is the share of incidents in the busiest `top` of the cells, `expected` what as
    many incidents at random places put into their busiest, with its 95% range; `excess` is what
    the one has over the other. Where cells are many and incidents few, chance alone fills a few
    cells and leaves most empty: a bare share, or a Gini coefficient, takes that for a pattern.
    Source: Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33.
    """
    values = np.asarray(counts, dtype=int)
    number, most = int(values.sum()), int(np.ceil(top * len(values)))
    row = {"incidents": number, "cells": len(values), "top_cells": most}
    if number == 0:
        empty = ("share_inside", "expected", "lower_95", "upper_95", "excess", "p_value")
        return pd.DataFrame([row | dict.fromkeys(empty, np.nan)])
    share = float(_busiest(values[None, :], most)[0] / number)
    chance = _by_chance(number, cells.share_of_chance, most, draws, seed) / number
    lower, upper = np.quantile(chance, [0.025, 0.975])
    reached = int((chance >= share - 1e-12).sum())
    return pd.DataFrame(
        [
            row
            | {
                "share_inside": share,
                "expected": float(chance.mean()),
                "lower_95": float(lower),
                "upper_95": float(upper),
                "excess": share - float(chance.mean()),
                "p_value": (1 + reached) / (draws + 1),
            }
        ]
    )


def bounded(
    counts: ArrayLike, cells: Lattice, placed: ArrayLike | None, nowhere: int
) -> pd.DataFrame:
    """Return `concentration` with `verdict`: gathered, or not beyond chance, or cannot tell.

    It is told where it is the same with the rows set aside that lie in cells (`placed`), and were
    all that lie `nowhere` outside the busiest.
    """
    found = concentration(counts, cells)
    row = found.iloc[0]
    words = [[_gathered(row)]]
    if placed is not None:
        words.append([_gathered(concentration(np.add(counts, placed), cells).iloc[0])])
    if nowhere:
        whole = row["incidents"] / (row["incidents"] + nowhere)
        words.append([_gathered(found.assign(share_inside=row["share_inside"] * whole).iloc[0])])
    return found.assign(verdict=agreed(words))


GATHERED, BY_CHANCE = "gathered", "within chance"


def _gathered(row: pd.Series) -> str:
    return GATHERED if row["share_inside"] > row["upper_95"] else BY_CHANCE


def _busiest(counts: NDArray[np.int64], most: int) -> NDArray[np.int64]:
    """Return how many incidents the busiest cells of each row hold."""
    return np.asarray(-np.partition(-counts, most - 1, axis=1)[:, :most].sum(axis=1))


def _by_chance(number: int, chance: Numbers, most: int, draws: int, seed: int) -> Numbers:
    """Return what the busiest cells hold when as many incidents are placed at random."""
    generator = np.random.default_rng(seed)
    parts = [min(_AT_ONCE, draws - start) for start in range(0, draws, _AT_ONCE)]
    tables = (_random_maps(number, chance, maps, generator) for maps in parts)
    return np.concatenate([_busiest(table, most) for table in tables]).astype(float)


def _random_maps(
    number: int, chance: Numbers, maps: int, generator: np.random.Generator
) -> NDArray[np.int64]:
    """Return counts with incidents at random places: a row a map. The quicker way of two."""
    if number > len(chance) // 2:
        return np.asarray(generator.multinomial(number, chance, size=maps))
    bounds = np.cumsum(chance)[:-1]
    cell = np.searchsorted(bounds, generator.random((maps, number)), side="right")
    key = np.arange(maps)[:, None] * len(chance) + cell
    return np.bincount(key.ravel(), minlength=maps * len(chance)).reshape(maps, -1)


def hotspots(counts: ArrayLike, group: ArrayLike, cells: Lattice) -> pd.DataFrame:
    """Return `hotspot rank cells count share area_km2 area_share busiest` of each group of cells.

    `group` is of `gistar.hotspots`; `count` is what lies inside, never a score; `busiest` is the
    cell with the most.
    """
    frame = cells.cells[["cell_id", "area_km2"]].assign(
        hotspot=np.asarray(group, dtype=int),
        count=np.asarray(counts, dtype=int),
        area_share=cells.share_of_area,
    )
    total = max(int(frame["count"].sum()), 1)
    inside = frame[frame["hotspot"] >= 0].sort_values("count", ascending=False, kind="stable")
    found = inside.groupby("hotspot", as_index=False).agg(
        cells=("cell_id", "size"),
        count=("count", "sum"),
        area_km2=("area_km2", "sum"),
        area_share=("area_share", "sum"),
        busiest=("cell_id", "first"),
    )
    found["share"] = found["count"] / total
    found["rank"] = found["count"].rank(method="min", ascending=False).astype(int)
    order = ["hotspot", "rank", "cells", "count", "share", "area_km2", "area_share", "busiest"]
    return found.sort_values("count", ascending=False, kind="stable")[order].reset_index(drop=True)
