"""Areas of several wards in one cell: codes, names, a town."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.extracts.area_groups import area_group, grouped, with_groups

AREAS = {
    "leek north": "E05007061",
    "leek west": "E05007063",
    "bagnall & stanley": "E05007040",
    "staffordshire moorlands": "E07000198",
}


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Leek North", "E05007061"),
        ("LEEK", "E05007061+E05007063"),
        ("Leek West; Leek North", "E05007061+E05007063"),
        ("Bagnall and Stanley", "E05007040"),
        ("Leek North and Bagnall and Stanley", "Leek North and Bagnall and Stanley"),
        ("E05007063 + E05007061", "E05007061+E05007063"),
        ("E07000198", "E07000198"),
        ("Whole of Leekshire", "Whole of Leekshire"),
        ("", ""),
    ],
)
def test_a_cell_becomes_the_codes_of_its_wards(text: str, area: str) -> None:
    assert grouped(text, AREAS) == area
    assert with_groups(pd.Series([text]), AREAS).tolist() == [area]


def test_only_codes_pass() -> None:
    texts = pd.Series(["E07000198", "E05007061+E05007063", "E05007061+E07000198", "Leek", ""])
    assert area_group().holds(texts).tolist() == [True, True, False, False, False]
    assert area_group(or_blank=True).holds(texts).tolist()[-1]
