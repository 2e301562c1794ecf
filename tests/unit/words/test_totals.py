from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.words.numbers import number
from moorlands_dash.words.totals import Totals, beyond_wards, two_totals

PLACE = "Staffordshire Moorlands"


def test_each_part_of_the_difference_is_said() -> None:
    assert two_totals(PLACE, "incident", Totals(6212, 6209, outside=3)) == (
        "Of 6,212 incidents counted in Staffordshire Moorlands 3 lie in no ward of the map, so "
        "that the wards add up to 6,209."
    )
    assert two_totals(PLACE, "incident", Totals(6209, 6206, outside=8)) == (
        "Of 6,209 incidents counted in Staffordshire Moorlands 8 lie in no ward of the map, and 5 "
        "counted elsewhere lie in one, so that the wards add up to 6,206."
    )
    assert two_totals(PLACE, "fire", Totals(62, 59, outside=1, nowhere=2)) == (
        "Of 62 fires counted in Staffordshire Moorlands 1 lies in no ward of the map and 2 have no "
        "place, so that the wards add up to 59."
    )


def test_rates_are_said_where_they_look_different() -> None:
    totals = Totals(4836, 4856)
    said = two_totals(PLACE, "incident", totals, (50.67, 50.46))
    assert said.endswith("up to 4,856 (50.7 per 1,000 residents, the district 50.5).")
    assert "per 1,000" not in two_totals(PLACE, "incident", totals, (50.67, 50.66))


def test_one_total_needs_no_words() -> None:
    assert two_totals(PLACE, "incident", Totals(50, 50, outside=2)) == ""


@given(*[st.integers(0, 500)] * 4)
def test_the_parts_add_up(inside: int, outside: int, nowhere: int, others: int) -> None:
    totals = Totals(inside + outside + nowhere, inside + others, outside, nowhere)
    assert totals.others == others
    said = two_totals(PLACE, "incident", totals)
    if said:
        for part in (outside, nowhere, others):
            assert not part or number(part) in said


def test_what_lies_beyond_the_wards_is_why_a_map_holds_more() -> None:
    assert beyond_wards("incident", 6212, 6) == (
        "Of 6,212 incidents in the map's cells 6,206 lie in a ward; 6 lie beyond the wards' "
        "outlines, in a cell that reaches over them."
    )
    assert "; 1 lies beyond" in beyond_wards("fire", 3, 1)
    assert beyond_wards("incident", 6212, 0) == ""
