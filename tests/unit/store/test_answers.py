"""Small answers are asked for once, never shared in a way that one caller spoils another's."""

from __future__ import annotations

import pyarrow as pa

from moorlands_dash.store.answers import LARGEST, MOST, Answers


class Asked:
    """Answers a table of so many bytes, and counts how often."""

    def __init__(self, size: int = 8) -> None:
        self.times = 0
        self.size = size

    def __call__(self) -> pa.Table:
        self.times += 1
        return pa.table({"count": pa.array(range(self.size // 8), pa.int64())})


def test_an_answer_is_asked_for_once_and_each_caller_has_its_own() -> None:
    kept, asked = Answers(), Asked(24)
    first = kept.of("q", asked)
    first["more"] = 1
    first.loc[0, "count"] = 99
    second = kept.of("q", asked)
    assert asked.times == 1
    assert second.columns.tolist() == ["count"]
    assert second["count"].tolist() == [0, 1, 2]
    second.loc[1, "count"] = 98
    assert kept.of("q", asked)["count"].tolist() == [0, 1, 2]


def test_a_large_answer_is_asked_for_anew() -> None:
    kept, asked = Answers(), Asked(LARGEST + 8)
    assert len(kept.of("q", asked)) == len(kept.of("q", asked))
    assert asked.times == 2


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    kept, asked = Answers(), Asked(LARGEST)
    most = MOST // LARGEST
    for number in range(most):
        kept.of(number, asked)
    kept.of(0, asked)
    assert asked.times == most
    kept.of("one more", asked)
    kept.of(0, asked)
    assert asked.times == most + 1
    kept.of(1, asked)
    assert asked.times == most + 2
