"""Kinds that a sender sends together: which months of which kinds are known to be nought."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from moorlands_dash.store.cover import Cover
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.together import together

JAN, FEB = date(2025, 1, 1), date(2025, 2, 1)
_numbers = count(1)


def file(month: date, *kinds: str, sender: str = "", kind: str = "environment") -> FileRecord:
    number = next(_numbers)
    covers = [Cover(each, month, 3, sender=sender) for each in kinds]
    return FileRecord(
        number, f"{number}.csv", f"{number:064}", 1, kind, "partner", "", 3, 3, 0, covers=covers
    )


def inferred(*files: FileRecord) -> list[tuple[str, str, date]]:
    standing = [cover for record in files for cover in record.covers if cover.in_use]
    return [(c.sender, c.source, c.month) for c in together(files, standing)]


def test_a_kind_that_stood_with_others_is_nought_where_they_stand_without_it() -> None:
    assert inferred(file(JAN, "a", "b", "c"), file(FEB, "a", "b")) == [("", "c", FEB)]


@pytest.mark.parametrize(
    "files",
    [
        # One kind alone says nothing of others.
        (file(JAN, "a", "b"), file(FEB, "a")),
        # Kinds that never stood in one file with these.
        (file(JAN, "a", "b"), file(JAN, "c"), file(FEB, "a", "b")),
        # Another sender's, and another layout's.
        (file(JAN, "a", "b", "c", sender="Council"), file(FEB, "a", "b", sender="Landlord")),
        (file(JAN, "a", "b", "c", kind="fires"), file(FEB, "a", "b")),
    ],
)
def test_nothing_else_is_taken_for_nought(files: tuple[FileRecord, ...]) -> None:
    assert inferred(*files) == []


def test_a_kind_may_have_stood_with_another_by_way_of_a_third() -> None:
    found = inferred(file(JAN, "a", "b"), file(JAN, "b", "c"), file(FEB, "a", "b"))
    assert ("", "c", FEB) in found


def test_what_another_file_stands_for_is_its() -> None:
    assert inferred(file(JAN, "a", "b", "c"), file(FEB, "a", "b"), file(FEB, "c")) == []


def test_months_that_a_later_file_has_replaced_say_nothing() -> None:
    old = file(FEB, "a", "b")
    for cover in old.covers:
        cover.in_use = False
    assert inferred(file(JAN, "a", "b", "c"), old) == []
