"""What stands on wards that the map in use doesn't have is named."""

import pandas as pd
import pytest

from moorlands_dash.store.old_codes import old_codes

OLD, NEW, OTHER = "E05007039", "E05014101", "E05014102"
WARDS = pd.DataFrame({"area_code": [NEW, OTHER]})
HELD = {"targets": "target_id", "actions": "action_id", "annotations": "annotation_id"}


@pytest.fixture
def folder(tmp_path):
    """Return a folder with tables whose things stand on an old ward, a new one, the district."""
    for kind, column in HELD.items():
        ids = [f"{kind}-{n}" for n in (1, 1, 2, 3, 4)]
        codes = [OLD, OLD, NEW, "E07000198", None]
        pd.DataFrame({column: ids, "area_code": codes}).to_parquet(tmp_path / f"{kind}.parquet")
    people(tmp_path, OLD, NEW, "E07000198")
    return tmp_path


def people(folder, *codes: str) -> None:
    pd.DataFrame({"area_code": list(codes)}).to_parquet(folder / "populations.parquet")


def test_things_on_old_codes_are_named_once(folder) -> None:
    found = old_codes(WARDS, folder)
    assert {kind: held[OLD] for kind, held in found.items()} == {
        "targets": ["targets-1"],
        "actions": ["actions-1"],
        "annotations": ["annotations-1"],
        "populations": [],
    }


def test_nothing_is_old_on_a_map_that_has_the_codes_or_without_a_map(folder) -> None:
    people(folder, OLD, NEW, OTHER)
    both = pd.DataFrame({"area_code": [NEW, OTHER, OLD]})
    assert old_codes(both, folder) == {}
    assert old_codes(WARDS.iloc[:0], folder) == {}


def test_residents_of_earlier_wards_may_stand_beside_those_of_the_present_ones(folder) -> None:
    people(folder, OLD, NEW, OTHER)
    assert "populations" not in old_codes(WARDS, folder)
