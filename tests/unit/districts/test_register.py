"""The register of districts: what belongs where, what became part of what."""

import csv
from collections import Counter

import pytest

from moorlands_dash.districts.police import forces
from moorlands_dash.districts.register import (
    changes,
    forerunners,
    known_districts,
    names_in_files,
    standing,
    today,
    with_code,
)
from moorlands_dash.extracts.street_name import slug
from moorlands_dash.partnership.areas import District
from moorlands_dash.spelling import force_key
from tests.conftest import SHARED


def named(code: str) -> set[str]:
    return {row.name for row in forerunners(code)}


def test_every_row_is_whole_and_joins_one_that_is_there() -> None:
    rows = known_districts()
    codes = {row.code for row in rows}
    assert len(codes) > 360
    for row in rows:
        assert row.name and row.force and row.force_code.startswith(("E23", "W15")), row
        assert not row.joined or row.joined in codes, row
        assert row.partnership or not row.partnership_code, row
    assert [row.partnership for row in with_code(["E07000198"])] == ["Staffordshire Moorlands"]


def test_the_districts_that_stand_are_those_of_today() -> None:
    assert len(standing()) == 318, "296 of England since April 2023, 22 of Wales"
    assert Counter(code[:3] for code in standing()) == {
        "E06": 63, "E07": 164, "E08": 36, "E09": 33, "W06": 22,
    }  # fmt: skip
    assert all(row.partnership for row in standing().values())
    uncoded = {row.name for row in standing().values() if not row.partnership_code}
    made = {"Buckinghamshire", "North Northamptonshire", "West Northamptonshire"}
    assert uncoded == made | {"Cumberland", "Westmorland and Furness", "Barnsley", "Sheffield"}


def test_the_register_is_the_lookup_of_2019_and_what_became_of_it() -> None:
    path = SHARED / "facts" / "lad_csp_pfa_2019.csv"
    if not path.is_file():
        pytest.skip("the lookup of December 2019 isn't here")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lookup = [tuple(row.values()) for row in csv.DictReader(file)]
    rows = known_districts()
    own = [(r.code, r.name, r.partnership_code, r.partnership, r.force_code, r.force) for r in rows]
    assert set(lookup) <= set(own)
    later = {code for code, *_ in own} - {code for code, *_ in lookup}
    made = {code for code in later if code in standing()}
    assert made == {*codes("E06", 60, 61, 62, 63, 64, 65, 66), *codes("E08", 38, 39)}
    ended = {code for code, *_ in lookup} & set(changes())
    assert all(changes()[code].month >= "2020" for code in ended)
    assert all(changes()[code].month < "2020" for code in later - made)


def test_every_change_has_its_month_and_its_order() -> None:
    for change in changes().values():
        assert change.month.endswith("-04"), "districts change on the first of April"
        assert " Order 20" in change.order
        assert change.became in {row.code for row in known_districts()}
    assert today("E07000190") == "E06000066", "by way of Somerset West and Taunton"
    assert today("E07000198") == "E07000198"
    assert changes()["E08000016"].order.endswith("SI 2024/1328")


def test_a_name_leads_to_the_one_that_small_areas_bear() -> None:
    assert names_in_files("E06000023") == ("Bristol", "Bristol, City of")
    assert names_in_files("E06000019")[0] == "Herefordshire"
    assert names_in_files("E07000112") == ("Folkestone and Hythe", "Shepway")
    assert District(name="Bristol", code="E06000023").known_as == ("Bristol", "Bristol, City of")
    long = District(name="Bristol, City of", code="E06000023")
    assert long.known_as == ("Bristol, City of", "Bristol")
    # A name that the register doesn't have for the code says nothing of others.
    assert District(name="Avonmouth", code="E06000023").known_as == ("Avonmouth",)


