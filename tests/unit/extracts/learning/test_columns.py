"""What columns look like, by their values alone."""

from moorlands_dash.extracts.learning.columns import columns_of, number

AREAS = {"leek north": "E05007062"}


def column(*values: str):  # type: ignore[no-untyped-def]
    return columns_of(["x"], [[value] for value in values], AREAS)[0]


def test_days_are_told_from_numbers_that_look_like_excels() -> None:
    assert column("03/04/2025", "2025-04-05", "5 May 2025", "06/07/25").days == 1
    assert column("45407", "45408").days == 0, "they may be references"
    assert column("45407", "45408").excel_days == 1
    assert column("10:15", "9.30 pm").clocks == 1


def test_references_tell_rows_apart() -> None:
    assert column("SR1", "SR2", "SR3").references == 1
    assert column("SR1", "SR1", "SR3").references == 0
    assert column("1.5", "2.5", "3.5").references == 0


def test_places_and_areas_are_told() -> None:
    assert column("398400", "388300").between(1_000, 700_000) == 1
    assert column("SJ 984 565", "SJ9856").grid_references == 1
    assert column("53.1, -2.0", "398400 356500").both == 1
    assert column("Leek North Ward", "LEEK NORTH").wards == 1
    assert column("E05007062", "Leek").codes == 0.5


def test_blanks_count_for_nothing() -> None:
    blank = column("", "NA", "12%")
    assert blank.values == ("12%",)
    assert blank.percents == 1
    assert round(blank.filled, 2) == 0.33
    assert column("", "-").days == 0


def test_cells_of_several_columns_stand_side_by_side() -> None:
    day, time = columns_of(["d", "t"], [["2025-01-02", "10:15"], ["2025-01-03", ""]], {})
    assert day.beside([time]) == ["2025-01-02 10:15", "2025-01-03"]


def test_a_number_is_read_with_its_commas_and_signs() -> None:
    assert (number("£1,234.50"), number("12%"), number("x")) == (1234.5, 12.0, None)
