"""What the doctor says of serving others: faults in words, and never a secret."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from moorlands_dash.cli.health import serving
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.access import Access, Holders
from moorlands_dash.partnership.serving import Serving

SECRET = "a-secret-of-the-tests-that-nobody-must-read"
WHOLE = {
    "redirect_uri": "https://dashboard.example.org/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "moorlands",
    "client_secret": SECRET,
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}


def signing(contact: str = "the office") -> Settings:
    roles = {"analyst": Holders(groups=["analysts"])}
    access = Access(sign_in=True, roles=roles, contact=contact)
    return load_settings().model_copy(update={"access": access})


def written(folder: Path, values: dict[str, str]) -> Path:
    path = folder / "secrets.toml"
    lines = [f'{key} = "{value}"' for key, value in values.items()]
    path.write_text("\n".join(["[auth]", *lines]), encoding="utf-8")
    path.chmod(0o600)
    return path


def test_a_whole_provider_is_well_wherever_it_is_named(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    found = serving.of_sign_in(signing(), [tmp_path / "none.toml", path], {})
    assert (found.state, found.said) == ("well", "secrets.toml names a provider, whole")
    named = {f"MOORLANDS_AUTH_{key.upper()}": value for key, value in WHOLE.items()}
    assert serving.of_sign_in(signing(), [], named).said.startswith("the environment names")
    blank = dict.fromkeys(named, " ")
    assert serving.of_sign_in(signing(), [path], blank).said.startswith("secrets.toml names")


def test_without_sign_in_nothing_is_asked_of_a_provider() -> None:
    assert serving.of_sign_in(load_settings(), [], {}).state == "note"


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("client_secret", "", "lacks client_secret"),
        ("cookie_secret", "short", "cookie_secret is short"),
        ("redirect_uri", "https://dashboard.example.org/", "must end with /oauth2callback"),
    ],
)
def test_what_is_wrong_with_a_provider_is_told(
    tmp_path: Path, key: str, value: str, said: str
) -> None:
    found = serving.of_sign_in(signing(), [written(tmp_path, WHOLE | {key: value})], {})
    assert found.state == "fault"
    assert said in found.said
    assert SECRET not in str(found)


def test_a_missing_provider_and_an_unsound_file_are_faults(tmp_path: Path) -> None:
    assert serving.of_sign_in(signing(), [], {}).state == "fault"
    path = tmp_path / "secrets.toml"
    path.write_text("[auth")
    assert serving.of_sign_in(signing(), [path], {}).state == "fault"


@pytest.mark.skipif(os.name != "posix", reason="rights of files are another matter there")
def test_secrets_that_others_may_read_are_a_fault(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    path.chmod(0o644)
    found = serving.of_sign_in(signing(), [path], {})
    assert (found.state, "others may read" in found.said) == ("fault", True)


def test_a_provider_without_anybody_to_ask_is_noted(tmp_path: Path) -> None:
    assert serving.of_sign_in(signing(""), [written(tmp_path, WHOLE)], {}).state == "note"


@pytest.mark.parametrize(
    ("hosts", "tls", "back", "state"),
    [
        (["dashboard.example.org"], True, WHOLE["redirect_uri"], "well"),
        ([], True, WHOLE["redirect_uri"], "note"),
        (["other.example.org"], True, WHOLE["redirect_uri"], "fault"),
        (["dashboard.example.org"], False, WHOLE["redirect_uri"], "fault"),
        (["dashboard.example.org"], True, "http://dashboard.example.org/oauth2callback", "fault"),
    ],
)
def test_names_tls_and_the_way_back_fit_each_other(
    tmp_path: Path, hosts: list[str], tls: bool, back: str, state: str
) -> None:
    path = written(tmp_path, WHOLE | {"redirect_uri": back})
    settings = signing().model_copy(update={"serving": Serving(hosts=hosts, tls=tls)})
    assert serving.of_names(settings, [path], {}).state == state


def test_a_port_that_is_taken_is_noted() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert serving.of_port(taken.getsockname()[1]).state == "note"
