"""A copy of a record is equal to it, and nothing that is done to the one reaches the other."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import fields
from datetime import UTC, date, datetime

from moorlands_dash.store.copies import copied, copied_manifest
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.manifest import FileRecord, Manifest

RECORD = FileRecord(
    sequence=1,
    name="a.csv",
    sha256="0" * 64,
    size=10,
    kind="street",
    origin="partner",
    loaded_at="2025-01-01",
    rows_in=3,
    loaded=3,
    quarantined=0,
    lost_to=["1" * 64],
    notices=["said"],
    covers=[Cover("Staffordshire Police", date(2025, 1, 1), 3)],
    remarks=[("Kent", "late")],
    cut=["E05000001"],
)


def test_whatever_is_done_to_a_copy_leaves_the_record_as_it_was() -> None:
    before, copy = deepcopy(RECORD), copied(RECORD)
    assert copy == RECORD
    copy.replace_with("b.csv", "2" * 64)
    for name in ("lost_to", "notices", "covers", "remarks", "cut"):
        getattr(copy, name).clear()
    assert before == RECORD


def test_no_list_of_a_record_is_shared_with_its_copy() -> None:
    copy = copied(RECORD)
    for field in fields(RECORD):
        held = getattr(RECORD, field.name)
        if isinstance(held, list):
            assert held, f"{field.name} must hold something to be tried"
            assert getattr(copy, field.name) is not held
    assert copy.covers[0] is not RECORD.covers[0]


def test_a_manifest_is_copied_with_all_its_files() -> None:
    made = datetime(2025, 1, 1, tzinfo=UTC)
    manifest = Manifest("id", made, "1", {}, files=[RECORD], counts={"rows": {"a": 1}})
    copy = copied_manifest(manifest)
    assert copy == manifest
    copy.files[0].notices.append("more")
    copy.files.append(RECORD)
    copy.counts["rows"]["a"] = 2
    assert manifest.counts == {"rows": {"a": 1}} and len(manifest.files) == 1
    assert RECORD.notices == ["said"]
