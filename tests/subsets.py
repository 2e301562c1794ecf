"""Homes with some kinds of files alone, each loaded once a run, and which are tried when."""

from __future__ import annotations

import shutil
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
EVERY = 9
"""`make test` tries one of so many pairs of kinds: each kind beside another one at least."""
EVERY_PAPER = 18
"""The same for papers, which are many and slow to make: every kind is tried alone too."""


def pairs(every: int = EVERY) -> list[Any]:
    """Return each pair of kinds; but for one of so many `make whole` alone tries them."""
    places = {kind: place for place, kind in enumerate(KINDS)}
    return [
        pytest.param(
            pair, marks=[pytest.mark.whole] if sum(places[kind] for kind in pair) % every else []
        )
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
