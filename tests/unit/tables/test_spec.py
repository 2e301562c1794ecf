"""A declaration that leaves something out fails, and says which column or table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from moorlands_dash.tables.spec import COUNTED, Column, SpecError, TableSpec

COUNT = Column("count", COUNTED, "whole", "How many came.", COUNTED)
WARD = Column("ward_code", "Ward", "text", "The ward's code.", shown=False)
SPEC = TableSpec("fires", "fires by ward", "wards.fires:build", (WARD, COUNT), "count")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"head": " "}, "'count' has no head"),
        ({"meaning": ""}, "'count' has no meaning"),
        ({"form": "roman"}, "no such form"),
        ({"unit": ""}, "a number without a unit"),
    ],
)
def test_a_column_that_lacks_something(change: dict[str, Any], words: str) -> None:
    with pytest.raises(SpecError, match=words):
        COUNT.but(**change)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"says": ""}, "'fires' has no says"),
        ({"columns": ()}, "has no columns"),
        ({"builder": "wards.fires"}, "names no builder"),
        ({"builder": ":build"}, "names no builder"),
        ({"measure": "weather"}, "no measure of the register"),
        ({"audience": "nobody"}, "is for nobody"),
        ({"columns": (COUNT, COUNT)}, "has count twice"),
    ],
)
def test_a_table_that_lacks_something(change: dict[str, Any], words: str) -> None:
    with pytest.raises(SpecError, match=words):
        replace(SPEC, **change)


def test_a_frame_is_held_to_its_columns_exactly() -> None:
    SPEC.hold(["count", "ward_code"])
    with pytest.raises(SpecError, match="lacks count and has undeclared number"):
        SPEC.hold(["ward_code", "number"])
    assert SPEC.names == ["ward_code", "count"]
    assert SPEC.column("count") is COUNT
    with pytest.raises(SpecError, match="no column 'number'"):
        SPEC.column("number")


def test_a_head_and_a_unit_may_be_what_is_counted() -> None:
    assert COUNT.headed("fires") == "Fires"
    assert COUNT.unit_of("fires") == "fires"
    assert WARD.headed("fires") == "Ward"
    rate = Column("rate", "Rate", "one place", "m", f"{COUNTED} per 1,000 residents")
    assert rate.unit_of("fires") == "fires per 1,000 residents"


def test_a_unit_stands_beneath_a_head_that_does_not_say_it() -> None:
    plain = Column("km", "How far", "one place", "m", "km")
    assert plain.unit_beneath == "km"
    assert plain.but(head="Distance in km").unit_beneath == ""
    # A share is written with its per cent, and what is counted is said with the table.
    assert plain.but(form="share").unit_beneath == ""
    assert COUNT.unit_beneath == ""


def test_a_table_is_the_publics_only_where_it_says_so() -> None:
    assert not SPEC.public
    assert replace(SPEC, audience="public").public
