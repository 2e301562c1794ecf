"""Many who record at once, in one process and in several: nothing is lost, no id given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from moorlands_dash.store.decisions import JOURNAL, decision_log, follow
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.journal import ConflictError
from tests.unit.store.test_decisions import kept

pytestmark = pytest.mark.usefixtures("either_database")


@pytest.mark.slow
def test_eight_threads_at_once_lose_nothing(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(lambda n: kept(tmp_path, decision=f"Decision {n}"), range(64)))
    entries = decision_log(tmp_path).entries
    assert [entry.decision_id for entry in entries] == [f"D{n:04d}" for n in range(1, 65)]
    assert set(entries) == set(made)


def test_of_eight_who_saw_the_same_one_is_recorded_and_seven_are_told(tmp_path: Path) -> None:
    kept(tmp_path)

    def try_it(number: int) -> str:
        try:
            return follow("D0001", "done", f"Says {number}", "s", tmp_path, seen=1).note
        except ConflictError as error:
            return str(error)

    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(try_it, range(8)))
    (note,) = [text for text in said if text.startswith("Says ")]
    assert len([text for text in said if f"with the note “{note}”" in text]) == 7
    assert [entry.entry for entry in decision_log(tmp_path).entries] == ["decided", "done"]


def test_the_same_decision_is_refused_by_the_database_too(tmp_path: Path) -> None:
    first = kept(tmp_path)
    with pytest.raises(StoreError, match="Nothing was recorded"):
        JOURNAL.add(tmp_path, lambda _, fresh: replace(first, decision_id=fresh))
    assert decision_log(tmp_path).entries == (first,)


@pytest.mark.parametrize(
    "change", [{"note": "a\0b"}, {"note": "x" * 501}, {"chance_then": float("nan")}, {"due": None}]
)
def test_what_a_column_cannot_hold_is_refused_in_words_on_both(
    tmp_path: Path, change: dict[str, object]
) -> None:
    first = kept(tmp_path)
    with pytest.raises(StoreError, match="Nothing was recorded among the decisions: "):
        JOURNAL.add(
            tmp_path,
            lambda _, fresh: replace(first, decision="Another", decision_id=fresh, **change),  # type: ignore[arg-type]
        )
    assert decision_log(tmp_path).entries == (first,)


def test_what_cannot_be_written_of_a_text_is_a_question_mark(tmp_path: Path) -> None:
    first = kept(tmp_path)
    broken = replace(first, decision="Half \ud800 a sign")
    JOURNAL.add(tmp_path, lambda _, fresh: replace(broken, decision_id=fresh))
    assert decision_log(tmp_path).entries[1].decision == "Half ? a sign"
