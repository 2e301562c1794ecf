"""The district whose round is replayed, with two districts beside it for its force's others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from moorlands_dash.districts import area_of

HIGH_PEAK = replace(area_of("E07000037"), neighbours=("E07000032", "E06000015"))
TODAY = date(2026, 11, 28)
