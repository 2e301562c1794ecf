"""One count divided two ways: by residents, and by what there is to be harmed.

Both rates stand beside each other and each says what it is per; neither stands for the other. Each
area is tested against the rest of those shown by the test of `standing`, once with residents and
once with the other denominator in their place. What is told by one alone is said to be so.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.denominators import Denominator
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import Numbers, floats
from moorlands_dash.measures.rates import PER, with_rates
from moorlands_dash.measures.standing import side_of, standings

BOTH, RESIDENTS_ONLY, OTHER_ONLY = "by both", "by residents alone", "by this alone"
OPPOSITE, NEITHER = "opposite by each", "by neither"
READINGS = (BOTH, RESIDENTS_ONLY, OTHER_ONLY, OPPOSITE, NEITHER, verdicts.CANNOT_TELL)
"""By which of both denominators an area is clearly above or below the rest."""


def value_at(values: pd.DataFrame, key: str, codes: pd.Series, at: date) -> pd.DataFrame:
    """Return `value value_year value_source` of a denominator for each code, in order.

    `values` has `area_code denominator value year source`. One year holds for all where any has
    them all: the latest up to that of `at`, else the nearest after it. An area without any has a
    missing one.
    """
    known = values[(values["denominator"] == key) & values["area_code"].isin(codes)]
    areas = known.groupby("year")["area_code"].nunique()
    whole = areas.index[areas == known["area_code"].nunique()]
    shared = known[known["year"].isin(whole)] if len(whole) else known
    later = (shared["year"] - at.year).clip(lower=0)
    ordered = shared.assign(later=later).sort_values(
        ["later", "year"], ascending=[True, False], kind="stable"
    )
    chosen = ordered.drop_duplicates("area_code").set_index("area_code").reindex(codes)
    return pd.DataFrame(
        {
            "value": chosen["value"].to_numpy(float),
            "value_year": chosen["year"].astype("Int64").array,
            "value_source": chosen["source"].array,
        },
        index=codes.index,
    )


def divided(rates: pd.DataFrame, values: pd.DataFrame, denominator: Denominator) -> pd.DataFrame:
    """Return areas with both rates, how each area stands to the rest by both, and what agrees.

    `rates` has `count population complete` and may have the columns of spread and doubt of
    `standing`; `values` is of `value_at`, in the same order. `rate_by lower_by upper_by` are per
    `denominator.per`; `times_residents` and `times_by` are each rate over that of all the areas
    together; `against_residents` and `against_by` say whether it is higher than that of the rest,
    all areas looked at together, and `reading` by which of both it is.
    """
    known = rates["complete"].to_numpy(bool) & (floats(rates["population"]) > 0)
    value = np.where(floats(values["value"]) > 0, floats(values["value"]), np.nan)
    known &= ~np.isnan(value)
    scale = denominator.per / PER
    by = with_rates(rates.assign(population=value, complete=known))
    residents = with_rates(rates.assign(complete=known))
    against = [_against(frame, known) for frame in (residents, by)]
    return rates.assign(
        rate_per_1000=residents["rate_per_1000"],
        lower_95=residents["lower_95"],
        upper_95=residents["upper_95"],
        denominator=denominator.key,
        per=denominator.called,
        value=value,
        value_year=values["value_year"],
        value_source=values["value_source"],
        rate_by=by["rate_per_1000"] * scale,
        lower_by=by["lower_95"] * scale,
        upper_by=by["upper_95"] * scale,
        times_residents=_times(residents),
        times_by=_times(by),
        against_residents=against[0],
        against_by=against[1],
        reading=[reading(*pair) for pair in zip(*against, strict=True)],
    )


def reading(residents: str, other: str) -> str:
    """Return by which of both denominators an area stands out: one of `READINGS`."""
    if verdicts.CANNOT_TELL in (residents, other):
        return verdicts.CANNOT_TELL
    if residents == other:
        return NEITHER if residents == verdicts.SIMILAR else BOTH
    if verdicts.SIMILAR not in (residents, other):
        return OPPOSITE
    return OTHER_ONLY if residents == verdicts.SIMILAR else RESIDENTS_ONLY


def _against(frame: pd.DataFrame, known: np.ndarray) -> list[str]:
    side = side_of(frame, known)
    return standings(side, side.rest, adjusted_p_values)


def _times(frame: pd.DataFrame) -> Numbers:
    """Return each rate over that of all areas with one together."""
    known = frame["rate_per_1000"].notna()
    people = float(floats(frame.loc[known, "population"]).sum())
    count = float(floats(frame.loc[known, "count"]).sum())
    whole = count / people * PER if people else np.nan
    found: Numbers = floats(frame["rate_per_1000"]) / (whole or np.nan)
    return found
