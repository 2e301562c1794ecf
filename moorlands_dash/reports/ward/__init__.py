"""One ward on one sheet of paper."""

from __future__ import annotations

import re

from moorlands_dash.periods import Period, month_key


def sheet_name(ward: str, period: Period | None, *, demonstration: bool) -> str:
    """Return "ward-leek-west_2026-09_demonstration.pdf"."""
    plain = re.sub(r"[^a-z0-9]+", "-", ward.casefold()).strip("-")
    parts = [f"ward-{plain}", *([month_key(period.end)] if period else [])]
    parts += ["demonstration"] if demonstration else []
    return f"{'_'.join(parts)}.pdf"
