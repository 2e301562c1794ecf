"""Under a map with Ordnance Survey's lines stands whose they are, and under none without."""

from moorlands_dash.words.wards.map_layer import credit


def test_the_licence_names_what_is_drawn_and_the_year() -> None:
    assert credit({"layers": ["rivers", "roads"]}, 2026) == (
        "Roads and rivers on the map: Ordnance Survey, Open Government Licence; contains OS data © "
        "Crown copyright and database right 2026."
    )
    assert credit({"layers": ["rivers"]}, 2025).startswith("Rivers on the map: Ordnance Survey")
    assert credit(None, 2026) == ""
