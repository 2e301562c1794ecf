"""How many people a rate is for: one year's figure for each area, the year stated."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd


def population_at(populations: pd.DataFrame, codes: Iterable[str], at: date) -> pd.DataFrame:
    """Return `area_code population population_year population_source` for each code.

    `populations` has `area_code year population source`. The year is the latest up to that of
    `at`, else the nearest after it; an area without any figure keeps a missing one.
    """
    wanted = pd.Index(list(codes), name="area_code")
    known = populations[populations["area_code"].isin(wanted)]
    later = (known["year"] - at.year).clip(lower=0)
    ordered = known.assign(later=later).sort_values(
        ["later", "year"], ascending=[True, False], kind="stable"
    )
    chosen = ordered.drop_duplicates("area_code").set_index("area_code").reindex(wanted)
    return pd.DataFrame(
        {
            "area_code": wanted.astype("str"),
            "population": chosen["population"].astype("Int64").array,
            "population_year": chosen["year"].astype("Int64").array,
            "population_source": chosen["source"].array,
        }
    )


def with_sum(
    populations: pd.DataFrame, code: str, name: str, parts: Sequence[str], *, always: bool = False
) -> pd.DataFrame:
    """Return the figures and, of the years that lack one for `code`, the sum of its parts' ones.

    A year in which a part has none has no sum. Without parts nothing is added. With `always` its
    own figures don't hold: they may be of one part, whose code stands for the whole.
    """
    own = populations["area_code"] == code
    known = set() if always else set(populations.loc[own, "year"])
    of_parts = populations[populations["area_code"].isin(parts) & ~populations["year"].isin(known)]
    populations = populations[~own] if always and parts else populations
    years = of_parts.groupby("year").agg(
        population=("population", "sum"),
        areas=("area_code", "nunique"),
        source=("source", lambda texts: "; ".join(dict.fromkeys(texts))),
    )
    whole = years[years["areas"] == len(parts)].drop(columns="areas").reset_index()
    if not parts or whole.empty:
        return populations
    summed = whole.assign(area_code=code, area_name=name)[populations.columns]
    return pd.concat([populations, summed.astype(populations.dtypes)], ignore_index=True)


def shared_population(populations: pd.DataFrame, codes: Iterable[str], at: date) -> pd.DataFrame:
    """Return the same, with one year for all areas where any year has them all.

    Like for like: a census count here against an estimate there would put the method's difference
    into the comparison. Areas without any figure don't count; if no year has all the others,
    each has its own.
    """
    wanted = list(dict.fromkeys(codes))
    known = populations[populations["area_code"].isin(wanted)]
    areas_in_year = known.groupby("year")["area_code"].nunique()
    whole = areas_in_year[areas_in_year == known["area_code"].nunique()].index
    shared = known[known["year"].isin(whole)]
    return population_at(known if shared.empty else shared, wanted, at)
