"""The area of a partnership: one district, a merged one, or several counted as one."""

import pytest

from moorlands_dash.districts import area_of, area_of_codes, areas
from moorlands_dash.districts.partnerships import (
    ALONE,
    OVERLAPPING,
    TOGETHER,
    WHOLE,
    members,
    of_several,
    standing_of,
)
from moorlands_dash.districts.register import standing


def test_every_district_has_an_area_with_one_force() -> None:
    found = areas()
    assert {area.code for area in found} == set(standing())
    for area in found:
        assert len(area.forces) == 1 and area.partnership_names, area.name
        assert area.code not in area.neighbours
        assert not set(area.all_codes) & {*area.neighbours, *area.neighbours_before}


def test_a_merged_district_keeps_its_forerunners_codes() -> None:
    area = area_of("E06000063")
    assert area.codes_before == ("E07000026", "E07000028", "E07000029")
    assert [(force.slug, force.name) for force in area.forces] == [("cumbria", "Cumbria")]
    assert area.neighbours == ("E06000064",)
    assert area.neighbours_before == ("E07000027", "E07000030", "E07000031")
    assert area_of("E08000038").codes_before == ("E08000016",)


def test_the_odd_ones() -> None:
    assert area_of("E09000001").neighbours == (), "the only district of its force"
    scilly = area_of("E06000053")
    assert scilly.partnership_names == ("Isles of Scilly",)
    assert len(scilly.neighbours) == 11
    assert area_of("W06000023").country == "Wales"
    with pytest.raises(KeyError):
        area_of("E07000026")


def test_several_districts_are_one_area() -> None:
    area = area_of_codes(("E07000221", "E07000222"), "South Warwickshire", "E22000999")
    assert (area.name, area.code) == ("South Warwickshire", "E22000999")
    assert [force.slug for force in area.forces] == ["warwickshire"]


def test_how_districts_stand_with_their_partnerships() -> None:
    assert standing_of("E07000037").how == ALONE
    found = standing_of("E07000244")
    assert (found.how, found.partnerships) == (TOGETHER, ("Suffolk Coastal", "Waveney"))
    assert standing_of("E07000235").how == WHOLE
    assert standing_of("E07000235").others == ("E07000237", "E07000238")
    assert standing_of("E06000058").how == OVERLAPPING
    assert standing_of("E06000059").how == OVERLAPPING
    assert members("North Devon") == ("E07000043", "E07000046")
    assert len(of_several()) == 11
    assert "North Yorkshire" not in of_several(), "one district since 2023"
