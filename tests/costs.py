"""What tests take of the processor, told at the end of a run: a slow newcomer is seen at once.

Counted are the seconds of a test's own process and of those that it waited for; a server or a
browser that outlives it is not among them. What a test makes for all falls to whoever asks first.
"""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator

import pytest

SECONDS = 1.0
"""From here on a test has a mark that `make quick` leaves out, or is named as slow."""
APART = ("browser", "home", "simulation", "slow", "whole")
MODULES, TESTS = 12, 12
"""How many are named at most."""
_COST, _MARKED = "seconds of the processor", "has a mark of what is slow"


class Costs:
    """Notes what each test takes, and names the costliest."""

    def __init__(self) -> None:
        self._since = _used()
        self._took: Counter[str] = Counter()
        self._unmarked: set[str] = set()

    def pytest_collection_finish(self) -> None:
        """Begin to count once the tests are collected."""
        self._since = _used()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item) -> Iterator[None]:
        """Note in the report of each step of a test what it took since the step before."""
        outcome = yield
        report = outcome.get_result()  # type: ignore[attr-defined]
        now = _used()
        marked = any(item.get_closest_marker(mark) for mark in APART)
        report.user_properties = [
            *report.user_properties,
            (_COST, now - self._since),
            (_MARKED, marked),
        ]
        self._since = now

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Add what a step took; with several processes, each one's reports come here."""
        said = dict(report.user_properties)
        self._took[report.nodeid] += said.get(_COST, 0)
        if not said.get(_MARKED, True):
            self._unmarked.add(report.nodeid)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Name the modules that took most, and the tests that are slow and aren't marked so."""
        modules, tests = Counter[str](), Counter[str]()
        for nodeid, took in self._took.items():
            module = nodeid.split("::")[0]
            modules[module] += took
            tests[module] += 1
        if modules.total() < SECONDS:
            return
        tell = terminalreporter.write_line
        tell(f"{modules.total():.0f} seconds of the processor, most of them in:")
        for module, took in modules.most_common(MODULES):
            tell(f"  {took:6.1f} s  {module} ({tests[module]})")
        slow = Counter({each: self._took[each] for each in self._unmarked})
        slow = Counter({each: took for each, took in slow.items() if took >= SECONDS})
        if slow:
            tell("Slow, and without a mark that says so (slow, home, simulation or whole):")
            for nodeid, took in slow.most_common(TESTS):
                tell(f"  {took:6.1f} s  {nodeid}")


def _used() -> float:
    """Return the seconds that this process has used, and those that it waited for."""
    waited = os.times()
    return time.process_time() + waited.children_user + waited.children_system
