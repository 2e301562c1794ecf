from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from moorlands_dash.store.home import (
    Home,
    StoreError,
    current_id,
    find_home,
    locked,
    settings_of,
    switch,
)

ROOT = Path(__file__).resolve().parents[3]


def test_the_named_home_wins_over_the_variable_and_that_over_the_checkout(tmp_path, monkeypatch):
    monkeypatch.setenv("MOORLANDS_HOME", str(tmp_path / "variable"))
    assert find_home(tmp_path / "named").folder == tmp_path / "named"
    assert find_home().folder == tmp_path / "variable"
    monkeypatch.delenv("MOORLANDS_HOME")
    assert find_home().folder == ROOT / ".moorlands"


def test_settings_in_a_home_hold_unless_others_are_named(tmp_path, monkeypatch):
    assert settings_of(tmp_path) is None
    (tmp_path / "settings.toml").write_text("")
    assert settings_of(tmp_path) == str(tmp_path / "settings.toml")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", "other.toml")
    assert settings_of(tmp_path) is None


def test_nothing_is_published_in_an_empty_home(tmp_path):
    assert current_id(tmp_path) is None


def test_switching_replaces_the_published_id(tmp_path):
    home = Home(tmp_path)
    switch(home, "first")
    switch(home, "second")
    assert current_id(home) == "second"
    assert [p.name for p in tmp_path.iterdir()] == ["current"]


def test_a_damaged_current_file_says_how_to_mend_it(tmp_path):
    (tmp_path / "current").write_bytes(b"\xff\xfe")
    with pytest.raises(StoreError, match="moorlands-dash use"):
        current_id(tmp_path)


def test_two_loads_at_once_are_kept_apart(tmp_path):
    home = Home(tmp_path / "home")
    with locked(home, "load"), pytest.raises(StoreError) as caught, locked(home, "load"):
        pass
    message = str(caught.value)
    assert f"process {os.getpid()}, load, since" in message
    assert "Wait until it has ended" in message
    with locked(home, "load"):
        assert home.folder.is_dir()


def test_the_lock_of_a_killed_process_is_free_and_its_leftovers_go(tmp_path):
    script = f"""
        import os, signal
        from pathlib import Path
        from moorlands_dash.store.home import Home, locked
        home = Home(Path({str(tmp_path)!r}))
        with locked(home, "load"):
            (home.folder / "staging-1").mkdir()
            (home.folder / "staging-1" / "half.parquet").write_text("half")
            (home.folder / "current.77").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    """
    killed = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    assert (tmp_path / "staging-1").is_dir()
    with locked(Home(tmp_path), "load"):
        assert sorted(p.name for p in tmp_path.iterdir()) == ["lock"]
