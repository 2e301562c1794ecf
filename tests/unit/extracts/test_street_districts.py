"""A street extract without our district says which districts it has."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from moorlands_dash.extracts.street_districts import has_ours, none_of_ours

NAMES = ("Leek", "Old Leek")


def rows(*lsoas: tuple[str | None, str | None]) -> pa.RecordBatch:
    """Return rows of LSOA names and codes."""
    columns = {"lsoa_name": [name for name, _ in lsoas], "lsoa_code": [code for _, code in lsoas]}
    arrays = {
        name: pa.array(texts, pa.string()).dictionary_encode() for name, texts in columns.items()
    }
    return pa.RecordBatch.from_pydict(arrays)


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Leek 001A", True),
        ("Old Leek 012F", True),
        ("Leekfrith 001A", False),
        ("Leek", True),
        ("Leek East 001A", False),
        ("leek 001A", False),
        (None, False),
    ],
)
def test_an_lsoa_is_of_the_district_that_stands_before_its_number(name, ours) -> None:
    assert (
        has_ours(rows(("Stoke 001A", "E01000001"), (name, "E01000002")), NAMES, frozenset()) is ours
    )


def test_a_listed_code_is_ours_whatever_the_name() -> None:
    found = rows(("Stoke 001A", "E01000001"))
    assert has_ours(found, NAMES, frozenset(["E01000001"]))
    assert not has_ours(found, NAMES, frozenset(["E01000009"]))


def test_the_districts_found_are_named_those_with_most_rows_first(tmp_path) -> None:
    named = [(f"District {letter} 001A", "E01000001") for letter in "ABCDEFG"]
    part = tmp_path / "part.parquet"
    found = rows(*named, ("Stoke 001A", None), ("Stoke 002B", None), (None, None))
    pq.write_table(pa.Table.from_batches([found]), part)
    (said,) = none_of_ours(part, NAMES)
    assert (
        "No row's LSOA name is of “Leek” or “Old Leek”: the rows are of Stoke 2, District A 1"
        in said
    )
    assert "and 2 more." in said
    assert not none_of_ours(part, ()), "no district is looked for"


def test_rows_without_any_place_say_nothing(tmp_path) -> None:
    part = tmp_path / "part.parquet"
    pq.write_table(pa.Table.from_batches([rows((None, None))]), part)
    assert not none_of_ours(part, NAMES)
