"""What crimes cost society, by theme: counts times a published range of unit costs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from moorlands_dash.measures import verdicts

COLUMNS = ["theme", "count", "costed", "cost_low", "cost_high", "price_year", "source"]


def crime_costs(
    counts: Mapping[str, int], themes: Mapping[str, str], costs: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a theme: `COLUMNS`, the dearest first.

    `counts` and `themes` are by category; `costs` has `category low high price_year source`.
    `costed` counts the crimes whose category has a unit cost: the others are not worth nothing, but
    not known. The range is that of the unit costs alone; counts are recorded crimes, of which
    fewer are known than happen.
    """
    known = {str(row["category"]): row for row in costs.to_dict("records")}
    rows = [_row(count, themes[key], known.get(key)) for key, count in counts.items()]
    if not rows:
        return pd.DataFrame(columns=COLUMNS)
    sums: dict[str, Any] = dict.fromkeys(("count", "costed", "cost_low", "cost_high"), "sum")
    named: dict[str, Any] = dict.fromkeys(("price_year", "source"), _named)
    frame = pd.DataFrame(rows).groupby("theme", as_index=False, sort=False).agg(sums | named)
    unknown = frame["costed"] == 0
    frame[["cost_low", "cost_high"]] = frame[["cost_low", "cost_high"]].mask(unknown)
    ordered = frame.sort_values(["cost_high", "theme"], ascending=[False, True], ignore_index=True)
    return ordered[COLUMNS]


def _row(count: int, theme: str, cost: Mapping[Any, Any] | None) -> dict[str, Any]:
    row = {"theme": theme, "count": count, "costed": 0, "cost_low": 0.0, "cost_high": 0.0}
    if cost is None:
        return row | {"price_year": "", "source": ""}
    return row | {
        "costed": count,
        "cost_low": count * float(cost["low"]),
        "cost_high": count * float(cost["high"]),
        "price_year": cost["price_year"],
        "source": cost["source"],
    }


def _named(values: pd.Series) -> str:
    return "; ".join(sorted({str(value) for value in values if value}))


def saving(difference: float, verdict: str, low: float, high: float) -> tuple[float, float] | None:
    """Return what fewer crimes are worth, as a range; None unless a test shows that they are fewer.

    `difference` is against what was usual, below 0 for fewer. That it is fewer says nothing of why:
    only an effect that was tested may be called a saving.
    """
    if verdict not in (verdicts.FEWER, verdicts.LOWER) or not difference < 0:
        return None
    return -difference * low, -difference * high
