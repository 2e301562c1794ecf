"""The rows of a snapshot, counted directly: apart from the program's own counting."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.periods import Period

DISTRICT, EVERY, COUNTRY = "", "every", "country"


class Rows:
    """The rows of a snapshot, counted directly."""

    def __init__(self, folder: Path, district: str) -> None:
        """Read the incidents, wards and residents."""
        self.incidents = pd.read_parquet(
            folder / "incidents.parquet", columns=["month", "category", "ward_code", "lsoa_name"]
        )
        self.incidents["month"] = pd.to_datetime(self.incidents["month"])
        districts = pd.read_parquet(folder / "district_counts.parquet")
        self.named = districts[districts["district"] == district].assign(
            month=pd.to_datetime(districts["month"])
        )
        areas = pd.read_parquet(folder / "areas.parquet")
        wards = areas[areas["kind"] == "ward"] if "kind" in areas else areas
        self.codes = {
            str(name): str(code)
            for code, name in zip(wards["area_code"], wards["area_name"], strict=True)
            if str(code) in set(self.incidents["ward_code"].dropna())
        }
        people = pd.read_parquet(folder / "populations.parquet").sort_values("year")
        self.people = people.drop_duplicates("area_code", keep="last").set_index("area_code")
        self.district = district

    @cached_property
    def ours(self) -> pd.DataFrame:
        """Return the rows in the district."""
        lsoa = self.incidents["lsoa_name"].astype("string").str[:-5]
        placed = lsoa.isna() & self.incidents["ward_code"].isin(self.codes.values())
        return self.incidents[(lsoa == self.district).fillna(False) | placed]

    def wards(self, where: str) -> list[str]:
        """Return the wards of a place: its own, or those whose names begin with a town's.

        Several places are joined by a plus sign.
        """
        if "+" in where:
            return [code for part in where.split("+") for code in self.wards(part)]
        if where in self.codes:
            return [self.codes[where]]
        return [code for name, code in self.codes.items() if name.startswith(f"{where} ")]

    def count(self, what: str, where: str, period: Period) -> int:
        """Return how many rows there are of a choice in a place and period."""
        keys = vocabulary.category_keys(what)
        ends = pd.Timestamp(period.start), pd.Timestamp(period.end)
        if where in (DISTRICT, EVERY) and not set(keys) <= set(vocabulary.POLICE):
            # What partners send names the district itself, or is the district's all together.
            rows = self.named[
                self.named["category"].isin(keys) & self.named["month"].between(*ends)
            ]
            return int(rows["count"].sum())
        rows = self.ours if where in (DISTRICT, EVERY) else self._of(where)
        return int((rows["category"].isin(keys) & rows["month"].between(*ends)).sum())

    def _of(self, where: str) -> pd.DataFrame:
        return self.incidents[self.incidents["ward_code"].isin(self.wards(where))]

    def rate(self, what: str, where: str, period: Period) -> float:
        """Return incidents per resident."""
        codes = self.wards(where) if where else list(self.codes.values())
        return self.count(what, where, period) / float(self.people.loc[codes, "population"].sum())
