"""Files of every layout, spoilt: no crash, no row lost, every refusal in words.

`make search` tries 20,000 of them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.sources import current
from tests import mutated
from tests.mutated import Tried, faults, spoilt
from tests.tries import cases
from tests.valid_files import bases

pytestmark = pytest.mark.slow

FILES = 75


@pytest.mark.parametrize("first", cases(range(1, 301, FILES), [1]))
def test_spoilt_files_of_every_layout_are_read_or_refused(tmp_path: Path, first: int) -> None:
    tried = Tried()
    assert list(faults(range(first, first + FILES), tmp_path, tried)) == []
    assert tried.files == FILES
    # Neither all refused nor all read: both were tried.
    assert tried.read > FILES / 5
    assert tried.refused > FILES / 5


def test_there_is_a_valid_file_of_each_kind_and_it_is_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valid, tried = bases(), Tried()
    for kind in current().kinds:
        assert any(name.startswith(kind) or kind == "street" for name in valid), kind
    names = iter(valid.items())
    monkeypatch.setattr(mutated, "spoilt", lambda *_: next(names))
    assert list(faults(range(len(valid)), tmp_path, tried)) == []
    assert tried.refused == 0


def test_a_file_is_made_again_by_its_seed() -> None:
    assert spoilt(7, bases()) == spoilt(7, bases())
    assert spoilt(7, bases()) != spoilt(8, bases())


def test_a_crash_a_lost_row_and_a_slow_file_are_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valid = {name: text for name, text in bases().items() if name.startswith("fires")}
    monkeypatch.setattr(mutated, "spoilt", lambda *_: next(iter(valid.items())))
    monkeypatch.setattr(mutated, "SLOWEST", 0.0)
    (slow,) = faults(range(1), tmp_path / "a", Tried())
    assert "took" in slow
    read = recognise.read

    def losing(*given: object) -> object:
        judged = read(*given)  # type: ignore[arg-type]
        judged.rows_in += 1
        return judged

    def crashing(*given: object) -> object:
        raise KeyError(given)

    monkeypatch.setattr(mutated, "SLOWEST", 60.0)
    monkeypatch.setattr(recognise, "read", losing)
    assert "accounted for" in next(faults(range(1), tmp_path / "b", Tried()))
    monkeypatch.setattr(recognise, "read", crashing)
    assert "KeyError" in next(faults(range(1), tmp_path / "c", Tried()))
