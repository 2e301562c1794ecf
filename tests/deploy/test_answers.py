"""What a council's security officer asks has an answer in the docs, and a test that is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from moorlands_dash.roles import RIGHTS, ROLES

ROOT = Path(__file__).resolve().parents[2]
OPERATIONS = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
PROTECTION = (ROOT / "docs" / "data-protection.md").read_text(encoding="utf-8")
ASKED = (
    "Login", "Roles", "Audit", "TLS", "Proxy", "Headers", "Backups", "Restore", "Upgrade",
    "Retention", "Data protection", "Dependencies", "Container", "Unit", "Secrets", "Contact",
)  # fmt: skip


def sections(text: str) -> dict[str, str]:
    """Return each part of a page by its heading."""
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("asked", ASKED)
def test_what_an_officer_asks_has_its_answer(asked: str) -> None:
    assert len(sections(OPERATIONS)[asked].split()) > 10


def test_every_threat_names_a_test_that_is_there() -> None:
    rows = re.findall(r"^\| .+ \|$", sections(SECURITY)["Who might try what"], re.MULTILINE)[2:]
    assert len(rows) > 12
    for row in rows:
        named = re.findall(r"`(tests/[\w/]+\.py)`", row.split("|")[4])
        assert named, row
        assert all((ROOT / each).is_file() for each in named), row


@pytest.mark.parametrize("way", ["With containers", "With systemd and nginx"])
def test_a_server_takes_six_commands_at_most(way: str) -> None:
    part = sections(OPERATIONS)["Install"].split(f"### {way}\n")[1].split("### ")[0]
    commands = re.findall(r"^    \S.*$", part, re.MULTILINE)
    assert 1 <= len(commands) <= 6
    named = re.findall(r"deploy/[\w./-]+\w", part)
    assert all((ROOT / each).exists() for each in named)


def test_the_table_of_roles_is_what_the_program_asks() -> None:
    rows = re.findall(r"^\| (\w+) \|(.+)\|$", sections(OPERATIONS)["Roles"], re.MULTILINE)
    told = {
        name: [bool(cell.strip()) for cell in cells.split("|")]
        for name, cells in rows
        if name != "role"
    }
    assert told == {role.key: [right in role.rights for right in RIGHTS] for role in ROLES.values()}


def test_what_a_controller_must_fill_in_is_marked() -> None:
    found = sections(PROTECTION)
    assert {
        "What is held",
        "Why",
        "Lawful basis",
        "How long",
        "An assessment to start from",
    } <= set(found)
    for head in ("Lawful basis", "An assessment to start from"):
        assert len(re.findall(r"\*[^*]+\*", found[head])) >= 4
