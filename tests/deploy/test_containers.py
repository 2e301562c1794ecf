"""The image and what runs it: nobody's, read-only, healthy, from the lock, and without a secret."""

from __future__ import annotations

import re
import subprocess
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = DEPLOY / "compose.yaml"


def instructions() -> list[tuple[str, str]]:
    """Return the instructions of the Containerfile, each with what it is given."""
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    bare = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    lines = [line for line in bare.splitlines() if line.strip()]
    return [(line.split()[0], " ".join(line.split()[1:])) for line in lines]


def services() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return found


def last(name: str) -> str:
    return [given for each, given in instructions() if each == name][-1]


def test_the_image_runs_as_nobody_and_is_asked_for_its_health() -> None:
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last("USER"))
    assert "/healthz" in last("HEALTHCHECK")
    names = [name for name, _ in instructions()]
    assert names.index("USER") > len(names) - 1 - names[::-1].index("FROM")
    assert "slim" in next(given for name, given in instructions() if name == "ARG")


def test_the_image_has_what_the_lock_pins_and_nothing_else() -> None:
    installs = [given for name, given in instructions() if "pip install" in given]
    assert len(installs) == 2
    assert "--require-hashes --only-binary :all: -r /src/deploy/requirements.lock" in installs[0]
    assert "--no-deps --no-build-isolation /src" in installs[1]


def test_the_image_holds_no_secret_no_home_and_no_test() -> None:
    lines = (ROOT / ".containerignore").read_text(encoding="utf-8").split()
    assert lines == (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert lines[0] == "*"
    let_in = [line[1:] for line in lines if line.startswith("!")]
    for kept_out in (
        ".streamlit/secrets.toml",
        "deploy/secrets.env",
        ".moorlands",
        "tests",
        ".git",
    ):
        assert not any(fnmatch(kept_out, each) for each in let_in), kept_out
    assert {"app.py", "pages", "moorlands_dash", "deploy/requirements.lock"} <= set(let_in)
    assert all((ROOT / each).exists() for each in let_in)


@pytest.mark.parametrize("name", sorted(services()))
def test_a_service_is_read_only_bounded_and_gains_no_rights(name: str) -> None:
    service = services()[name]
    assert service["read_only"] is True
    assert "no-new-privileges:true" in service["security_opt"]
    assert re.fullmatch(r"\d+[gm]", service["mem_limit"])
    assert not service.get("privileged")
    assert service["logging"]["options"]["max-size"]


def test_only_caddy_is_reached_from_outside() -> None:
    assert [name for name, each in services().items() if each.get("ports")] == ["caddy"]
    assert services()["database"]["networks"] == ["inside"]
    networks = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["networks"]
    assert networks["inside"]["internal"] is True


def test_two_replicas_share_a_home_a_database_and_a_cookie_secret() -> None:
    one, other = (services()[f"dashboard-{n}"] for n in (1, 2))
    assert one == other
    assert one["volumes"] == ["./home:/home-of-data"]
    assert one["env_file"] == "secrets.env"
    named = services()["caddy"]["environment"]["MOORLANDS_REPLICAS"].split()
    assert named == ["dashboard-1:8501", "dashboard-2:8501"]


def test_no_secret_stands_in_the_project() -> None:
    example = (DEPLOY / "secrets.example.env").read_text(encoding="utf-8")
    given = dict(re.findall(r"^(\w+)=(.*)$", example, re.MULTILINE))
    secret = [name for name in given if re.search(r"SECRET|PASSWORD|CLIENT_ID", name)]
    assert len(secret) == 4
    assert {given[name] for name in secret} == {""}
    ignored = ["deploy/secrets.env", "deploy/backups/x.zip", ".streamlit/secrets.toml"]
    words = ["git", "check-ignore", *ignored]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ignored


def test_the_environment_names_what_the_program_reads() -> None:
    from moorlands_dash.access.provider import KEYS, PREFIX
    from moorlands_dash.store.database.place import URL

    example = (DEPLOY / "secrets.example.env").read_text(encoding="utf-8")
    given = set(re.findall(r"^(\w+)=", example, re.MULTILINE))
    assert {URL, *(f"{PREFIX}{key.upper()}" for key in KEYS)} <= given
