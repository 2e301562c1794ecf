"""A closed year's targets: what was promised, what came, and what was forecast on the way."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from moorlands_dash.measures.targets.results import holds, result
from moorlands_dash.target_kinds import by_period

QUARTERS = (1, 2, 3)
"""Quarters of the year after whose end a forecast is looked back at."""

_FORECAST = {
    "median": "outturn_median",
    "lower_80": "outturn_lower_80",
    "upper_80": "outturn_upper_80",
    "chance": "chance",
    "chance_words": "chance_words",
}
"""What is kept of a forecast, and the column of `targets` that holds it."""

_PROMISED = [
    "target_id", "title", "theme", "kind", "whose", "unit", "owner", "area_code", "area_name",
    "from", "to", "months_expected", "months_loaded", "complete", "baseline", "target",
]  # fmt: skip


def year_results(closed: pd.DataFrame, then: Mapping[int, pd.DataFrame]) -> pd.DataFrame:
    """Return one row a target: promise, outturn, result, and the forecast after each quarter.

    `closed` is the table of targets with the whole year known, `then` the same table as it stood
    after each of `QUARTERS`; columns as docs/architecture.md names them. A count with a month
    missing, or not yet come in, is no outturn. `intervals` counts the 80% intervals that were given
    and can be judged, `intervals_held` those that hold the outturn.
    """
    survey = pd.Series([by_period(row) for row in closed.to_dict("records")], closed.index)
    whole = closed["months_loaded"] >= closed["months_expected"]
    known = closed["complete"].astype(bool) & (survey | whole.fillna(False).astype(bool))
    frame = closed[_PROMISED].assign(
        outturn=closed["actual"].where(known),
        outturn_lower_95=closed["lower_95"].where(survey & known),
        outturn_upper_95=closed["upper_95"].where(survey & known),
        result=closed["status"].map(result),
        judgement=closed["judgement"].where(known),
    )
    for quarter in QUARTERS:
        frame = frame.merge(_forecast(then[quarter], quarter), on="target_id", how="left")
    return frame.assign(**_held(frame))


def _forecast(targets: pd.DataFrame, quarter: int) -> pd.DataFrame:
    names = {column: f"q{quarter}_{name}" for name, column in _FORECAST.items()}
    return targets[["target_id", *names]].rename(columns=names)


def _held(frame: pd.DataFrame) -> dict[str, list[int]]:
    found = [
        [
            holds(float(row[f"q{q}_lower_80"]), float(row[f"q{q}_upper_80"]), float(row["outturn"]))
            for q in QUARTERS
        ]
        for row in frame.astype({"outturn": float}).to_dict("records")
    ]
    judged = [[held for held in row if held is not None] for row in found]
    return {
        "intervals": [len(row) for row in judged],
        "intervals_held": [sum(row) for row in judged],
    }
