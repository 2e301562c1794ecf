"""What is written down of who looks: once each, and nothing of the public's."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.access import NOBODY, THE_PUBLIC, Person, local_person, person_of
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.store.audit import audit
from moorlands_dash.store.database.place import FILE
from moorlands_dash.store.home import StoreError
from moorlands_dash.ui import noting
from moorlands_dash.ui.who import SignedOut, known
from tests.public_view import settings_with
from tests.roles_asked import claims_of, settings_of_roles


@pytest.fixture
def roles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(noting, "_noted", noting.Bounded(100))
    monkeypatch.setattr(noting, "_in_use", {})
    monkeypatch.setenv("MOORLANDS_HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    found = settings_of_roles(tmp_path)
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(tmp_path / "partnership.toml"))
    return found


def noted() -> list[tuple[str, str, str]]:
    return [(entry.event, entry.what, entry.by) for entry in audit()]


def of(role: str, settings: Settings, **claims: object) -> Person:
    return person_of(claims_of(role) | claims, settings)


def test_a_sign_in_is_noted_once_however_often_pages_are_opened(
    roles: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = of("officer", roles)
    for _ in range(3):
        noting.signed_in(officer, roles)
    # Another replica, or the server started anew.
    monkeypatch.setattr(noting, "_noted", noting.Bounded(100))
    noting.signed_in(officer, roles)
    noting.signed_in(of("officer", roles, iat=claims_of("officer")["iat"] + 30), roles)
    for nobody in (NOBODY, THE_PUBLIC, local_person(roles)):
        noting.signed_in(nobody, roles)
    assert noted() == [("sign-in", "signed in", "Of officer")] * 2


def test_whoever_signed_out_is_signed_out_everywhere(roles: Settings) -> None:
    claims = claims_of("officer")
    noting.signed_out(known(claims, roles), roles)
    with pytest.raises(SignedOut, match="here or in another window"):
        known(claims, roles)
    assert known(claims | {"iat": claims["iat"] + 30}, roles).may("record")


def test_what_is_refused_is_noted_once_a_sign_in_and_thing_and_is_bounded(roles: Settings) -> None:
    councillor = of("councillor", roles)
    for _ in range(3):
        noting.refused(councillor, "the table hotspots", roles)
        noting.refused(NOBODY, "the table hotspots", roles)
    noting.refused(councillor, "the page", roles)
    assert noted() == [
        ("refused", "the page", "Of councillor"),
        ("refused", "the table hotspots", "somebody who hasn't signed in"),
        ("refused", "the table hotspots", "Of councillor"),
    ]


def test_the_oldest_things_are_forgotten_first() -> None:
    found = noting.Bounded(2)
    assert [found.is_new(key) for key in "abab"] == [True, True, False, False]
    assert [found.is_new(key) for key in "cba"] == [True, False, True]
    found.forget("b")
    assert found.is_new("b")


def test_a_file_is_noted_for_whoever_is_known(roles: Settings) -> None:
    noting.taken(of("analyst", roles), "ward-rates.csv", roles)
    noting.taken(local_person(roles), "ward-rates.csv", roles)
    noting.taken(THE_PUBLIC, "ward-rates.csv", roles)
    assert [by for _, _, by in noted()] == ["this computer's user", "Of analyst"]


def test_the_settings_in_use_are_noted_at_the_start_and_once_they_change(
    roles: Settings, tmp_path: Path
) -> None:
    noting.settings_used(roles, started=True)
    noting.settings_used(roles)
    changed = settings_with(tmp_path, "[access]\nsession_hours = 2")
    noting.settings_used(load_settings(changed))
    noting.settings_used(load_settings(changed))
    (_, said, by), (_, started, _) = noted()
    assert by == "the server"
    assert started.startswith("the server started with partnership.toml, SHA-256 ")
    assert said.startswith("changed to partnership.toml, SHA-256 ")
    assert said[-16:] != started[-16:] and str(tmp_path) not in said


def test_the_publics_server_notes_nothing(
    roles: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOORLANDS_PUBLIC", "1")
    noting.settings_used(roles, started=True)
    noting.refused(NOBODY, "the table hotspots", roles)
    noting.signed_in(of("officer", roles), roles)
    assert not (tmp_path / "home" / FILE).exists()


def test_where_it_cannot_be_kept_nothing_is_given_as_if_it_were(
    roles: Settings, tmp_path: Path
) -> None:
    (tmp_path / "home" / FILE).write_bytes(b"no database")
    officer = of("officer", roles)
    for act in (noting.signed_in, noting.signed_in, noting.signed_out):
        with pytest.raises(StoreError):
            act(officer, roles)
    with pytest.raises(StoreError):
        noting.taken(officer, "ward-rates.csv", roles)
    # Who may not have it is told no all the same.
    noting.refused(officer, "the page", roles)


def test_a_home_that_may_only_be_read_works_and_notes_nothing(
    roles: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    officer = known(claims_of("officer"), roles)
    noting.signed_in(officer, roles)
    noting.taken(officer, "ward-rates.csv", roles)
    noting.refused(officer, "the page", roles)
    noting.signed_out(officer, roles)
    assert not (tmp_path / "home" / FILE).exists()
