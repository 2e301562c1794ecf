"""The data officer's page: dropped files are judged, learnt, published and taken back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from moorlands_dash.store.home import Home, current_id
from moorlands_dash.store.snapshot import current_manifest
from moorlands_dash.ui.jobs import jobs
from tests.app.conftest import Open, answer, page_text
from tests.officers import write_settings

CASES = (
    b"Case Ref,Date Logged,Case Type,Ward Name\n"
    b"S1,2025-09-02,Fly Tip,Leek North Ward\n"
    b"S2,2025-09-13,Dog mess,Leek East\n"
    b"S3,2025-09-14,Zebra crossing,Leek East\n"
)
ROWS = (
    b"reference,reported,kind,longitude,latitude,ward\n"
    b"EN-1,2026-10-08,fly-tipping,,,Dane\n"
    b"EN-2,2026-10-40,fly-tipping,,,Dane\n"
    b"EN-3,2026-10-09,zebra,,,Dane\n"
)


@pytest.fixture
def officers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return settings by which files may be loaded in the browser; the server takes them."""
    file = write_settings(tmp_path / "settings")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(file))
    before = config.get_option("server.maxUploadSize")
    config.set_option("server.maxUploadSize", 50)
    yield file
    config.set_option("server.maxUploadSize", before)


def waited(app: AppTest) -> AppTest:
    """Return the page once the work beside it has ended."""
    for _ in range(600):
        if all(job.ended for job in jobs()._jobs.values()):
            break
        time.sleep(0.1)
    return app.run()


def test_a_server_without_the_page_takes_no_upload() -> None:
    text = (Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml").read_text()
    assert "\nmaxUploadSize = -1\n" in text


def test_the_page_is_there_only_where_the_settings_say_so(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home)
    assert not app.file_uploader
    with pytest.raises(ValueError, match="Could not find a navigation page"):
        app.switch_page("pages/load.py")


def test_files_are_judged_learnt_published_and_taken_back(
    own_home: Path, officers: Path, open_page: Open
) -> None:
    before = current_id(own_home)
    app = open_page(own_home, "load")
    app.file_uploader(key="officer_files").set_value([("cases.csv", CASES, "text/csv")])
    app = waited(app.run())
    assert "The columns are not those of any layout" in page_text(app)

    app = app.selectbox(key="officer_learn_file").select("cases.csv").run()
    assert not app.exception
    app.selectbox(key="officer_words_cases.csv_0").select("not counted")
    keep = next(button for button in app.button if button.label == "Keep this profile")
    app = waited(keep.click().run())
    assert [path.stem for path in (officers.parent / "profiles").glob("*.toml")]
    assert "The columns are not those" not in page_text(app)

    assert "1 file judged: 1 in order. Judging publishes nothing." in answer(app)

    app = waited(app.button(key="officer_change").click().run())
    assert "What would change" in page_text(app)
    assert current_id(own_home) == before, "nothing is published by looking"

    assert "Replaced by real extracts" in page_text(app)

    app = app.checkbox(key="officer_much").check().run()
    app = waited(app.button(key="officer_publish").click().run())
    assert answer(app) == "Published: 1 new file."
    manifest = current_manifest(Home(own_home))
    assert manifest is not None
    (mine,) = [record for record in manifest.files if record.name == "cases.csv"]
    assert (mine.loaded, mine.uncounted, mine.quarantined) == (2, 1, 0)
    assert mine.profile

    app.text_area(key="officer_back_reason").input("Sent by mistake")
    back = next(button for button in app.button if button.label == "Take it back")
    app = waited(back.click().run())
    manifest = current_manifest(Home(own_home))
    assert manifest is not None
    assert [each.reason for each in manifest.withdrawals] == ["Sent by mistake"]


@pytest.mark.slow
@pytest.mark.usefixtures("officers")
def test_an_empty_home_has_its_first_load_in_the_browser(tmp_path: Path, open_page: Open) -> None:
    home = tmp_path / "empty"
    app = open_page(home)
    assert "Nothing is published yet" in answer(app)
    assert [link.proto.page for link in app.get("page_link")] == ["load"]

    app = open_page(home, "load")
    assert "Nothing is published here yet" in answer(app)
    app.file_uploader(key="officer_files").set_value([("environment.csv", ROWS, "text/csv")])
    app = waited(app.run())
    assert "2 of 3 rows to be mended" in page_text(app)
    app = waited(app.button(key="officer_change").click().run())
    assert "all of it is new: 2 files, of which 221 rows count." in page_text(app)
    assert current_id(Home(home)) is None
    app = waited(app.button(key="officer_publish").click().run())
    assert answer(app) == "Published: 2 new files."
    assert current_id(Home(home)) is not None
    assert "Take a file back" in page_text(app)


@pytest.mark.usefixtures("officers")
def test_work_that_is_stopped_stays_so_until_it_is_asked_for_again(
    tmp_path: Path, open_page: Open
) -> None:
    app, other = open_page(tmp_path / "empty", "load"), Event()
    jobs().start("another's", lambda _: other.wait())
    app.file_uploader(key="officer_files").set_value([("environment.csv", ROWS, "text/csv")])
    app = app.run()
    app.button(key="stop_officer").click().run()
    other.set()
    app = waited(app)
    assert "Stopped, as asked." in page_text(app)
    assert "How it stands" not in page_text(app)
    app = waited(app.button(key="officer_judge").click().run())
    assert "2 of 3 rows to be mended" in page_text(app)
