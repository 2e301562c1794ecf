"""What the counts of a table are counts of, as its column `category` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moorlands_dash.vocabulary import choices, plural, unit_of

if TYPE_CHECKING:
    import pandas as pd


def unit_named(category: object) -> str:
    """Return "fire", "casualty", ... for a row's category; "incident" where it isn't one thing."""
    return unit_of(category) if isinstance(category, str) and category in choices() else "incident"


def units(frame: pd.DataFrame) -> str:
    """Return "incidents", "fires", "casualties", ...; "incidents" where it isn't one thing."""
    found = set(frame["category"].dropna()) if "category" in frame else set()
    known = {unit_of(choice) for choice in found if choice in choices()}
    return plural(known.pop()) if len(known) == 1 else "incidents"


def per_1000(frame: pd.DataFrame) -> str:
    """Return "Incidents per 1,000 residents", or whatever is counted."""
    return f"{units(frame).capitalize()} per 1,000 residents"
