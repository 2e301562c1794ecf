"""An entry of the register has its gaps filled with what is counted, and from where."""

from dataclasses import fields, replace

import pytest

from moorlands_dash.measures.entry import Measure

BLANK = Measure(**{field.name: field.name for field in fields(Measure)})


def test_gaps_are_filled_where_there_may_be_some() -> None:
    gapped = replace(
        BLANK,
        unit="{counted} a month",
        numerator="{counted} in the ward",
        denominator="{counted} in all",
        source="{sources}; residents",
        caveat="{counted} stays as it is here",
    )
    told = gapped.said("fires", "The fire service")
    assert told.unit == "fires a month"
    assert (told.numerator, told.denominator) == ("fires in the ward", "fires in all")
    assert told.source == "The fire service; residents"
    assert told.caveat == "{counted} stays as it is here"
    assert gapped.unit == "{counted} a month"


def test_a_gap_of_another_name_is_none() -> None:
    with pytest.raises(KeyError, match="ward"):
        replace(BLANK, source="{ward}").said("fires", "The fire service")
