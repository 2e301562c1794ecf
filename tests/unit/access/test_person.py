"""Somebody who looks: what their roles let them do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from moorlands_dash.access import NOBODY, THE_PUBLIC, Person, local_person
from moorlands_dash.partnership import DEFAULT_FILE, load_settings


def test_nobody_may_do_nothing_and_the_public_sees_what_is_published() -> None:
    assert NOBODY.rights == frozenset()
    assert THE_PUBLIC.rights == {"figures"}
    assert not THE_PUBLIC.sees_all and not THE_PUBLIC.signed_in


def test_this_computers_user_has_every_right_where_the_settings_name_no_role() -> None:
    settings = load_settings(DEFAULT_FILE)
    person = local_person(settings)
    assert person.sees_all and person.may("record") and person.may("load")
    assert person.may("administer") and not person.signed_in


def test_somebody_barred_has_no_role() -> None:
    barred = Person("issuer a", "A", barred=True)
    assert not barred.rights
    with pytest.raises(ValueError, match="A is barred and has roles"):
        replace(barred, roles=frozenset({"analyst"}))
