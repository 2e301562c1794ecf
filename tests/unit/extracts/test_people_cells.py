"""What a cell of counts of people may hold; whole files stand in tests/contracts."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.extracts.areas import areas_of
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.people_cells import Cells, found_measure, harmless
from moorlands_dash.partnership import load_settings

HEAD = "period,measure,area_code,count,of\n"


def looked_through(folder: Path, row: str) -> None:
    path = folder / "people.csv"
    path.write_text(f"{HEAD}{row}\n", encoding="utf-8")
    settings = load_settings()
    areas = areas_of(settings, [("Leek North", "E05007061")])
    Cells(SourceFile(path, path.name, "", 1, areas=areas), settings).hold()


@pytest.mark.parametrize(
    "area", ["E05007061", "Leek North", "Leek North (E05007061)", "E05007061: Leek North"]
)
def test_an_area_may_be_its_code_its_name_or_both(tmp_path: Path, area: str) -> None:
    looked_through(tmp_path, f"2026-04,victims_supported,{area},3,9")


@pytest.mark.parametrize("area", ["Leek North (John Smith)", "E05007061 J. Smith"])
def test_nothing_of_a_person_stands_beside_an_area(tmp_path: Path, area: str) -> None:
    with pytest.raises(Refusal, match="person's name"):
        looked_through(tmp_path, f"2026-04,victims_supported,{area},3,9")


@pytest.mark.parametrize(
    ("cell", "shown"), [("12", "12"), ("1,234", "1,234"), ("9434765919", ""), ("Kate", "")]
)
def test_only_small_numbers_are_shown_of_what_is_set_aside(cell: str, shown: str) -> None:
    assert harmless(cell) == shown


def test_a_measure_is_found_by_key_name_and_as_targets_write_it() -> None:
    names = ("victims_supported", "VICTIMS who took up support", "people:victims_supported")
    assert {found.key for name in names if (found := found_measure(name))} == {"victims_supported"}
    assert found_measure("Kate") is None
