"""Choices go with the reader: on a new page the browser is told each, until the page was shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.conftest import Open, page_text


def test_a_new_page_tells_the_browser_the_choice_once(open_page: Open, demo_home: Path) -> None:
    app = open_page(demo_home, "ward_map", what="Vehicle crime")
    app.run()
    assert not app.selectbox("what").proto.set_value
    app.switch_page("pages/compare.py").run()
    assert app.selectbox("what").value == "vehicle_crime"
    assert app.selectbox("what").proto.set_value
    assert "Vehicle crime in Staffordshire Moorlands" in page_text(app)
    app.run()
    assert not app.selectbox("what").proto.set_value


def test_a_page_that_was_cut_short_tells_it_again(
    open_page: Open, demo_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = open_page(demo_home, "ward_map", what="Vehicle crime")
    with monkeypatch.context() as patched:
        patched.setattr("moorlands_dash.ui.frame._foot", lambda _view: 1 / 0)
        app.switch_page("pages/compare.py").run()
    app.run()
    assert app.selectbox("what").value == "vehicle_crime"
    assert app.selectbox("what").proto.set_value


def test_what_the_reader_chooses_meanwhile_stands(open_page: Open, demo_home: Path) -> None:
    app = open_page(demo_home, "ward_map", what="Vehicle crime")
    app.switch_page("pages/compare.py").run()
    app.selectbox("what").set_value("burglary").run()
    app.query_params["what"] = "Burglary"  # as a browser has it by now
    app.switch_page("pages/all_wards.py").run()
    assert app.selectbox("what").value == "burglary"
    assert app.selectbox("what").proto.set_value
    app.switch_page("pages/compare.py")
    app.query_params["what"] = "Robbery"  # as a link has it
    app.run()
    assert not app.selectbox("what").proto.set_value
