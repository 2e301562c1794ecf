"""The order in which test modules are run: none long at the end, and no core waits meanwhile.

A module is one process's (`--dist loadfile`), and what its tests share is made once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

STAGES = (("browser", "slow"), ("home", "simulation"), ())
"""Marks of the modules that are run first, then, and last. Those of a stage's marks take turns.

Tests in a browser often wait; while they do, others have the cores.
"""


def in_order(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests by module: by stage, of each mark in turn, those of most tests first."""
    of: dict[Path, list[pytest.Item]] = {}
    for item in items:
        of.setdefault(item.path, []).append(item)
    kinds: dict[tuple[int, str], list[Path]] = {}
    for path in sorted(of, key=lambda path: (-len(of[path]), path)):
        kinds.setdefault(_kind(of[path]), []).append(path)
    places = {
        path: (stage, place / len(paths), mark)
        for (stage, mark), paths in kinds.items()
        for place, path in enumerate(paths)
    }
    return [item for path in sorted(of, key=places.__getitem__) for item in by_page(of[path])]


def by_page(items: list[pytest.Item]) -> list[pytest.Item]:
    """Return the tests of a module; those of one page that is loaded for them stand together."""
    return sorted(items, key=_page)


def _kind(items: list[pytest.Item]) -> tuple[int, str]:
    """Return the stage of a module's tests, and the mark that puts them there."""
    for stage, marks in enumerate(STAGES):
        for mark in marks:
            if any(item.get_closest_marker(mark) for item in items):
                return stage, mark
    return len(STAGES) - 1, ""


def _page(item: pytest.Item) -> str:
    given = getattr(item, "callspec", None)
    return str(given.params.get("loaded", "")) if given else ""
