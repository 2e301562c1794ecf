"""Homes with some kinds of files alone, each loaded once a run, and which are tried when."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot, open_snapshot
from tests.examples import EXAMPLES, KINDS
from tests.once import made_once

NAMED = {"street": "2025-01-staffordshire-street.csv", "outlines": "wards.geojson"}
"""Kinds whose files' names tell something."""
PAPERS = (("street", "outlines"), ("outlines", "indicators"), ("targets", "actions"))
"""Pairs whose papers `make test` tries: papers are slow to make, and every kind is tried alone."""


def pairs(each_run: Collection[tuple[str, ...]] | None = None) -> list[Any]:
    """Return each pair of kinds; `make whole` alone tries those that are not of each run.

    Where none are given, each kind stands beside one other in each run.
    """
    known = [tuple(sorted(pair)) for pair in (zip(KINDS, KINDS[::-1], strict=True))]
    tried = known if each_run is None else [tuple(sorted(pair)) for pair in each_run]
    return [
        pytest.param(pair, marks=[] if tuple(sorted(pair)) in tried else [pytest.mark.whole])
        for pair in combinations(KINDS, 2)
    ]


def with_kinds(factory: pytest.TempPathFactory, *kinds: str) -> Snapshot:
    """Return a snapshot of the worked examples of some kinds alone; its home is not changed."""
    home = made_once(factory, f"kinds-{'-'.join(kinds)}", lambda home: _load(home, kinds))
    return open_snapshot(home)


def copied(folder: Path, snapshot: Snapshot) -> Path:
    """Return a copy of a snapshot's home, to be changed."""
    return Path(shutil.copytree(snapshot.home.folder, folder / "home"))


def _load(home: Path, kinds: tuple[str, ...]) -> None:
    files = home.with_name(f"{home.name}-files")
    files.mkdir()
    for kind in kinds:
        path = files / NAMED.get(kind, f"{kind}.csv")
        path.write_text(EXAMPLES[kind], encoding="utf-8")
    outcome = load([files], load_settings(), home)
    assert (outcome.refused, outcome.published) == ([], True)
