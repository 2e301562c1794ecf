"""Official recorded crime by community safety partnership, as the Home Office publishes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.tabular import column_key
from moorlands_dash.partnership import Settings


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a CSV header is this layout's."""
    return {"financial_year", "financial_quarter"} <= {column_key(name) for name in columns}


def looks_like(path: Path) -> bool:
    """Tell whether the file is a workbook (ODS, XLSX, XLS, XLSB)."""
    raise NotImplementedError


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`."""
    raise NotImplementedError
