"""Categories: complete, and chosen by any name that a person would type."""

from datetime import date

import pytest

from moorlands_dash import vocabulary

TYPES_SINCE_2013 = {
    "Anti-social behaviour", "Bicycle theft", "Burglary", "Criminal damage and arson", "Drugs",
    "Other crime", "Other theft", "Possession of weapons", "Public order", "Robbery", "Shoplifting",
    "Theft from the person", "Vehicle crime", "Violence and sexual offences",
}  # fmt: skip
TYPES_BEFORE = {"Violent crime", "Public disorder and weapons"}


def test_every_published_crime_type_has_a_category() -> None:
    assert set(vocabulary.POLICE_TYPES) == TYPES_SINCE_2013 | TYPES_BEFORE
    assert set(vocabulary.POLICE_TYPES.values()) == set(vocabulary.CATEGORY_BY_KEY)


def test_every_category_has_a_theme_and_breaks_say_why() -> None:
    for category in vocabulary.CATEGORIES:
        assert category.theme in vocabulary.THEME_BY_KEY
        if category.comparable_from > date(2010, 12, 1):
            assert category.note.endswith(".")


def test_all_crime_leaves_out_anti_social_behaviour_only() -> None:
    everything = set(vocabulary.category_keys("all"))
    assert everything - set(vocabulary.category_keys("crime")) == {"anti_social_behaviour"}


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
        ("All incidents", "all"),
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
