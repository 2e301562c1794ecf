"""How much is tried each time: examples of a property, and cases of a test."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import pytest
from hypothesis import settings

USUAL = 50
"""Examples that `make test` tries a property on."""


def tries(usual: int) -> int:
    """Return how many examples are tried where `make test` tries so many: by the profile in use."""
    return max(1, usual * settings().max_examples // USUAL)


def cases(all_of_them: Iterable[Any], each_run: Collection[Any]) -> list[Any]:
    """Return a test's cases; those that are not of each run are left to `make whole`."""
    return [
        case if case in each_run else pytest.param(*_values(case), marks=pytest.mark.whole)
        for case in all_of_them
    ]


def _values(case: Any) -> tuple[Any, ...]:
    return case if isinstance(case, tuple) else (case,)
