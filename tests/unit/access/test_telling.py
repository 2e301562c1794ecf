"""Roles by what a token says: groups, addresses that are vouched for, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash.access import AccessError, person_of
from moorlands_dash.partnership import load_settings
from tests.public_view import settings_with

WHO = {"iss": "https://id.example.org", "sub": "42", "name": "A person"}
BY_GROUPS = '[access.roles.analyst]\ngroups = ["Analysts"]\n'
BY_PEOPLE = '[access.roles.officer]\npeople = ["Officer@Example.org"]\n'


@dataclass(frozen=True)
class Told:
    folder: Path

    def roles(self, sections: str, **claims: Any) -> set[str]:
        further = f"[access]\nsign_in = true\n{sections}"
        settings = load_settings(settings_with(self.folder, further))
        return set(person_of(WHO | claims, settings).roles)


@pytest.fixture
def told(tmp_path: Path) -> Told:
    return Told(tmp_path)


def test_a_group_gives_its_role_and_no_other_does(told: Told) -> None:
    assert told.roles(BY_GROUPS, groups=["Analysts", "x"]) == {"analyst"}
    assert told.roles(BY_GROUPS, groups="Analysts") == {"analyst"}
    assert told.roles(BY_GROUPS, groups=["analysts"]) == set()
    assert told.roles(BY_GROUPS, groups=[]) == set()


def test_an_address_gives_its_role_where_the_provider_vouches_for_it(told: Told) -> None:
    assert told.roles(BY_PEOPLE, email="officer@example.ORG") == {"officer"}
    assert told.roles(BY_PEOPLE, email="officer@example.org", email_verified=True) == {"officer"}
    assert told.roles(BY_PEOPLE, email="officer@example.org", email_verified=False) == set()
    assert told.roles(BY_PEOPLE, email="officer@example.org", email_verified="false") == set()
    assert told.roles(BY_PEOPLE, email="officer@example.org.evil") == set()


def test_both_give_the_roles_of_both(told: Told) -> None:
    both = BY_GROUPS + BY_PEOPLE
    found = told.roles(both, groups=["Analysts"], email="officer@example.org")
    assert found == {"analyst", "officer"}
    assert told.roles(both, email="officer@example.org") == {"officer"}


@pytest.mark.parametrize(
    ("sections", "claims", "named"),
    [
        (BY_GROUPS, {}, "groups"),
        (BY_PEOPLE, {}, "email"),
        (BY_GROUPS + BY_PEOPLE, {}, "groups"),
        (BY_GROUPS, {"groups": {"Analysts": 1}}, "groups"),
        (BY_GROUPS, {"groups": ["Analysts"], "sub": ""}, "sub"),
        (BY_GROUPS, {"groups": ["Analysts"], "iss": None}, "iss"),
    ],
)
def test_a_token_that_lacks_what_roles_hang_on_is_refused_in_words(
    told: Told, sections: str, claims: dict[str, Any], named: str
) -> None:
    with pytest.raises(AccessError, match=named):
        told.roles(sections, **claims)


def test_the_same_name_at_another_provider_is_somebody_else(told: Told) -> None:
    settings = load_settings(settings_with(told.folder, f"[access]\nsign_in = true\n{BY_GROUPS}"))
    one, other = (
        person_of(WHO | {"groups": [], "iss": issuer}, settings)
        for issuer in ("https://a.example.org", "https://b.example.org")
    )
    assert one.subject != other.subject


def test_a_name_from_outside_is_one_line_of_bounded_length(told: Told) -> None:
    settings = load_settings(settings_with(told.folder, f"[access]\nsign_in = true\n{BY_GROUPS}"))
    person = person_of(WHO | {"groups": [], "name": "A\n\tperson " + "x" * 900}, settings)
    assert person.name.startswith("A person x") and len(person.name) == 200
