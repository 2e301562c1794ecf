"""Long work beside the pages: told, stopped, failed in words, one at a time."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event

from moorlands_dash.store.home import StoreError
from moorlands_dash.store.watch import Watch
from moorlands_dash.ui.jobs import FULL, Job, Jobs


def ended(job: Job) -> Job:
    until = time.monotonic() + 120
    while not job.ended and time.monotonic() < until:
        time.sleep(0.005)
    assert job.ended
    return job


def waiting(go: Event) -> Callable[[Watch], None]:
    def work(watch: Watch) -> None:
        watch("Half of it", 0.5)
        assert go.wait(120)
        watch("All of it", 1.0)

    return work


def test_work_tells_how_far_it_is_and_ends() -> None:
    go, jobs = Event(), Jobs()
    job = jobs.start("a", waiting(go))
    until = time.monotonic() + 120
    while job.share != 0.5 and time.monotonic() < until:
        time.sleep(0.005)
    assert (job.text, job.ended) == ("Half of it", False)
    assert jobs.start("a", waiting(go)) is job
    go.set()
    assert ended(job).fault == ""
    assert (job.text, job.share) == ("All of it", 1.0)
    jobs.forget("a")
    assert jobs.get("a") is None


def test_work_that_is_stopped_says_so() -> None:
    go, jobs = Event(), Jobs()
    job = jobs.start("a", waiting(go))
    job.stop.set()
    go.set()
    assert ended(job).fault == "Stopped, as asked."


def test_the_second_waits_for_the_first_and_can_be_stopped_before_it_begins() -> None:
    go, jobs, begun = Event(), Jobs(), []
    first = jobs.start("a", waiting(go))
    second = jobs.start("b", lambda _watch: begun.append("b"))
    assert second.text == "Waiting until another calculation has ended"
    second.stop.set()
    go.set()
    ended(first)
    assert ended(second).fault == "Stopped, as asked."
    assert begun == []


def test_faults_are_told_without_what_they_say_of_the_data() -> None:
    def broken(_watch: Watch) -> None:
        raise ValueError("a person's name")

    def busy(_watch: Watch) -> None:
        raise StoreError("Another trial of hotspots is at work.")

    jobs = Jobs()
    assert "fault in the program" in ended(jobs.start("a", broken)).fault
    assert "name" not in ended(jobs.start("a", broken)).fault
    assert ended(jobs.start("b", busy)).fault == "Another trial of hotspots is at work."


def test_too_much_work_is_refused_in_words() -> None:
    go, jobs = Event(), Jobs()
    running = [jobs.start(number, waiting(go)) for number in range(20)]
    assert jobs.start("one more", waiting(go)).fault == FULL
    go.set()
    for job in running:
        ended(job)
