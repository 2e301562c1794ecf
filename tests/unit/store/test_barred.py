"""People whom the administrator shut out: kept, and only ever added to."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.store.barred import Barring, BarringError, bar, barred, is_barred, let_in

WHO = Barring("https://id.example.org 42", "A person", "left the post", "the administrator")


def test_somebody_barred_is_so_until_they_are_let_in(tmp_path: Path) -> None:
    assert not is_barred(WHO.subject, tmp_path)
    made = bar(WHO, tmp_path)
    assert made.barring_id == "B0001"
    assert is_barred(WHO.subject, tmp_path)
    assert not is_barred("https://id.example.org 4", tmp_path)
    assert [entry.reason for entry in barred(tmp_path)] == ["left the post"]
    let_in(WHO, tmp_path)
    assert not is_barred(WHO.subject, tmp_path)
    bar(WHO, tmp_path)
    assert is_barred(WHO.subject, tmp_path)


@pytest.mark.parametrize(
    ("subject", "reason", "said"),
    [("", "left the post", "didn't sign in"), (WHO.subject, " ", "Write the reason")],
)
def test_what_can_not_be_recorded_is_refused_in_words(
    tmp_path: Path, subject: str, reason: str, said: str
) -> None:
    with pytest.raises(BarringError, match=said):
        bar(Barring(subject, "A", reason, "the administrator"), tmp_path)
    assert barred(tmp_path) == []


def test_only_somebody_barred_is_let_in(tmp_path: Path) -> None:
    with pytest.raises(BarringError, match="isn't barred"):
        let_in(WHO, tmp_path)
