"""What crimes cost, in words that claim no more than the unit costs bear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.partnership.unit_costs import UnitCost
from moorlands_dash.words.numbers import counted, listed, months_listed, number

NO_SAVING = (
    "No saving is stated: that there were fewer crimes is not yet an effect of what was done, and "
    "only an effect that was tested may be counted in pounds."
)


def nothing(*, given: bool) -> str:
    """Return why no cost can be told."""
    if not given:
        return "No unit costs are given: name a file of them in the settings (`unit_costs`)."
    return "No month of recorded crime is loaded, so no cost can be told."


def incomplete(missing: Sequence[date]) -> str:
    """Return that a month is missing, so that no sum can be told."""
    return f"Cannot tell: no whole file is loaded for {months_listed(missing)}."


def costs_sentence(frame: pd.DataFrame, period: str) -> str:
    """Return the range of what a year's crimes cost, and of how many that is known."""
    costed, total = int(frame["costed"].sum()), int(frame["count"].sum())
    if not costed:
        return f"No crime of {period} is of a kind that a unit cost is given for."
    low, high = frame["cost_low"].sum(), frame["cost_high"].sum()
    years = listed(sorted({year for year in frame["price_year"] if year}))
    return (
        f"{counted(costed, 'crime')} of {number(total)} in {period} are of kinds whose cost is "
        f"published: between {_pounds(low)} and {_pounds(high)} together, at prices of {years}. Of "
        "the others it is not known."
    )


def range_notes(costs: Iterable[UnitCost]) -> list[str]:
    """Return what each range reaches over, with its source."""
    given = list(costs)
    notes = [
        f"{vocabulary.CATEGORY_BY_KEY[cost.category].name}: {_range(cost)} each, prices of "
        f"{cost.price_year}. {cost.what}."
        for cost in given
    ]
    sources = sorted({cost.source for cost in given})
    return [*notes, *(f"Source of unit costs: {source}." for source in sources)]


def _range(cost: UnitCost) -> str:
    if cost.low == cost.high:
        return _pounds(cost.low)
    return f"{_pounds(cost.low)} to {_pounds(cost.high)}"


def _pounds(value: float) -> str:
    if value >= 1_000_000:
        return f"£{value / 1_000_000:,.1f} million"
    return f"£{number(value)}"
