"""How many people a rate is for: one year's figure for each area, the year stated."""

from __future__ import annotations

from collections.abc import Iterable
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
