"""Somebody without the data officer's right sends the forms that publish and that take back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from moorlands_dash.store.home import Home, current_id
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.ui.jobs import jobs
from tests.app.test_attacked_by_role import visiting
from tests.app.test_load import ROWS, waited
from tests.roles_asked import GUARDED, MAY, settings_of_roles

BEYOND = ["nobody", *(role for role, rights in MAY.items() if "load" not in rights)]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    """Return an empty home whose settings let a data officer load in the browser."""
    settings_of_roles(tmp_path, f"[officer]\nload_page = true\n{GUARDED}")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(tmp_path / "partnership.toml"))
    monkeypatch.setenv("MOORLANDS_HOME", str(tmp_path / "home"))
    before = config.get_option("server.maxUploadSize")
    config.set_option("server.maxUploadSize", 50)
    yield Home(tmp_path / "home")
    config.set_option("server.maxUploadSize", before)


def sent_by_others(app: AppTest, home: Home) -> None:
    """Send a page's state as everybody without the right; nothing is begun, nothing changes."""
    sent, before = app._tree.get_widget_states(), current_id(home)
    for role in BEYOND:
        begun = set(jobs()._jobs)
        attacker = visiting(role, "load")
        attacker._run(sent)
        assert not attacker.exception, role
        assert set(jobs()._jobs) == begun, role
        assert current_id(home) == before, role


@pytest.mark.slow
def test_what_publishes_and_takes_back_does_neither_for_others(home: Home) -> None:
    app = visiting("data_officer", "load")
    app.file_uploader(key="officer_files").set_value([("environment.csv", ROWS, "text/csv")])
    app = waited(app.run())
    app.button(key="officer_publish").click()
    sent_by_others(app, home)
    app = waited(app.run())
    manifest = current_manifest(home)
    assert manifest is not None and "environment.csv" in {file.name for file in manifest.files}

    app.text_area(key="officer_back_reason").input("Sent by mistake")
    next(button for button in app.button if button.label == "Take it back").click()
    sent_by_others(app, home)
    waited(app.run())
    manifest = current_manifest(home)
    assert manifest is not None
    assert [each.reason for each in manifest.withdrawals] == ["Sent by mistake"]
