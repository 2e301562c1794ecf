"""Strong communities: groups, volunteers and people who take part, and whether they grew."""

from __future__ import annotations

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan.surveys import survey_waves, with_changes
from moorlands_dash.measures.plan.tallies import tallied

COUNT = "count"
"""Unit of a whole count, which has no interval: nobody was sampled."""

_KEYS = ["indicator", "area_code"]
COLUMNS = (
    *("indicator", "title", "area_code", "area_name", "period_start", "period_end", "unit"),
    *("numerator", "denominator", "share", "share_lower_95", "share_upper_95", "before_end"),
    *("count_before", "share_before", "difference", "verdict", "source"),
)


def taking_part(
    found: pd.DataFrame, *, design_effect: float, warn_below: int, hide_below: int
) -> pd.DataFrame:
    """Return each measure's periods, the newest last, with what they were a period before.

    Needs indicators of the theme with `area_name`. Shares of people asked are judged as other
    surveys are (`surveys.with_changes`), shares of records as other records (`tallies.tallied`).
    Of whole counts `difference` is the change from the same months a year before, else from the
    period before; there is no test of it, as nothing was sampled: verdict "".
    """
    asked = found[(found["sample"] == "residents") & (found["unit"] == "share")]
    kept = found[(found["sample"] != "residents") & (found["unit"] != COUNT)]
    parts = [_of_records(kept), _of_counts(found[found["unit"] == COUNT])]
    for _, waves in asked.groupby("area_code", sort=True):
        shown = [
            survey_waves(
                rows, design_effect=design_effect, warn_below=warn_below, hide_below=hide_below
            )
            for _, rows in waves.groupby("indicator", sort=False)
        ]
        parts.append(_of_surveys(with_changes(pd.concat(shown), design_effect=design_effect)))
    some = [part.reindex(columns=list(COLUMNS)) for part in parts if len(part)]
    if not some:
        return pd.DataFrame(columns=list(COLUMNS))
    frame = pd.concat(some, ignore_index=True)
    return frame.sort_values(["title", "area_name", "period_end"], ignore_index=True)


def _of_surveys(waves: pd.DataFrame) -> pd.DataFrame:
    names = {"lower_95": "share_lower_95", "upper_95": "share_upper_95"}
    return waves.drop(columns="difference").rename(columns=names)


def _of_records(rows: pd.DataFrame) -> pd.DataFrame:
    return tallied(rows) if len(rows) else rows


def _of_counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return whole counts beside the same months a year before, else the period before."""
    if rows.empty:
        return rows
    frame = rows.sort_values([*_KEYS, "period_end"], kind="stable").reset_index(drop=True)
    year = frame[[*_KEYS, "period_start", "numerator", "period_end"]].assign(
        period_start=frame["period_start"] + pd.DateOffset(years=1)
    )
    same = frame[[*_KEYS, "period_start"]].merge(
        year.rename(columns={"numerator": "count_before", "period_end": "before_end"}),
        on=[*_KEYS, "period_start"],
        how="left",
    )
    earlier = frame.groupby(_KEYS)[["numerator", "period_end"]].shift()
    before = same["count_before"].fillna(earlier["numerator"])
    return frame.assign(
        count_before=before,
        before_end=same["before_end"].fillna(earlier["period_end"]),
        difference=frame["numerator"] - before,
        share=np.nan,
        verdict=np.where(before.isna(), verdicts.CANNOT_TELL, ""),
    )
