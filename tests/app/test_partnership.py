"""A link names the partnership: another's shows nothing of ours, and says so."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import DEFAULT_FILE
from moorlands_dash.store.record_export import export_records
from tests.app.conftest import Open, answer, bodies, page_text

NAMED = "partnership=moorlands-together"


@pytest.mark.parametrize("page", ["overview", "ward_map", "targets"])
def test_a_link_of_another_partnership_says_so_and_shows_nothing_of_ours(
    open_page: Open, demo_home: Path, page: str
) -> None:
    app = open_page(demo_home, page, partnership="peak-together")
    (told,) = [re.sub(r"\\(.)", r"\1", warning.value) for warning in app.warning]
    assert told.startswith("Asked for is the partnership “peak-together”.")
    assert "Moorlands Together (“moorlands-together”)" in told
    whole = "\n".join(bodies(app))
    for shown in ("mt-answer", "mt-banner", "mt-card", "mt-foot"):
        assert f'class="{shown}' not in whole
    assert not app.selectbox
    assert not app.get("plotly_chart")
    assert not app.get("deck_gl_json_chart")


def test_our_own_link_and_one_of_before_show_the_page(open_page: Open, demo_home: Path) -> None:
    named = open_page(demo_home, "ward_map", what="Burglary", partnership="moorlands-together")
    assert answer(named).startswith("Burglary in the 12 months")
    assert answer(open_page(demo_home, "ward_map", what="Burglary")) == answer(named)


@pytest.mark.parametrize("page", ["overview", "my_ward", "all_wards", "claims", "delivery_plan"])
def test_every_link_of_a_page_names_the_partnership(
    open_page: Open, demo_home: Path, page: str
) -> None:
    app = open_page(demo_home, page)
    found = re.findall(r'href="([^"#][^"]*)"', "\n".join(bodies(app)))
    found = [address for address in found if ":" not in address]
    assert found
    assert [address for address in found if NAMED not in address] == []


def test_another_key_in_the_settings_is_what_links_bear(
    open_page: Open, demo_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    text = text.replace("[partnership]", '[partnership]\nkey = "moorlands"')
    text = text.replace('"reference/', f'"{DEFAULT_FILE.parent.as_posix()}/reference/')
    other = tmp_path / "other.toml"
    other.write_text(text, encoding="utf-8")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(other))
    app = open_page(demo_home, "my_ward", partnership="moorlands")
    assert "my_ward?ward=Leek+West&amp;partnership=moorlands" in "\n".join(bodies(app))
    assert "“moorlands-together”" in page_text(
        open_page(demo_home, "my_ward", partnership="moorlands-together")
    )


def test_what_is_recorded_on_a_page_names_the_partnership(open_page: Open, own_home: Path) -> None:
    app = open_page(own_home, "review")
    app.text_area("decided_what").set_value("Patrol the park on Friday evenings")
    next(button for button in app.button if button.label == "Record").click().run()
    assert not app.exception
    (path,) = export_records(own_home, own_home / "export")
    frame = pd.read_csv(path)
    assert frame["partnership"].tolist() == ["moorlands-together"]
    assert "Patrol the park on Friday evenings" in page_text(app)
