"""What readers take and hand on: source files, judgements, refusals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

Kind = str
"""One of `sources.current().kinds`: of a source's layouts, or of tables without incidents."""

Progress = Callable[[float], None]
"""Called with the share of one file that is done, 0 to 1."""


class Refusal(Exception):  # noqa: N818
    """A whole file that isn't what it claims to be; nothing of it is loaded."""

    def __init__(self, file: str, reason: str, remedy: str, column: str | None = None) -> None:
        """Keep what is wrong, where, and how to mend it."""
        super().__init__(f"{file}: {reason} {remedy}")
        self.file = file
        self.reason = reason
        self.remedy = remedy
        self.column = column


@dataclass(frozen=True)
class SourceFile:
    """One file to be read: where its bytes lie and the name that the officer knows."""

    path: Path
    name: str
    """For people and manifests: relative to what was given.

    Inside a ZIP as "archive.zip/folder/file.csv".
    """
    sha256: str
    """Of its bytes; where it has no rows, of its name's claim and its bytes."""
    size: int
    above: int = 0
    """Lines above the column names, such as a title."""
    says: str | None = None
    """What tells of which months it is, where that isn't its name."""
    profiled: bool = False
    """It was put into the form of a layout, by its sender's profile or out of a workbook."""
    areas: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    """Codes of areas by their names, for cells in which a code is asked for."""
    people: Mapping[tuple[str, int], int] = field(default_factory=dict, compare=False, repr=False)
    """Residents by area and year, for counts that are published without them."""

    @property
    def spoken(self) -> str:
        """Return what tells of which months the file is: its name, but for what a profile says."""
        return self.name if self.says is None else self.says


@dataclass(frozen=True, slots=True)
class Known:
    """What can be read of a row set aside; blank, or None, is what can't."""

    month: date | None = None
    category: str = ""
    force: str = ""
    lsoa_code: str = ""
    lsoa_name: str = ""
    ward: str = ""
    """As the row names it."""
    longitude: float | None = None
    latitude: float | None = None
    placeless: bool = False
    """Its cells of a place can be read, and are all blank."""


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One row that was not loaded, and why."""

    line: int
    """Line in the file, 1 is the header (in a workbook: row of the sheet)."""
    column: str
    value: str
    """As found, cut at 200 characters; empty where it might hold personal data."""
    reason: str
    """What is wrong and how to mend it, one sentence each; then the same of further cells."""
    total: bool = False
    """It is no row of its own: it sums others, and nothing is lost with it."""
    repeat: bool = False
    """It is no row of its own: it repeats one that stands above."""
    known: Known = Known()

    @property
    def own(self) -> bool:
        """Tell whether it may tell of something that is counted nowhere else."""
        return not (self.total or self.repeat)


@dataclass
class Judged:
    """What became of one source file."""

    source: SourceFile
    kind: Kind
    rows_in: int
    """Data rows found, blank lines not counted.

    Equals rows_accepted + elsewhere + uncounted + len(quarantine).
    """
    rows_accepted: int
    part: Path
    """Parquet of the accepted rows, columns as docs/architecture.md gives for the kind."""
    quarantine: list[Quarantined] = field(default_factory=list)
    """At most one entry a row, named by its first bad cell."""
    notices: list[str] = field(default_factory=list)
    """Plain sentences the officer should read; nothing was lost."""
    covers: list[tuple[str, date]] = field(default_factory=list)
    """Each (force or category, month) that the file stands for, rows or none."""
    level: str | None = None
    """Outlines: ward, lsoa or district."""
    elsewhere: int = 0
    """Rows of a national file that tell of other forces' areas: counted, and not taken in."""
    uncounted: int = 0
    """Rows of kinds that the profile of their sender says aren't counted."""
    profile: str = ""
    """Name and key of the profile by which it was read; blank for a layout of the program's."""
    remarks: list[tuple[str, str]] = field(default_factory=list)
    """Recorded crime: what notes say of single forces, by the force's name."""
    vintage: str | None = None
    """Outlines: name of the map, such as "wards of 2013 (WD13CD)"."""
    cut: str = ""
    """How the file was cut short on its way, as a clause; blank where nothing shows that."""
