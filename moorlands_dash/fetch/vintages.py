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
from moorlands_dash.fetch.model import FetchError, UnreachableError
from moorlands_dash.periods import MONTH_NAMES

NAMED = (
    "Wards_May_2025_Boundaries_UK_BGC",
    "LSOA21_WD25_LAD25_EW_LU_v2",
    "Wards_December_2024_Boundaries_UK_BGC",
    "LSOA21_WD24_LAD24_EW_LU",
    "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5",
)
"""As found in public code in November 2026."""

NAMED_DISTRICTS = (
    "Local_Authority_Districts_May_2025_Boundaries_UK_BGC",
    "Local_Authority_Districts_December_2024_Boundaries_UK_BGC",
)
"""Those of districts, found alike."""

_MONTH = "|".join(MONTH_NAMES)
_WARDS = re.compile(rf"Wards_({_MONTH})_20(\d\d)_Boundaries_UK_BGC(?:_V(\d+))?", re.IGNORECASE)
_DISTRICTS = re.compile(
    rf"Local_Authority_Districts_({_MONTH})_20(\d\d)_Boundaries_UK_BGC(?:_V(\d+))?", re.IGNORECASE
)
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


def vintage(client: Client, year: str = "") -> Vintage:
    """Return the newest vintage that has outlines and a lookup, or that of a year ("24").

    One whose services have other columns than they had is passed over for the year before it.
    """
    listed = _listed(client)
    for found in [*vintages(listed, year), *vintages(NAMED, year)]:
        needed = {found.ward_code, found.ward_name, found.district_code}
        if all(_has(client, service, needed) for service in (found.wards, found.lookup)):
            return found
    of = f" of 20{year}" if year else ""
    raise FetchError(f"ONS's services have no ward outlines{of} with a lookup: they changed.")


def vintages(names: Iterable[str], year: str = "") -> list[Vintage]:
    """Return the vintages in a list of services that have all three, the newest first."""
    named = list(names)
    wards = {_issue(found): found[0] for found in _all(_WARDS, named)}
    lookups = {(m[1], int(m[3] or 0)): m[0] for m in _all(_LOOKUP, named) if m[1] == m[2]}
    lsoas = {int(m[2] or 0): m[0] for m in _all(_LSOAS, named) if m[1] == "21"}
    years = {key[0] for key in wards} & {key[0] for key in lookups}
    return [
        Vintage(
            each,
            wards[max(key for key in wards if key[0] == each)],
            lookups[max(key for key in lookups if key[0] == each)],
            lsoas[max(lsoas)],
        )
        for each in sorted(years if lsoas else (), reverse=True)
        if year in ("", each)
    ]


def districts(client: Client) -> tuple[str, str]:
    """Return the newest service of districts' outlines, and two digits of its year.

    One that has other columns than it had is passed over for the one before it.
    """
    for service in (*districts_of(_listed(client)), *NAMED_DISTRICTS):
        year = next(m[2] for m in _all(_DISTRICTS, [service]))
        if _has(client, service, {f"LAD{year}CD", f"LAD{year}NM"}):
            return service, year
    raise FetchError("ONS's services have no outlines of districts: they changed.")


def districts_of(names: Iterable[str]) -> list[str]:
    """Return the services of districts' outlines in a list of services, the newest first."""
    return [found[0] for found in sorted(_all(_DISTRICTS, names), key=_issue, reverse=True)]


def _issue(found: re.Match[str]) -> tuple[str, int, int]:
    """Return what a service is sorted by: year, month, version."""
    return found[2], MONTH_NAMES.index(found[1].title()), int(found[3] or 0)


def _listed(client: Client) -> list[str]:
    """Return the names of ONS's services; none where their list can't be had."""
    try:
        return arcgis.services(client)
    except UnreachableError:
        raise
    except FetchError:
        return []


def _has(client: Client, service: str, columns: set[str]) -> bool:
    """Tell whether a service has the columns that are asked by."""
    try:
        return columns <= set(arcgis.fields(client, service))
    except UnreachableError:
        raise
    except FetchError:
        return False


def _all(pattern: re.Pattern[str], names: Iterable[str]) -> list[re.Match[str]]:
    return [found for found in map(pattern.fullmatch, names) if found]
