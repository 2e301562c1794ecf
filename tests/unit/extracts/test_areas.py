"""Names of areas, in any usual spelling, lead to their codes; one of two areas leads to none."""

import pytest

from moorlands_dash.extracts.areas import areas_of, coded
from moorlands_dash.partnership import load_settings
from moorlands_dash.spelling import area_key

NAMED = [("Leek North", "E05007062"), ("Bagnall and Stanley", "E05007040"), ("Dane", "E05007050")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Leek North", "E05007062"),
        ("LEEK NORTH WARD", "E05007062"),
        ("Leek-North", "E05007062"),
        ("Leek North (Staffordshire Moorlands)", "E05007062"),
        ("Bagnall & Stanley", "E05007040"),
        ("E05007062", "E05007062"),
        ("E05007062 Leek North", "E05007062"),
        ("The whole district", "E07000198"),
        ("All wards", "E07000198"),
        ("Staffordshire Moorlands District", "E07000198"),
        ("Stafford", "E07000197"),
        ("Leek", "Leek"),
        ("Total", "Total"),
        ("", ""),
    ],
)
def test_a_name_leads_to_its_code(text: str, code: str) -> None:
    assert coded(text, areas_of(load_settings(), NAMED)) == code


def test_a_name_of_two_areas_tells_neither() -> None:
    areas = areas_of(load_settings(), [*NAMED, ("Dane", "E05009999")])
    assert coded("Dane", areas) == "Dane"


def test_a_name_that_is_nothing_but_a_kind_of_area_stays() -> None:
    assert area_key("City Ward") == "city ward"
    assert area_key("St. Mary’s Ward") == area_key("Saint Marys")
