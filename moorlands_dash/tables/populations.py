"""Who lives where, read once a snapshot: the residents that rates of a period are for."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import date

import pandas as pd

from moorlands_dash.measures.populations import population_at, shared_population, with_sum
from moorlands_dash.tables.held import once
from moorlands_dash.tables.request import Request


def residents(request: Request, codes: Iterable[str], at: date) -> pd.DataFrame:
    """Return what `population_at` does of each code."""
    return _found(request, population_at, codes, at)


def residents_alike(request: Request, codes: Iterable[str], at: date) -> pd.DataFrame:
    """Return what `shared_population` does of the codes."""
    return _found(request, shared_population, codes, at)


def follows_from(request: Request) -> Hashable:
    """Return what populations follow from, beside the snapshot."""
    return repr(request.settings.district), repr(request.settings.force)


def _found(
    request: Request,
    work: Callable[[pd.DataFrame, Iterable[str], date], pd.DataFrame],
    codes: Iterable[str],
    at: date,
) -> pd.DataFrame:
    asked = tuple(codes)
    key = (work.__name__, follows_from(request), asked, at)
    found: pd.DataFrame = once(
        request.snapshot, "residents", key, lambda: work(_populations(request), asked, at)
    )
    return found


def _populations(request: Request) -> pd.DataFrame:
    """Return every population loaded, and those that our district and force are the sum of."""
    found: pd.DataFrame = once(
        request.snapshot, "populations", follows_from(request), lambda: _with_sums(request)
    )
    return found


def _with_sums(request: Request) -> pd.DataFrame:
    district, force = request.settings.district, request.settings.force
    found, codes = request.snapshot.populations(), district.codes
    found = with_sum(found, district.code, district.name, district.parts, always=bool(codes))
    parts = force.all_codes if force.codes else ()
    return with_sum(found, force.code, force.name, parts, always=True)
