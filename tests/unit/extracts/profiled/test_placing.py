"""Places as senders write them, held to Ordnance Survey's example and to the size of numbers."""

import pytest

from moorlands_dash.extracts.profiled.placing import from_letters, placed, placed_in_one


@pytest.mark.parametrize(
    ("text", "easting", "northing"),
    [
        # Ordnance Survey, "A guide to coordinate systems in Great Britain", section 7.1.
        ("TG 51409 13177", "651409", "313177"),
        ("SJ 98400 56500", "398400", "356500"),
        # A square of 100 m is told by its middle.
        ("SJ984565", "398450", "356550"),
        ("sj 98 56", "398500", "356500"),
        ("NN 166 712", "216650", "771250"),
        ("SV 9 1", "95000", "15000"),
    ],
)
def test_a_grid_reference_is_the_middle_of_its_square(
    text: str, easting: str, northing: str
) -> None:
    found = from_letters(text)
    assert found is not None
    assert (found["easting"], found["northing"]) == (easting, northing)


@pytest.mark.parametrize("text", ["", "SJ", "SJ 98 5", "SI 98 56", "12345 67890", "Leek"])
def test_what_is_no_grid_reference_is_none(text: str) -> None:
    assert from_letters(text) is None


@pytest.mark.parametrize(
    ("x", "y", "how", "told"),
    [
        ("398400", "356500", "told by size", ("398400", "356500", "", "")),
        ("398,400", "356,500", "told by size", ("398400", "356500", "", "")),
        ("356500", "398400", "northing easting", ("398400", "356500", "", "")),
        ("-2.0254", "53.1057", "told by size", ("", "", "-2.0254", "53.1057")),
        # Longitude and latitude of the United Kingdom can't be mistaken for each other.
        ("53.1057", "-2.0254", "told by size", ("", "", "-2.0254", "53.1057")),
        ("53.1057", "-2.0254", "longitude latitude", ("", "", "-2.0254", "53.1057")),
        ("−2.0254", "53.1057", "told by size", ("", "", "-2.0254", "53.1057")),
        ("SJ 984 565", "", "grid reference", ("398450", "356550", "", "")),
        ("near the church", "356500", "told by size", ("near the church", "356500", "", "")),
    ],
)
def test_two_cells_of_a_place_are_told_by_their_size(
    x: str, y: str, how: str, told: tuple[str, ...]
) -> None:
    assert tuple(placed(x, y, how).values()) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("398400, 356500", ("398400", "356500", "", "")),
        ("398400 356500", ("398400", "356500", "", "")),
        ("E: 398400 N: 356500", ("398400", "356500", "", "")),
        ("53.1057, -2.0254", ("", "", "-2.0254", "53.1057")),
        ("POINT (-2.0254 53.1057)", ("", "", "-2.0254", "53.1057")),
        ("lat 53.1057, long -2.0254", ("", "", "-2.0254", "53.1057")),
        ("SJ 984 565", ("398450", "356550", "", "")),
        # What holds no place stays, so that the contract says what is wrong with it.
        ("5f000001", ("5f000001", "", "", "")),
        ("Flat 2, 14 High Street", ("Flat 2, 14 High Street", "", "", "")),
    ],
)
def test_one_cell_may_hold_both(text: str, told: tuple[str, ...]) -> None:
    assert tuple(placed_in_one(text, "told by size").values()) == told
