"""How much is tried each time: examples of a property, and cases of a test."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest
from hypothesis import settings

QUICK, EACH_RUN, WHOLE, SEARCH = 10, 25, 50, 1000
"""Examples that a property is tried on by `make quick`, `make test`, `whole` and `search`."""


def tries(whole: int) -> int:
    """Return how many examples the profile in use tries where `make whole` tries so many."""
    return max(1, whole * settings().max_examples // WHOLE)


def cases(all_of_them: Iterable[Any], each_run: Collection[Any]) -> list[Any]:
    """Return a test's cases; those that are not of each run are left to `make whole`."""
    return [
        case if case in each_run else pytest.param(*_values(case), marks=pytest.mark.whole)
        for case in all_of_them
    ]


def _values(case: Any) -> tuple[Any, ...]:
    return case if isinstance(case, tuple) else (case,)