def test_forces_bear_the_names_of_those_who_publish() -> None:
    assert len(forces()) == 43
    assert forces()["E23000034"].name == "London, City of"
    assert forces()["E23000034"].slug == "city-of-london"
    assert forces()["E23000035"].falls_within == "Devon & Cornwall Police"
    assert [f.slug for f in forces().values() if f.silent_from] == ["greater-manchester"]
    for force in forces().values():
        assert slug(force.falls_within) == slug(force.slug), "a file of theirs is known as theirs"
        assert force_key(force.name) == force_key(force.falls_within) or force.also


def test_districts_merged_since_have_their_forerunners() -> None:
    assert named("E06000063") == {"Allerdale", "Carlisle", "Copeland"}
    assert named("E06000060") == {"Aylesbury Vale", "Chiltern", "South Bucks", "Wycombe"}
    assert {"Mendip", "Somerset West and Taunton", "Taunton Deane"} <= named("E06000066"), "twice"
    assert named("E07000198") == set()
    assert named("E08000038") == {"Barnsley"}, "a new code alone"


def test_a_district_is_known_under_its_forerunners_names_unless_the_settings_say_which() -> None:
    merged = {"name": "Cumberland", "code": "E06000063"}
    assert District(**merged).known_as == ("Cumberland", "Allerdale", "Carlisle", "Copeland")
    assert District(**merged).parts == ("E07000026", "E07000028", "E07000029")
    assert District(**merged, forerunners=[]).known_as == ("Cumberland",)
    two = District(name="Both", code="E22000269", names=["A", "B"], codes=["E07000198"])
    assert two.known_as == ("Both", "A", "B")
    assert two.parts == ("E07000198",)
    assert District(name="Leek", code="E07000198").known_as == ("Leek",)


def codes(prefix: str, *numbers: int) -> set[str]:
    return {f"{prefix}{number:06}" for number in numbers}


@pytest.mark.parametrize(
    ("code", "name", "older"),
    [
        ("E06000057", "Northumberland", codes("E06", 48)),
        ("E06000058", "Bournemouth, Christchurch and Poole", {*codes("E06", 28, 29), "E07000048"}),
        ("E06000059", "Dorset", codes("E07", 49, 50, 51, 52, 53)),
        ("E06000060", "Buckinghamshire", codes("E07", 4, 5, 6, 7)),
        ("E06000061", "North Northamptonshire", codes("E07", 150, 152, 153, 156)),
        ("E06000062", "West Northamptonshire", codes("E07", 151, 154, 155)),
        ("E06000063", "Cumberland", codes("E07", 26, 28, 29)),
        ("E06000064", "Westmorland and Furness", codes("E07", 27, 30, 31)),
        ("E06000065", "North Yorkshire", codes("E07", 163, 164, 165, 166, 167, 168, 169)),
        ("E06000066", "Somerset", codes("E07", 187, 188, 189, 190, 191, 246)),
        ("E07000240", "St Albans", codes("E07", 100)),
        ("E07000241", "Welwyn Hatfield", codes("E07", 104)),
        ("E07000242", "East Hertfordshire", codes("E07", 97)),
        ("E07000243", "Stevenage", codes("E07", 101)),
        ("E07000244", "East Suffolk", codes("E07", 205, 206)),
        ("E07000245", "West Suffolk", codes("E07", 201, 204)),
        ("E07000246", "Somerset West and Taunton", codes("E07", 190, 191)),
        ("E08000037", "Gateshead", codes("E08", 20)),
        ("E08000038", "Barnsley", codes("E08", 16)),
        ("E08000039", "Sheffield", codes("E08", 19)),
    ],
)
def test_a_district_is_made_of_its_forerunners(code: str, name: str, older: set[str]) -> None:
    assert {row.name for row in with_code([code])} == {name}
    assert {row.code for row in forerunners(code)} == older


def test_nothing_is_part_of_a_district_that_is_not_there() -> None:
    known = {row.code for row in known_districts()}
    assert {row.joined for row in known_districts() if row.joined} <= known
    assert forerunners("E07000198") == []
