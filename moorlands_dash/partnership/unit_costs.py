"""What one crime of a kind costs society, as a file beside the settings says: range and source.

The file names its price year and where each figure stands; what it doesn't name has no cost here.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator, model_validator

from moorlands_dash.partnership.areas import Name, Section
from moorlands_dash.vocabulary import CATEGORY_BY_KEY


class UnitCost(Section):
    """One category's cost in pounds, from `low` to `high`: the kinds of crime in it differ."""

    category: Name
    low: Annotated[float, Field(ge=0)]
    high: Annotated[float, Field(ge=0)]
    price_year: Annotated[str, Field(pattern=r"^[0-9]{4}(/[0-9]{2})?$")]
    what: str = ""
    source: Name

    @field_validator("category")
    @classmethod
    def _known(cls, key: str) -> str:
        if key not in CATEGORY_BY_KEY:
            raise ValueError(f"{key!r} is not a category: choose from {', '.join(CATEGORY_BY_KEY)}")
        return key

    @model_validator(mode="after")
    def _in_order(self) -> UnitCost:
        if self.low > self.high:
            raise ValueError("low is above high")
        return self


def read_unit_costs(path: Path) -> tuple[UnitCost, ...]:
    """Return the costs of a file; raise ValueError naming the line and what is wrong with it."""
    return _read(path, path.stat().st_mtime_ns)


@cache
def _read(path: Path, _changed: int) -> tuple[UnitCost, ...]:
    with path.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    found: dict[str, UnitCost] = {}
    for line, row in enumerate(rows, start=2):
        try:
            cost = UnitCost.model_validate(row)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise ValueError(f"{path}, line {line}: {where}: {first['msg']}") from error
        if cost.category in found:
            raise ValueError(f"{path}, line {line}: {cost.category} stands there twice")
        found[cost.category] = cost
    return tuple(found.values())
