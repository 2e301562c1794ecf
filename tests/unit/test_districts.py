"""The register of districts: what belongs where, what became part of what."""

from moorlands_dash.partnership.areas import District
from moorlands_dash.partnership.districts import forerunners, known_districts, with_code


def named(code: str) -> set[str]:
    return {row.name for row in forerunners(code)}


def test_every_row_is_whole_and_joins_one_that_is_there() -> None:
    rows = known_districts()
    codes = {row.code for row in rows}
    assert len(codes) > 360
    for row in rows:
        assert row.name and row.force and row.force_code.startswith(("E23", "W15")), row
        assert not row.joined or row.joined in codes, row
        assert bool(row.partnership_code) == bool(row.partnership), row
    assert [row.partnership for row in with_code(["E07000198"])] == ["Staffordshire Moorlands"]


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
