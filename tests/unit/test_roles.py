"""The register of roles: nobody records or loads by being something else."""

from __future__ import annotations

import pytest

from moorlands_dash.roles import RIGHTS, ROLES, Role, rights_of, who_may


def test_rights_are_those_that_a_security_officer_would_sign() -> None:
    table = {key: "".join(right[0] for right in RIGHTS if right in role.rights)
             for key, role in ROLES.items()}  # fmt: skip
    assert table == {
        "public": "f",
        "councillor": "fp",
        "analyst": "fpp",
        "officer": "fppr",
        "data_officer": "fppl",
        "administrator": "fpa",
    }


def test_two_roles_have_the_rights_of_both_and_none_has_none() -> None:
    assert rights_of(["officer", "data_officer"]) == set(RIGHTS) - {"administer"}
    assert rights_of([]) == frozenset()
    with pytest.raises(KeyError):
        rights_of(["chief"])


def test_who_may_is_said_in_words() -> None:
    assert who_may("record") == "an officer"
    assert who_may("places") == "an analyst, an officer or a data officer"


@pytest.mark.parametrize(
    "broken",
    [
        {"name": ""},
        {"does": ""},
        {"rights": frozenset()},
        {"rights": frozenset({"everything"})},
    ],
)
def test_a_role_that_is_not_wholly_declared_is_refused(broken: dict[str, object]) -> None:
    whole: dict[str, object] = {
        "key": "reader",
        "name": "a reader",
        "does": "Reads.",
        "rights": frozenset({"figures"}),
    }
    Role(**whole)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="reader"):
        Role(**whole | broken)  # type: ignore[arg-type]
