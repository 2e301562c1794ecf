"""What came of a load or a check."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from moorlands_dash.extracts.model import Quarantined, Refusal
from moorlands_dash.store.lost_targets import Doubts
from moorlands_dash.store.manifest import FileRecord, Manifest
from moorlands_dash.store.wholeness import Sent


@dataclass(frozen=True)
class PartMonth:
    """A month of a source and sender that isn't whole, and why."""

    source: str
    sender: str
    month: date
    why: str


Unplaced = list[tuple[str, Quarantined]]
"""Rows that name an unknown ward, each with its file's name."""


@dataclass
class Outcome:
    """What a load or a check did, for the officer to read."""

    files: list[FileRecord] = field(default_factory=list)
    """Files that are new, with their rows as they stand in the snapshot."""
    known: list[str] = field(default_factory=list)
    """Names of files whose very bytes were loaded before."""
    refused: list[Refusal] = field(default_factory=list)
    quarantined: list[tuple[str, Quarantined]] = field(default_factory=list)
    """The first rows that were not loaded, with their file."""
    notices: list[str] = field(default_factory=list)
    replaced: list[FileRecord] = field(default_factory=list)
    """Files that this load took out of use, wholly or (if still in use) for some months."""
    manifest: Manifest | None = None
    """The snapshot that is now published, if any."""
    parts: list[PartMonth] = field(default_factory=list)
    """Months that the new files stand for and that aren't whole."""
    sent: Sent | None = None
    """Of a check: what the files hold month by month, beside what is published."""
    published: bool = False
    """False where nothing was new."""
    pruned: list[str] = field(default_factory=list)
    """Ids of older snapshots that the settings' rule let go after it."""
    doubts: Doubts = field(default_factory=dict)
    """What a check found amiss with plans: on wards and targets that aren't there."""

    def leave_out(self, refused: Sequence[Refusal]) -> None:
        """Add the refusals of files that were read and can't be used after all."""
        gone = {refusal.file for refusal in refused}
        self.refused += refused
        self.quarantined = [(file, row) for file, row in self.quarantined if file not in gone]
