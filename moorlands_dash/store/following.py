"""The manifest that follows on another one: the files of that one, and those that were read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from moorlands_dash import __version__
from moorlands_dash.extracts.model import Refusal
from moorlands_dash.partnership import Settings
from moorlands_dash.store.judging import embedded, is_real
from moorlands_dash.store.manifest import (
    NEWER_REFERENCE,
    FileRecord,
    Manifest,
    refusal_record,
    suppliers_of,
    used,
)
from moorlands_dash.store.returning import retire
from moorlands_dash.store.titles import names_of

REAL = "real extracts"
"""What replaces the demonstration."""


def following(
    previous: Manifest | None,
    new: list[FileRecord],
    refused: Sequence[Refusal],
    settings: Settings,
    moment: datetime,
) -> Manifest:
    """Return the manifest of the next snapshot, before its tables are made.

    What the new files end as a whole is out of use in it; what they replace shows only with the
    tables.
    """
    files = list(previous.files) if previous else []
    _drop(files, new, settings)
    retire(files, new)
    return Manifest(
        id="",
        created=moment,
        program=__version__,
        settings=used(settings),
        previous=previous.id if previous else None,
        files=files + new,
        refused=[refusal_record(refusal) for refusal in refused],
        suppliers=suppliers_of(settings),
        names=names_of(settings),
        let_through=list(settings.public.let_through),
        withdrawals=list(previous.withdrawals) if previous else [],
    )


def _drop(files: list[FileRecord], new: list[FileRecord], settings: Settings) -> None:
    """Take out of use what real files end, and what the program no longer brings."""
    present = embedded(settings)
    real = any(is_real(record) for record in new)
    fresh = any(record.origin == "demonstration" for record in new)
    for record in files:
        if not record.in_use:
            continue
        if record.origin == "demonstration" and real:
            record.replace_with(REAL)
        elif (
            record.origin == "demonstration"
            and fresh
            and record.sha256 not in present.demonstration
        ):
            record.replace_with("newer demonstration extracts")
        elif record.origin == "reference" and record.sha256 not in present.reference:
            record.replace_with(NEWER_REFERENCE)


def replaced(
    manifest: Manifest, previous: Manifest | None, new: Sequence[FileRecord]
) -> list[FileRecord]:
    """Return the files that a load took out of use, wholly or for some months."""
    before = {f.sequence: f.replaced_by for f in previous.active()} if previous else {}
    before |= dict.fromkeys((record.sequence for record in new), None)
    # What is loaded again took the place of what it was before: of that nothing went out of use.
    return [
        f
        for f in manifest.files
        if f.sequence in before
        and f.replaced_by != before[f.sequence]
        and f.sha256 not in f.lost_to
    ]
