"""What is installed: pinned with hashes, as the requirements ask, told in a bill of materials."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
TESTS, SERVER = ROOT / "requirements.lock", ROOT / "deploy" / "requirements.lock"
LOCKS = {TESTS: ROOT / "requirements-dev.txt", SERVER: ROOT / "deploy" / "requirements.in"}


@dataclass
class Pinned:
    """A package of a lock: its versions, one for each kind of machine, and their hashes."""

    versions: set[str] = field(default_factory=set)
    hashes: set[str] = field(default_factory=set)


def locked(text: str) -> dict[str, Pinned]:
    """Return what a lock pins; raise where a line isn't pinned, or has no hash."""
    found: dict[str, Pinned] = {}
    for entry in re.sub(r"\\\n", " ", text).splitlines():
        words = entry.split(" #")[0].split("--hash=")
        if not words[0].strip() or words[0].lstrip().startswith("#"):
            continue
        asked = Requirement(words[0].strip())
        exact = re.fullmatch(r"==([^*,]+)", str(asked.specifier))
        assert exact, f"{asked} is not pinned"
        hashes = {word.strip() for word in words[1:]}
        assert hashes, f"{asked} has no hash"
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", each) for each in hashes), str(asked)
        pinned = found.setdefault(canonicalize_name(asked.name), Pinned())
        pinned.versions.add(exact[1])
        pinned.hashes |= hashes
    return found


def asked(path: Path) -> list[Requirement]:
    """Return the requirements of a file, and of those that it names."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("-r "):
            found += asked(path.parent / line[3:].strip())
        elif line and not line.startswith("#"):
            found.append(Requirement(line))
    return found


def unmet(requirements: list[Requirement], lock: dict[str, Pinned]) -> list[str]:
    """Return the requirements that a lock doesn't have, or has in a version that isn't asked."""

    def met(one: Requirement) -> bool:
        pinned = lock.get(canonicalize_name(one.name), Pinned())
        return bool(pinned.versions) and all(v in one.specifier for v in pinned.versions)

    return [str(one) for one in requirements if not met(one)]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.parent.name)
def test_a_lock_has_every_requirement_in_a_version_that_is_asked(lock: Path) -> None:
    requirements = asked(LOCKS[lock])
    assert len(requirements) > 25
    assert unmet(requirements, locked(lock.read_text(encoding="utf-8"))) == []


def test_a_requirement_that_a_lock_lacks_or_has_otherwise_is_found() -> None:
    lock = locked(f"duckdb==2.0.0 \\\n    --hash=sha256:{'0' * 64}\n    # via -r x\n")
    given = [Requirement("duckdb>=1.4,<3"), Requirement("duckdb>=3"), Requirement("absent")]
    assert unmet(given, lock) == ["duckdb>=3", "absent"]


@pytest.mark.parametrize("line", ["duckdb==2.0.0", "duckdb>=2 --hash=sha256:" + "0" * 64])
def test_a_lock_without_hash_or_exact_version_is_refused(line: str) -> None:
    with pytest.raises(AssertionError):
        locked(line)


def test_a_server_gets_the_very_files_that_the_tests_ran_with() -> None:
    tests, server = (locked(path.read_text(encoding="utf-8")) for path in (TESTS, SERVER))
    assert {name: one for name, one in server.items() if tests.get(name) != one} == {}


def test_a_server_gets_no_tool_of_the_tests() -> None:
    server = locked(SERVER.read_text(encoding="utf-8"))
    assert {"pytest", "playwright", "hypothesis", "mypy", "bandit"} & set(server) == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.parent.name)
def test_a_lock_names_no_place_that_packages_come_from(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert re.findall(r"\w+://\S+|^-.*", text, re.MULTILINE) == []


@pytest.mark.slow
def test_the_bill_of_materials_has_every_package_of_a_server(tmp_path: Path) -> None:
    bill = tmp_path / "sbom.json"
    words = [Path(sys.executable).parent / "cyclonedx-py", "requirements", SERVER]
    words += ["--pyproject", ROOT / "pyproject.toml", "--output-reproducible", "--validate"]
    done = subprocess.run([*words, "--output-file", bill], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found = json.loads(bill.read_text(encoding="utf-8"))
    assert (found["bomFormat"], found["metadata"]["component"]["name"]) == (
        "CycloneDX",
        "moorlands-dash",
    )
    told = {(canonicalize_name(each["name"]), each["version"]) for each in found["components"]}
    lock = locked(SERVER.read_text(encoding="utf-8"))
    assert told == {(name, version) for name, one in lock.items() for version in one.versions}


def test_whatever_is_let_through_in_the_code_names_its_rule_and_the_reason() -> None:
    files = [ROOT / "app.py", *(ROOT / "pages").glob("*.py")]
    files += [*(ROOT / "moorlands_dash").rglob("*.py"), *(ROOT / "demonstration").rglob("*.py")]
    said = [
        (path.name, line.split("# nosec", 1)[1])
        for path in files
        for line in path.read_text(encoding="utf-8").splitlines()
        if "# nosec" in line
    ]
    assert said
    assert [each for each in said if not re.fullmatch(r" B\d{3} # \w.{6,}", each[1])] == []
