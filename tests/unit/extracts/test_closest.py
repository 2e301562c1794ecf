"""Why a table is none of the layouts: the closest one, what it lacks, what may be meant."""

from pathlib import Path

import pytest

from moorlands_dash.extracts.model import Refusal
from tests.unit.extracts.test_recognise import STREET, read

COUNCIL = "Case Ref,Date Logged,Category,Sub Category,Ward,Easting,Northing,Status\n"


@pytest.mark.parametrize(
    ("header", "name", "closest", "said"),
    [
        (COUNCIL, "fly-tipping.csv", "environmental problems", "“Case Ref” may be meant"),
        # Which of the sources it is, where they share as many columns, the file's name shows.
        ("Ward,Easting,Northing,x9\n", "graffiti.csv", "environmental problems", "“problem”"),
        ("Call no,Ward,Easting,Northing\n", "rows.csv", "fires", "“Call no” may be meant"),
        ("incident_number,caled,kind,Ward\n", "rows.csv", "fires", "“caled” may be meant"),
    ],
)
def test_the_closest_layout_is_the_one_with_most_columns(
    tmp_path: Path, header: str, name: str, closest: str, said: str
) -> None:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, header, name)
    assert f"The closest is {closest}: it lacks “" in caught.value.reason
    assert said in caught.value.reason


def test_a_column_without_a_name_is_told_by_its_place(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="it also has “column 11 without a name”"):
        read(tmp_path, STREET.replace("Last outcome category", ""))
