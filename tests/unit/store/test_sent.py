"""What files that were only checked hold, beside what is published."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.loading import check, load
from moorlands_dash.partnership import Files, load_settings
from tests.contracts import test_street
from tests.contracts.given import written

SETTINGS = load_settings().model_copy(update={"files": Files(reference=[])})


def extract(folder: Path, month: str, *districts: str) -> Path:
    """Write an extract with a row in each of the districts."""
    rows = [
        test_street.GOOD
        | {"Crime ID": f"{month[-2:]}{n:062}", "Month": month, "LSOA name": f"{name} 001A"}
        for n, name in enumerate(districts)
    ]
    return written(folder / f"{month}-staffordshire-street.csv", *rows)


@pytest.mark.slow
def test_rows_of_ours_are_told_by_their_lsoa_in_new_and_published_files(tmp_path: Path) -> None:
    home, ours = tmp_path / "home", SETTINGS.district.name
    load([extract(tmp_path, "2025-01", ours, ours, "Stafford")], SETTINGS, home)
    sent = check([extract(tmp_path, "2025-02", ours, "Stafford")], SETTINGS, home=home).sent
    assert sent is not None
    months = sent.months.sort_values("month")
    assert months[["rows", "ours"]].to_numpy().tolist() == [[3, 2], [2, 1]]


def test_without_anything_published_the_files_stand_alone(tmp_path: Path) -> None:
    path = extract(tmp_path, "2025-02", "Stafford")
    sent = check([path], SETTINGS, home=tmp_path / "home").sent
    assert sent is not None
    assert sent.months[["rows", "ours"]].to_numpy().tolist() == [[1, 0]]
    assert sent.days.empty
