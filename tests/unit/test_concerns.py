"""The partnership's themes: told by a key, a name, or what people call what belongs to them."""

from __future__ import annotations

import pytest

from moorlands_dash import vocabulary
from moorlands_dash.concerns import CONCERNS, CRIME, find_concern, is_worry, of_theme
from moorlands_dash.measures.assessment.themes import THEME_BY_KEY


def test_the_law_names_five_and_they_come_first() -> None:
    assert [concern.by_law for concern in CONCERNS] == [True] * 8 + [False] * 5
    assert [concern.key for concern in CONCERNS] == [
        *("crime", "violence", "theft", "damage"),
        *("asb", "environment", "alcohol_drugs", "reoffending"),
        *("fires", "roads", "domestic_abuse", "vulnerability", "cohesion"),
    ]


def test_the_keys_are_the_strategic_assessment_s_and_crime_for_what_tells_no_kind() -> None:
    assert {concern.key for concern in CONCERNS} - THEME_BY_KEY.keys() == {CRIME}
    assert THEME_BY_KEY.keys() <= {concern.key for concern in CONCERNS}


def test_what_stands_beside_a_theme_can_be_counted() -> None:
    choices = vocabulary.choices()
    assert {concern.choice for concern in CONCERNS if concern.choice} <= choices.keys()
    known = {theme.key for theme in vocabulary.THEMES}
    parts = [theme for concern in CONCERNS for theme in concern.themes]
    # Every theme of incidents is a part of one, and of no more.
    assert sorted(parts) == sorted(known)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("asb", "asb"),
        ("Anti-social Behaviour", "asb"),
        ("How much of a problem is anti-social behaviour?", "asb"),
        ("Speeding on the bypass", "roads"),
        ("Dog mess", "environment"),
        ("Thefts from shops", "theft"),
        ("Damage to benches", "damage"),
        ("Fear of crime", "crime"),
        ("drink and drugs at the bus station", "alcohol_drugs"),
        ("Domestic violence", "domestic_abuse"),
        ("Volunteers", "cohesion"),
        ("Chess", ""),
        ("", ""),
        ("speeding burglary", ""),
        ("litter parking arson", "roads"),
        # Two words of one length, of two themes, tell neither.
        ("fires drugs", ""),
    ],
)
def test_a_text_tells_its_theme(text: str, key: str) -> None:
    assert find_concern(text) == key


@pytest.mark.parametrize(
    ("theme", "key"),
    [
        ("damage", "damage"),
        ("drugs_weapons", "crime"),
        ("asb", "asb"),
        ("casualties", "roads"),
        ("x", ""),
    ],
)
def test_actions_and_targets_are_of_a_theme(theme: str, key: str) -> None:
    assert of_theme(theme) == key


def test_saying_so_is_worry_only_where_something_is_wrong() -> None:
    assert is_worry("People who say that litter is a problem")
    assert is_worry("How worried are you about being robbed?")
    assert not is_worry("People who are satisfied with their area")
    assert is_worry("", "How much of a problem is it?")
    assert not is_worry("People who feel safe after dark", "How safe or unsafe do you feel?")
