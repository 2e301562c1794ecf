"""The units of systemd: read by systemd itself, hardened, and of one user and home."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
UNITS = ROOT / "deploy" / "systemd"
SERVICES = sorted(UNITS.glob("*.service"))
TIMERS = sorted(UNITS.glob("*.timer"))
ANALYSE = shutil.which("systemd-analyze")
MOST_EXPOSED = 20
"""Of 100: what `systemd-analyze security` calls "OK" goes up to 40."""

there = pytest.mark.skipif(ANALYSE is None, reason="systemd-analyze isn't installed")


def told(path: Path) -> dict[str, list[str]]:
    """Return each key of a unit -> what it is set to."""
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := re.fullmatch(r"(\w+)=(.*)", line):
            found.setdefault(match[1], []).append(match[2])
    return found


def test_there_are_a_server_an_update_and_a_backup_with_their_timers() -> None:
    assert [path.stem for path in SERVICES] == [
        "moorlands-dash-backup", "moorlands-dash-update", "moorlands-dash@",
    ]  # fmt: skip
    assert [path.stem for path in TIMERS] == ["moorlands-dash-backup", "moorlands-dash-update"]


@there
def test_systemd_reads_every_unit(tmp_path: Path) -> None:
    for path in (*SERVICES, *TIMERS):
        # The program isn't installed where the units say: any program stands for it.
        text = re.sub(r"/opt/moorlands-dash/\S+", "/bin/true", path.read_text(encoding="utf-8"))
        name = path.name.replace("@", "@8501")
        (tmp_path / name).write_text(text, encoding="utf-8")
        words = [str(ANALYSE), "verify", "--man=no", tmp_path / name]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        said = [line for line in done.stderr.splitlines() if "moorlands" in line]
        assert (done.returncode, said) == (0, []), path.name


@there
@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_is_little_exposed(path: Path) -> None:
    words = [str(ANALYSE), "security", "--offline=yes", f"--threshold={MOST_EXPOSED}", path]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-300:]


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.stem)
def test_a_service_writes_to_the_home_alone_and_has_a_bound(path: Path) -> None:
    found = told(path)
    for key in ("DynamicUser", "NoNewPrivileges", "ProtectHome", "PrivateTmp"):
        assert found[key] == ["yes"], key
    assert found["ProtectSystem"] == ["strict"]
    assert found["CapabilityBoundingSet"] == [""]
    assert found["User"] == ["moorlands-dash"]
    assert found["StateDirectory"][0].split()[0] == "moorlands-dash"
    assert re.fullmatch(r"\d+G", found["MemoryMax"][0])
    # systemd's own folders: of state, and of what PrivateTmp gives it.
    assert found["Environment"][0].split() == ["MOORLANDS_HOME=%S/moorlands-dash", "HOME=%T"]
    assert "ReadWritePaths" not in found


@there
@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.stem)
def test_a_timer_has_a_time_and_a_service(path: Path) -> None:
    assert path.with_suffix(".service") in SERVICES
    (when,) = told(path)["OnCalendar"]
    done = subprocess.run([str(ANALYSE), "calendar", when], capture_output=True, check=False)
    assert done.returncode == 0
