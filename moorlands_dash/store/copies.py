"""Copies of what a snapshot was made of, for trials that change it; quicker than `deepcopy`."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from moorlands_dash.store.manifest import FileRecord, Manifest


def copied(record: FileRecord) -> FileRecord:
    """Return a copy of a file's record, of which whatever is changed leaves the other as it was."""
    return replace(
        record,
        lost_to=[*record.lost_to],
        notices=[*record.notices],
        covers=[replace(cover) for cover in record.covers],
        remarks=[*record.remarks],
        cut=[*record.cut],
    )


def copied_manifest(manifest: Manifest) -> Manifest:
    """Return the same of a whole manifest."""
    rest = deepcopy(replace(manifest, files=[]))
    rest.files = [copied(record) for record in manifest.files]
    return rest
