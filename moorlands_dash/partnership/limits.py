"""The largest input that is read: beyond it a file is refused in words, or a row set aside."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from moorlands_dash.partnership.areas import Section

AtLeastOne = Annotated[int, Field(ge=1)]


class Limits(Section):
    """Largest input that is read."""

    file_mb: AtLeastOne
    archive_mb: AtLeastOne
    member_mb: AtLeastOne = 4000
    """Of a file unpacked out of an archive."""
    row_kb: Annotated[int, Field(ge=1, le=100_000)] = 1024
    workbook_mb: AtLeastOne = 4000
    """Of a workbook, unpacked."""
    workbook_cells: AtLeastOne = 20_000_000
    """Of the rectangle that a sheet's cells span."""
    seconds: AtLeastOne = 1800
    """For the reading of one file."""

    @property
    def row_bytes(self) -> int:
        """Return how many bytes a row may have."""
        return self.row_kb * 1024
