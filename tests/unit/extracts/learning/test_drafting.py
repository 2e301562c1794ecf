"""A draft for each kind of file, and which fits best."""

from moorlands_dash.extracts.learning.columns import columns_of
from moorlands_dash.extracts.learning.drafting import draft, kinds
from moorlands_dash.extracts.learning.proposal import Head
from moorlands_dash.partnership import load_settings


def head(names: list[str], rows: list[list[str]], name: str = "x.csv") -> Head:
    return Head(name, "", 1, names, rows, [], columns_of(names, rows, {}))


def best(given: Head) -> str:
    return max(kinds(), key=lambda kind: draft(given, kind, load_settings()).fit)


def test_the_words_tell_a_councils_streets_from_a_landlords_tenants() -> None:
    names = ["Ref", "Date reported", "Category"]
    street = [["1", "2025-01-02", "Fly tip"], ["2", "2025-01-03", "Dog fouling"]]
    home = [["1", "2025-01-02", "Noise"], ["2", "2025-01-03", "Verbal abuse"]]
    assert best(head(names, street)) == "environment"
    assert best(head(names, home)) == "asb_reports"


def test_a_fires_kind_is_told_by_its_type_its_cause_and_its_place() -> None:
    names = ["Incident No", "Call time", "Incident type", "Cause", "Property type"]
    rows = [
        ["1", "2025-01-02 10:00", "Primary Fire", "Accidental", "Dwelling"],
        ["2", "2025-01-03 11:00", "Secondary Fire", "Deliberate", "Outdoor"],
    ]
    found = draft(head(names, rows), "fires", load_settings())
    assert found.columns["kind"] == ["Incident type", "Cause", "Property type"]
    assert found.words["kind"] == {
        "Primary Fire Accidental Dwelling": "accidental dwelling",
        "Secondary Fire Deliberate Outdoor": "deliberate",
    }


def test_half_a_pair_of_coordinates_is_no_place() -> None:
    names = ["Ref", "Date", "Type", "Easting"]
    found = draft(
        head(names, [["1", "2025-01-02", "Litter", "398400"]] * 2), "environment", load_settings()
    )
    assert "easting" not in found.columns


def test_what_is_missing_and_unknown_is_kept_apart() -> None:
    names = ["Date", "Type"]
    rows = [["2025-01-02", "Litter"], ["2025-01-03", "Zebra"]]
    found = draft(head(names, rows), "environment", load_settings())
    assert found.made == ["reference"]
    assert found.unknown["kind"] == ["Zebra"]
    assert found.missing == []
    assert draft(head(names, rows), "asb_reports", load_settings()).missing == ["organisation"]
