"""Shares and rates with numerator and denominator."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.tabular import holds
from moorlands_dash.partnership import Settings


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, {"indicator", "numerator", "denominator"})


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`."""
    raise NotImplementedError
