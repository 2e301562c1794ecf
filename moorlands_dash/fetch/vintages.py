"""Which vintage of ward outlines and lookups is asked: the newest that has both, or a named one.

Services carry month and year in their names, and later versions a suffix. The newest are found in
the list of services; where that can't be had, those named here are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from moorlands_dash.fetch import arcgis
from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.model import FetchError

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip

NAMED = (
    "Wards_May_2025_Boundaries_UK_BGC",
    "LSOA21_WD25_LAD25_EW_LU_v2",
    "Wards_December_2024_Boundaries_UK_BGC",
    "LSOA21_WD24_LAD24_EW_LU",
    "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5",
)
"""As found in public code in November 2026."""

_WARDS = re.compile(rf"Wards_({'|'.join(MONTHS)})_20(\d\d)_Boundaries_UK_BGC(?:_V(\d+))?", re.I)
_LOOKUP = re.compile(r"LSOA21_WD(\d\d)_LAD(\d\d)_EW_LU(?:_V(\d+))?", re.IGNORECASE)
_LSOAS = re.compile(
    r"Lower_layer_Super_Output_Areas_(?:December|Dec)_20(\d\d)_Boundaries_"
    r"(?:Generalised_Clipped_)?EW_BGC(?:_V(\d+))?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Vintage:
    """The services of one year, and what their columns are called."""

    year: str
    """Two digits, as the columns have them: WD24CD."""
    wards: str
    lookup: str
    lsoas: str

    @property
    def ward_code(self) -> str:
        """Return the column of the ward's code."""
        return f"WD{self.year}CD"

    @property
    def ward_name(self) -> str:
        """Return the column of the ward's name."""
        return f"WD{self.year}NM"

    @property
    def district_code(self) -> str:
        """Return the column of the district's code."""
        return f"LAD{self.year}CD"


def vintage(client: Client, year: str | None = None) -> Vintage:
    """Return the newest vintage of which outlines and lookup are there, or that of a year."""
    try:
        listed = arcgis.services(client)
    except FetchError:
        listed = []
    for names in (listed, NAMED):
        if found := newest(names, year):
            return found
    raise FetchError("The list of ONS's services has no ward outlines with a lookup: it changed.")


def newest(names: Iterable[str], year: str | None = None) -> Vintage | None:
    """Return the newest vintage in a list of services that has all three, if one has."""
    named = list(names)
    wards = {(m[2], MONTHS.index(m[1].title()), int(m[3] or 0)): m[0] for m in _all(_WARDS, named)}
    lookups = {(m[1], int(m[3] or 0)): m[0] for m in _all(_LOOKUP, named) if m[1] == m[2]}
    lsoas = {int(m[2] or 0): m[0] for m in _all(_LSOAS, named) if m[1] == "21"}
    years = {key[0] for key in wards} & {key[0] for key in lookups}
    fit = sorted(y for y in years if year in (None, y))
    if not fit or not lsoas:
        return None
    last = fit[-1]
    return Vintage(
        last,
        wards[max(key for key in wards if key[0] == last)],
        lookups[max(key for key in lookups if key[0] == last)],
        lsoas[max(lsoas)],
    )


def _all(pattern: re.Pattern[str], names: Iterable[str]) -> list[re.Match[str]]:
    return [found for found in map(pattern.fullmatch, names) if found]
