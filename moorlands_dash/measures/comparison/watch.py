"""Is a rate still well below the country's, for how long, and has the gap narrowed beyond chance?

A rate that is still clearly lower can be on its way up, and one that fell with everybody's has not
gained on anybody. So what is watched is the ratio of both rates: the latest year's against that of
earlier years together. The year just before is left out of them, as a change that began in it would
hide itself (Farrington et al., 1996, JRSS A 159; Noufaily et al., 2013, Statistics in Medicine 32).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.change import LEVEL, change_p_value
from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import floats

HOLDS, NARROWER, WIDER = "holds", "holds, but narrower", "holds, and wider"
GONE = "not clear any more"
STANDINGS = (HOLDS, NARROWER, WIDER, GONE, verdicts.CANNOT_TELL)
"""What may have become of a claim that something is below the country's."""


def gap_by_year(years: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return a row a group and year: both rates, the gap with its 95% interval, the ratio's.

    `years` are rows of `others.compared` of several years with `year_label`, of our area (its code
    is `ours`) and the country. The gap is the country's rate
    less ours; its interval is the ratio's over the country's rate, which is known to a hair.
    """
    mine = years[years["area_code"] == ours]
    theirs = years[years["level"] == "country"]
    keep = ["group", "from", "rate_per_1000", "ratio", "ratio_lower_95", "ratio_upper_95"]
    keep += ["verdict_alone", "complete"]
    names = {"rate_per_1000": "country_rate", "verdict_alone": "verdict"}
    other = theirs[keep].rename(columns={**names, "complete": "_complete"})
    own = mine.drop(columns=[*keep[3:7], "verdict"])
    found = own.merge(other, on=["group", "from"])
    rate = floats(found["country_rate"])
    return found.assign(
        complete=found["complete"] & found["_complete"],
        gap_per_1000=rate - floats(found["rate_per_1000"]),
        gap_lower_95=rate * (1 - floats(found["ratio_upper_95"])),
        gap_upper_95=rate * (1 - floats(found["ratio_lower_95"])),
    ).drop(columns="_complete")


def watched(gaps: pd.DataFrame, spreads: Mapping[str, float]) -> pd.DataFrame:
    """Return the rows of `gap_by_year` with what has become of each group's claim.

    `spreads` says how much more than Poisson's each group's quarters vary within a year.

    The latest row of a group has `standing`, `held_since` (the first month from which every year
    that can be told was clearly lower), `years_held` (how many such years), `ratio_before` (that
    of the earlier years that can be told, without the one just before where there are others) and
    `p_adjusted`; the others have none of them.
    """
    frame = gaps.sort_values(["group", "from"], kind="stable").reset_index(drop=True)
    rows = [_latest(own, spreads[str(group)]) for group, own in frame.groupby("group", sort=False)]
    latest = pd.DataFrame(rows).set_index("at")
    p_adjusted = adjusted_p_values(floats(latest["p_value"]))
    latest = latest.assign(p_adjusted=p_adjusted)
    latest["standing"] = [_standing(row) for _, row in latest.iterrows()]
    columns = ["standing", "held_since", "years_held", "ratio_before", "p_adjusted"]
    return frame.join(latest[columns])


def _latest(own: pd.DataFrame, spread: float) -> dict[str, Any]:
    """Return what a group's latest year comes to beside the years before it."""
    last = own.iloc[-1]
    earlier = own.iloc[:-1]
    earlier = earlier[earlier["ratio"].notna()]
    if len(earlier) > 1:
        earlier = earlier[earlier["from"] < own["from"].iloc[-2]]
    held = _held(own)
    told: dict[str, Any] = {
        "at": own.index[-1],
        "verdict": last["verdict"],
        "ratio": last["ratio"],
        "held_since": held["from"].iloc[0] if len(held) else pd.NaT,
        "years_held": len(held),
        "ratio_before": np.nan,
        "p_value": np.nan,
    }
    if earlier.empty or pd.isna(last["ratio"]):
        return told
    usual = _alike(earlier)
    now = _alike(own.iloc[-1:])
    before = float(earlier["count"].sum())
    told["ratio_before"] = before / usual
    p_value = change_p_value(
        np.array([float(last["count"])]),
        np.array([before]),
        np.array([spread]),
        np.array([now / (now + usual)]),
    )
    return told | {"p_value": float(p_value[0])}


def _alike(rows: pd.DataFrame) -> float:
    """Return how many offences we would have had in these years at the country's rates."""
    return float((floats(rows["country_rate"]) * floats(rows["population"]) / 1000).sum())


def _held(own: pd.DataFrame) -> pd.DataFrame:
    """Return the latest years in which ours was clearly lower, past years that can't be told."""
    known = own[own["verdict"] != verdicts.CANNOT_TELL]
    other = (known["verdict"] != verdicts.LOWER).to_numpy()
    return known.iloc[int(np.flatnonzero(other).max(initial=-1)) + 1 :]


def _standing(row: pd.Series) -> str:
    if row["verdict"] == verdicts.CANNOT_TELL:
        return verdicts.CANNOT_TELL
    if row["verdict"] != verdicts.LOWER:
        return GONE
    if np.isnan(row["p_adjusted"]) or row["p_adjusted"] >= LEVEL:
        return HOLDS
    return NARROWER if row["ratio"] > row["ratio_before"] else WIDER
