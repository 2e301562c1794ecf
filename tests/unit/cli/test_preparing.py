"""A load says what it made ready; stopped or failed at that, it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.cli.preparing import say_prepared
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.home import current_id
from moorlands_dash.tables import preparing
from moorlands_dash.tables.model import Selection

FEW = [("files", Selection()), ("glossary", Selection())]


@pytest.fixture(autouse=True)
def few_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(preparing.UNPREPARED)
    monkeypatch.setattr(preparing, "first_asked", lambda *_: list(FEW))


def test_it_says_how_many_tables_it_made(
    demo_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    say_prepared(load_settings(), demo_home)
    assert capsys.readouterr().out.startswith("2 tables of the pages made ready in ")


def test_it_is_left_out_where_that_is_asked(
    demo_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    say_prepared(load_settings(), demo_home, skip=True)
    monkeypatch.setenv(preparing.UNPREPARED, "1")
    say_prepared(load_settings(), demo_home)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("fault", "said"),
    [(KeyboardInterrupt, "Stopped making the pages ready"), (MemoryError, "Not all of the pages")],
)
def test_what_goes_wrong_meanwhile_leaves_the_load_as_it_is(
    demo_home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    fault: type[BaseException],
    said: str,
) -> None:
    def fail(*_: object) -> None:
        raise fault

    before = current_id(demo_home)
    monkeypatch.setattr(preparing, "first_asked", fail)
    say_prepared(load_settings(), demo_home)
    assert capsys.readouterr().out.startswith(said)
    assert current_id(demo_home) == before
