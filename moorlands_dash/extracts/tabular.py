"""Small tables that partners send as CSV: text with true line numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence


def column_key(name: str) -> str:
    """Return a column's name without letter case, spaces, hyphens or byte-order mark.

    "Financial Year", "financial_year" and "FINANCIAL-YEAR" are all "financial_year".
    """
    return re.sub(r"[\s_\-]+", "_", name.replace("\ufeff", "").strip().casefold()).strip("_")


def holds(columns: Sequence[str], wanted: set[str]) -> bool:
    """Tell whether all wanted keys stand among a file's columns."""
    return wanted <= {column_key(name) for name in columns}
