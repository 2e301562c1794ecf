"""A title above the column names is passed over and said; rows above them are not lost."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts import test_street

FIRES = "incident_number,called,kind,easting,northing,ward\n24-1,2024-04-03,other,,,Leek North\n"


def read(folder: Path, text: str, name: str = "given.csv") -> Judged:
    path = folder / "given.csv"
    path.write_text(text, encoding="utf-8")
    source = SourceFile(path, name, "", path.stat().st_size)
    return recognise.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize(
    ("title", "line", "said"),
    [
        ("Fire and Rescue,,,,,\nFires attended,,,,,\n,,,,,\n", 4, "the 3 lines above were"),
        ("Fires attended\n\nPeriod:,April 2024\n\n", 5, "the 4 lines above were"),
        ("sep=,\n", 2, "the line above was"),
    ],
)
def test_a_title_is_passed_over_and_said(tmp_path: Path, title: str, line: int, said: str) -> None:
    judged = read(tmp_path, f"{title}{FIRES}bad,never,other,,,\n")
    assert (judged.kind, judged.rows_in, judged.rows_accepted) == ("fires", 2, 1)
    assert f"The column names stand on line {line}; {said} taken for a title." in judged.notices
    # Lines are those of the file, title and all.
    assert [bad.line for bad in judged.quarantine] == [line + 2]


def test_a_title_above_a_street_extract_is_passed_over(tmp_path: Path) -> None:
    rows = [",".join(test_street.GOOD), ",".join(test_street.GOOD.values())]
    judged = read(tmp_path, "\n".join(["Crime in October", *rows]), test_street.NAMED)
    assert (judged.kind, judged.rows_in, judged.rows_accepted) == ("street", 1, 1)


def test_rows_above_the_column_names_are_named_and_not_lost(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, f"Title\n24-0,2024-04-01,other,,,Leek North\n{FIRES}")
    assert "stand on line 3, and line 2 above them is filled like a row" in caught.value.reason
    assert "Delete the lines above line 3" in caught.value.remedy
    assert "24-0" not in str(caught.value)


def test_column_names_far_below_are_not_looked_for(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="none of the column names"):
        read(tmp_path, "Attended\n" * 20 + FIRES)


def test_a_misspelt_column_below_a_title_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"columns on line 3 .* fires: it lacks “called”"):
        read(tmp_path, f"Fires attended\n\n{FIRES.replace('called', 'Rung')}")
