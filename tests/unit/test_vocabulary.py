"""Categories: complete, and chosen by any name that a person would type."""

from datetime import date

import pytest

from moorlands_dash import vocabulary
from moorlands_dash.sources import SOURCES

TYPES_SINCE_2013 = {
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs",
    "Other crime", "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting",
    "Theft from the person", "Vehicle crime", "Violence and sexual offences",
}  # fmt: skip
TYPES_BEFORE = {"Violent crime", "Public disorder and weapons"}


def test_every_published_crime_type_has_a_category() -> None:
    assert set(vocabulary.POLICE_TYPES) == TYPES_SINCE_2013 | TYPES_BEFORE
    assert set(vocabulary.POLICE_TYPES.values()) == set(vocabulary.POLICE)


def test_every_category_has_a_theme_and_breaks_say_why() -> None:
    for category in vocabulary.CATEGORIES:
        assert category.theme in vocabulary.THEME_BY_KEY
        if category.comparable_from > date(2010, 12, 1):
            assert category.note.endswith(".")


def test_all_crime_leaves_out_anti_social_behaviour_only() -> None:
    everything = set(vocabulary.category_keys("all"))
    assert everything - set(vocabulary.category_keys("crime")) == {"anti_social_behaviour"}


def test_all_and_all_crime_are_the_polices_alone() -> None:
    assert set(vocabulary.category_keys("all")) == set(vocabulary.POLICE)
    assert "fires_other" in vocabulary.CATEGORY_BY_KEY
    assert "fires_other" not in vocabulary.category_keys("all")
    assert vocabulary.choices()["all"] == "All police incidents"


def test_a_theme_never_adds_people_to_incidents() -> None:
    for theme in vocabulary.THEMES:
        kinds = {c.counts for c in vocabulary.CATEGORIES if c.theme == theme.key}
        assert len(kinds) == 1, theme.key


def test_every_source_has_categories_and_every_word_of_it_is_filled_in() -> None:
    assert {category.source for category in vocabulary.CATEGORIES} == {s.key for s in SOURCES}
    for source in SOURCES:
        assert all((source.name, source.sender, source.unit, source.caveat, source.licence))


def test_only_what_is_held_is_offered_beside_the_polices() -> None:
    police = vocabulary.held_choices([])
    assert {"all", "crime", "burglary", "theme:theft"} <= set(police)
    assert not {"theme:asb", "fires_other", "theme:fires"} & set(police)
    held = vocabulary.held_choices(["Staffordshire Police", "fires_other", "asb_reported"])
    assert set(held) - set(police) == {"fires_other", "asb_reported", "theme:asb"}


@pytest.mark.parametrize(
    ("choice", "unit", "sources"),
    [
        ("all", "incident", ["street"]),
        ("theme:fires", "fire", ["fires"]),
        ("theme:casualties", "casualty", ["stats19"]),
        ("collisions", "collision", ["stats19"]),
        ("theme:asb", "incident", ["street", "reports"]),
    ],
)
def test_a_choice_has_a_unit_and_sources(choice: str, unit: str, sources: list[str]) -> None:
    assert vocabulary.unit_of(choice) == unit
    assert [source.key for source in vocabulary.sources_of(choice)] == sources


def test_themes_share_out_the_categories_once() -> None:
    members = [k for t in vocabulary.THEMES for k in vocabulary.category_keys(f"theme:{t.key}")]
    assert sorted(members) == sorted(vocabulary.CATEGORY_BY_KEY)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Burglary", "burglary"),
        (" BURGLARY ", "burglary"),
        ("Violence and sexual offences", "violence"),
        ("Violent crime", "violence"),
        ("theft and burglary", "theme:theft"),
        ("theft", "theme:theft"),
        ("damage", "damage_arson"),
        ("All police incidents", "all"),
        ("All incidents", "all"),
        ("asb", "anti_social_behaviour"),
        ("crime", "crime"),
    ],
)
def test_a_choice_is_found_by_key_or_name(typed: str, key: str) -> None:
    assert vocabulary.find_choice(typed) == key


def test_an_unknown_choice_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="burglary"):
        vocabulary.find_choice("burglery")


def test_every_choice_stands_for_known_categories() -> None:
    for key in vocabulary.choices():
        assert set(vocabulary.category_keys(key)) <= set(vocabulary.CATEGORY_BY_KEY)


def test_more_than_one() -> None:
    assert vocabulary.plural("casualty") == "casualties"
    assert vocabulary.plural("day") == "days"
