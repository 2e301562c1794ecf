"""What several tables need is worked out once a snapshot, and not for ever held."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.held import Answers, once

Publish = Callable[..., Snapshot]


class Work:
    """Counts how often it was done."""

    def __init__(self) -> None:
        self.done = 0

    def __call__(self) -> int:
        self.done += 1
        return self.done


def test_the_same_question_is_worked_out_once(publish: Publish) -> None:
    snapshot, work = publish(), Work()
    assert [once(snapshot, "a", "key", work) for _ in range(3)] == [1, 1, 1]
    assert once(snapshot, "a", "other", work) == 2
    assert once(snapshot, "b", "key", work) == 3
    assert once(publish(), "a", "key", work) == 4


def test_an_answer_that_is_none_is_an_answer(publish: Publish) -> None:
    snapshot, asked = publish(), []
    for _ in range(2):
        assert once(snapshot, "a", "key", lambda: asked.append(1)) is None
    assert asked == [1]


def test_of_large_answers_the_oldest_go(publish: Publish) -> None:
    snapshot, work = publish(), Work()
    for key in range(5):
        once(snapshot, "incidents", key, work)
    # Four of a kind are held: the first has gone, the last four have not.
    assert [once(snapshot, "incidents", key, work) for key in (1, 2, 3, 4)] == [2, 3, 4, 5]
    assert once(snapshot, "incidents", 0, work) == 6


class Interrupted:
    """A key that has something else done while it is looked up for the second time."""

    def __init__(self) -> None:
        self.meanwhile: list[Callable[[], None]] = []

    def __hash__(self) -> int:
        if self.meanwhile:
            self.meanwhile.pop()()
        return 1


def test_an_answer_that_another_thread_pushes_out_is_given_still() -> None:
    answers, key, others = Answers(1), Interrupted(), []

    def push_out() -> None:
        others.append(Thread(target=answers.of, args=("another", lambda: None)))
        others[0].start()
        others[0].join(0.1)

    assert answers.of(key, lambda: "first") == "first"
    key.meanwhile = [push_out, lambda: None]
    assert answers.of(key, lambda: "again") == "first"
    others[0].join()
    assert len(answers) == 1
    assert answers.of(key, lambda: "again") == "again"
