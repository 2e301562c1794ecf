"""A first column of row numbers, which pandas and R write without a name, is passed over."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts import test_street
from tests.contracts.test_occurrences import FIRE

SAID = "The first column has no name and was not read: programs write row numbers so."


def numbered(folder: Path, row: dict[str, str], head: str, name: str = "given.csv") -> Judged:
    lines = [[head, *row], ["0", *row.values()], ["1", *row.values()]]
    path = folder / "given.csv"
    path.write_text("\n".join(",".join(cells) for cells in lines), encoding="utf-8")
    source = SourceFile(path, name, "", path.stat().st_size)
    return recognise.read(source, folder / "part.parquet", load_settings())


@pytest.mark.parametrize("head", ["", '""', "Unnamed: 0", "...1"])
def test_row_numbers_before_a_street_extract_are_passed_over_and_said(
    tmp_path: Path, head: str
) -> None:
    judged = numbered(tmp_path, test_street.GOOD | {"Crime ID": ""}, head, test_street.NAMED)
    assert (judged.kind, judged.rows_in, judged.rows_accepted) == ("street", 2, 2)
    assert judged.notices == [SAID]


def test_row_numbers_before_a_partners_table_are_passed_over_and_said(tmp_path: Path) -> None:
    judged = numbered(tmp_path, FIRE, "")
    # The second row repeats the first one's number.
    assert (judged.kind, judged.rows_in, judged.rows_accepted) == ("fires", 2, 1)
    assert judged.notices == [SAID]


def test_a_first_column_with_a_name_is_no_row_numbers(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="it also has “Beat”"):
        numbered(tmp_path, test_street.GOOD, "Beat", test_street.NAMED)
