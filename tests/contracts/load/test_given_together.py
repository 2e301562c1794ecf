"""Files that were loaded before, given together with others: which of them holds."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from moorlands_dash.partnership import Files, Settings, load_settings
from moorlands_dash.store.load import Outcome, load
from moorlands_dash.store.queries import Snapshot, open_snapshot
from tests.contracts import test_targets
from tests.contracts.given import street_file, types, written
from tests.tries import tries

pytestmark = pytest.mark.slow

SETTINGS = load_settings().model_copy(update={"files": Files(reference=[])})


def test_given_together_the_one_named_later_holds(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    first = street_file(tmp_path / "first.csv", "2025-01")
    second = street_file(tmp_path / "second.csv", "2025-01", kind="Drugs")
    again(first)
    again(second)
    assert not again(first, second).published
    assert types(opened()) == [("2025-01", "Drugs")]
    assert again(second, first).published
    assert types(opened()) == [("2025-01", "Burglary")]
    assert not again(second, first).published
    assert again(first, second).published
    assert types(opened()) == [("2025-01", "Drugs")]


def test_a_file_in_use_that_is_named_after_one_loaded_again_keeps_its_months(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    both = street_file(tmp_path / "both.csv", "2025-01", "2025-02")
    january = street_file(tmp_path / "january.csv", "2025-01", kind="Drugs")
    february = street_file(tmp_path / "february.csv", "2025-02", kind="Robbery")
    again(both)
    again(january)
    again(february)
    outcome = again(both, february)
    assert types(opened()) == [("2025-01", "Burglary"), ("2025-02", "Robbery")]
    assert [(f.name, f.loaded, f.superseded) for f in outcome.files] == [("both.csv", 1, 1)]
    assert outcome.known == ["february.csv"]


def test_a_folder_of_all_that_ever_came_brings_only_what_is_new(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    folder = tmp_path / "all"
    street_file(folder / "fires.csv", "2025-01")
    again(folder)
    street_file(folder / "fires-corrected.csv", "2025-01", kind="Drugs")
    assert [f.name for f in again(folder).files] == ["fires-corrected.csv"]
    assert types(opened()) == [("2025-01", "Drugs")]
    assert not again(folder).published
    street_file(folder / "next.csv", "2025-02")
    assert [f.name for f in again(folder).files] == ["next.csv"]
    assert types(opened()) == [("2025-01", "Drugs"), ("2025-02", "Burglary")]


def test_of_a_folder_what_something_else_replaced_is_loaded_again(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    folder = tmp_path / "all"
    street_file(folder / "b.csv", "2025-01", "2025-02")
    again(folder)
    street_file(folder / "a.csv", "2025-01", kind="Drugs")
    again(folder)
    again(street_file(tmp_path / "other.csv", "2025-02", kind="Robbery"))
    assert [f.name for f in again(folder).files] == ["b.csv"]
    assert types(opened()) == [("2025-01", "Drugs"), ("2025-02", "Burglary")]


def populations_of(path: Path, people: int) -> Path:
    row = {"area_code": "E05007039", "area_name": "Left", "year": "2020", "source": "made up"}
    return written(path, row | {"population": str(people)})


def test_the_programs_own_populations_do_not_come_back_by_themselves(
    tmp_path: Path, again: Callable[..., Outcome], opened: Callable[[], Snapshot]
) -> None:
    partners_own = populations_of(tmp_path / "partner.csv", 1234)
    again(street_file(tmp_path / "street.csv", "2025-01"))
    again(partners_own)
    outcome = again(street_file(tmp_path / "more.csv", "2025-02"))
    assert [f.name for f in outcome.files] == ["more.csv"]
    assert not again(partners_own).published
    assert opened().populations()["population"].tolist() == [1234]


def test_reference_files_of_the_program_as_it_was_hold_again(
    tmp_path: Path,
    settings: Settings,
    again: Callable[..., Outcome],
    opened: Callable[[], Snapshot],
) -> None:
    (reference,) = settings.reference_files()
    older = shutil.copy(reference, tmp_path / "older.csv")
    again(street_file(tmp_path / "street.csv", "2025-01"))
    populations_of(reference, 2222)
    again()
    assert opened().populations()["population"].tolist() == [2222]
    shutil.copy(older, reference)
    assert again().published
    assert opened().populations()["population"].tolist() == [1000]
    assert not again().published


IDS = ["a", "b", "c"]
SOME = st.frozensets(st.sampled_from(IDS), min_size=1)
LOADS = st.lists(st.lists(st.integers(0, 2), min_size=1, max_size=3, unique=True), max_size=5)


@hypothesis_settings(max_examples=tries(8))
@given(st.lists(SOME, min_size=3, max_size=3), LOADS)
def test_targets_given_in_any_order_stand_as_the_last_file_says(
    files: list[frozenset[str]], loads: list[list[int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            written(
                Path(folder, f"{number}.csv"),
                *(
                    test_targets.COUNT | {"target_id": name, "target": str(100 + number)}
                    for name in sorted(names)
                ),
            )
            for number, names in enumerate(files)
        ]
        wanted: dict[str, int] = {}
        for given_now in loads:
            outcome = load([paths[number] for number in given_now], SETTINGS, Path(folder, "home"))
            for number in given_now:
                wanted |= dict.fromkeys(files[number], 100 + number)
            rows = open_snapshot(Path(folder, "home")).targets()
            assert dict(zip(rows["target_id"], rows["target"], strict=True)) == wanted
            assert sum(f.loaded for f in outcome.manifest.files if f.in_use) == len(wanted)
            outcome.manifest.check()
