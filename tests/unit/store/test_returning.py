"""Loads of files that were loaded before give what loading each by itself gives, in that order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.store.manifest import Cover, FileRecord
from moorlands_dash.store.merge import supersede_covers, supersede_outlines
from moorlands_dash.store.returning import arrange, latest, retire, taken_back, wanted

MONTHS = [date(2025, number, 1) for number in range(1, 5)]
Months = frozenset[date]
Load = list[int]
"""Numbers of the files given, each as a path of its own."""


def record(number: int, months: Months) -> FileRecord:
    rows = len(months)
    return FileRecord(
        sequence=0,
        name=f"file-{number}",
        sha256=f"{number:064x}",
        size=1,
        kind="street" if months else "outlines",
        origin="partner",
        loaded_at="2025-02-01T00:00:00+00:00",
        rows_in=rows or 1,
        loaded=rows or 1,
        quarantined=0,
        part=f"part-{number}",
        covers=[Cover("Staffordshire Police", month, 1) for month in sorted(months)],
        level=None if months else "ward",
    )


class Store:
    """Files as a manifest holds them, loaded as `load` does, but for the reading."""

    def __init__(self, files: list[Months]) -> None:
        self.files = files
        self.records: list[FileRecord] = []

    def load(self, numbers: Load) -> int:
        """Load some files; return how many were read."""
        places = {f"{number:064x}": place for place, number in enumerate(numbers)}
        seen = {known.sha256 for known in self.records} - wanted(self.records, places, frozenset())
        seen |= taken_back(self.records)
        unread = [number for number in dict.fromkeys(numbers) if f"{number:064x}" not in seen]
        last = max((known.sequence for known in self.records), default=0)
        new = [
            replace(record(number, self.files[number]), sequence=last + place)
            for place, number in enumerate(unread, start=1)
        ]
        arrange(new, self.records, places)
        retire(self.records, new)
        self.records += new
        self.settle()
        return len(new)

    def settle(self) -> None:
        active = [known for known in self.records if known.in_use]
        supersede_outlines([known for known in active if known.kind == "outlines"])
        supersede_covers([known for known in active if known.kind == "street"])

    def withdraw(self, number: int) -> None:
        """Withdraw a file, as `withdrawing` does."""
        known = latest(self.records)
        known[f"{number:064x}"].withdraw("a test")
        for other in known.values():
            if f"{number:064x}" in other.lost_to and other.withdrawn is None:
                other.bring_back(quarantined=False)
        self.settle()

    def holds(self) -> dict[object, str]:
        """Return which file stands for each month, and for the ward map."""
        found: dict[object, str] = {}
        for known in self.records:
            for thing in [c.month for c in known.covers if c.in_use] or [known.kind]:
                if known.in_use:
                    assert thing not in found
                    found[thing] = known.name
        return found


def expected(files: list[Months], loads: list[Load]) -> dict[object, str]:
    """Return the same by the plain rule: whatever is given takes all that it speaks of."""
    found: dict[object, str] = {}
    for number in (number for numbers in loads for number in numbers):
        things: list[object] = sorted(files[number]) or ["outlines"]
        found |= dict.fromkeys(things, f"file-{number}")
    return found


FILES = st.lists(st.frozensets(st.sampled_from(MONTHS), max_size=3), min_size=4, max_size=4)
LOADS = st.lists(
    st.permutations(range(4)).flatmap(
        lambda order: st.integers(1, 4).map(lambda size: order[:size])
    ),
    min_size=1,
    max_size=6,
)


@given(FILES, LOADS)
def test_the_paths_of_loads_are_as_if_loaded_one_after_another(
    files: list[Months], loads: list[Load]
) -> None:
    store = Store(files)
    for count, numbers in enumerate(loads, start=1):
        store.load(numbers)
        assert store.holds() == expected(files, loads[:count])
        for known in store.records:
            known.check()


@given(FILES, LOADS)
def test_the_same_load_again_reads_nothing(files: list[Months], loads: list[Load]) -> None:
    store = Store(files)
    for numbers in loads:
        store.load(numbers)
        before = store.holds()
        assert store.load(numbers) == 0
        assert store.holds() == before


ONE_BY_ONE = st.lists(st.integers(0, 3).map(lambda number: [number]), min_size=1, max_size=8)
"""Of several paths given at once, one that stood may not have been read for another's sake."""


@given(FILES, ONE_BY_ONE, st.permutations(range(4)), st.integers(0, 6))
def test_a_withdrawn_file_is_as_if_it_had_never_been_loaded(
    files: list[Months], loads: list[Load], gone: list[int], when: int
) -> None:
    store, withdrawn = Store(files), set[int]()
    for count, numbers in enumerate(loads, start=1):
        store.load(numbers)
        known = {int(record.sha256, 16) for record in store.records} - withdrawn
        if count > when and (left := [number for number in gone if number in known]):
            store.withdraw(left[0])
            withdrawn.add(left[0])
        without = [[n for n in given if n not in withdrawn] for given in loads[:count]]
        assert store.holds() == expected(files, without)
        for record in store.records:
            record.check()
