"""Financial years as they are asked for."""

from __future__ import annotations

import re

from moorlands_dash.tables.model import SelectionError


def year_start(asked: str) -> int:
    """Return the year in which a financial year begins; raise SelectionError for what is none."""
    found = re.fullmatch(r"(\d{4})[/-](\d{2})", asked.strip())
    if not found or int(found[1]) < 1 or int(found[2]) != (int(found[1]) + 1) % 100:
        raise SelectionError(f"{asked!r} is not a financial year: write it as 2025/26.")
    return int(found[1])
