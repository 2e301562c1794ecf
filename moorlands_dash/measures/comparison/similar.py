"""Ours among the districts most like it: how far chance leads off, and who stands apart.

The funnel's limits are the exact Poisson ones, as wide as a district's quarters vary beyond chance:
counts and residents weigh as if they were that many times fewer, as in `standing`. Its middle is
the rate of the similar districts together, ours not among them. Source: Spiegelhalter (2005),
Statistics in Medicine 24, 1185-1202 (multiplicative over-dispersion).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures.intervals import floats
from moorlands_dash.measures.rates import PER
from moorlands_dash.measures.standing import SPREAD
from moorlands_dash.measures.wards.funnel import with_funnel

CENTRE = "similar_rate_per_1000"
"""Column of the rate of all similar districts together."""
TOGETHER = "similar"
"""Code and level of the similar districts together."""
LEAST = 3
"""Similar districts with figures from which anything is said of ours among them."""


def among_similar(rates: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return the rows of `others.compared` with `similar_rate_per_1000`, funnel limits and `place`.

    `rates` has ours and the similar districts of one period, and may have `standing.SPREAD`. A
    district without a rate has neither limits nor place.
    """
    together = similar_together(rates, ours).set_index("group")
    sums = together["population"].astype(float)
    centre = together["count"].astype(float) / sums.where(sums > 0) * PER
    spread = floats(rates[SPREAD]) if SPREAD in rates else np.ones(len(rates))
    scaled = rates.assign(
        count=floats(rates["count"]) / spread,
        population=floats(rates["population"]) / spread,
        district_rate_per_1000=rates["group"].map(centre),
    )
    scaled["rate_per_1000"] = rates["rate_per_1000"].where(scaled["district_rate_per_1000"].notna())
    found = with_funnel(scaled)
    limits = [name for name in found if str(name).startswith("funnel_")]
    return rates.assign(
        **{CENTRE: found["district_rate_per_1000"]},
        **{str(name): found[name] for name in limits},
        place=found["place"],
    )


def similar_together(rates: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return a row a group of all similar districts with a rate: what they are together.

    It is complete where there are `LEAST` of them or more; those that lack a quarter are left out.
    """
    others = rates[(rates["area_code"] != ours) & rates["rate_per_1000"].notna()]
    columns = {"basis": "first", "from": "first", "to": "first", "count": "sum"}
    columns |= {"population": "sum", "population_year": "min"}
    columns |= {SPREAD: "max"} if SPREAD in rates else {}
    found = others.groupby("group", sort=False).agg(columns).reset_index()
    number = found["group"].map(others.groupby("group")["area_code"].nunique())
    return found.assign(
        area_code=TOGETHER,
        area_name="similar districts",
        level="district",
        complete=number >= LEAST,
        districts=number,
    )
