"""The demonstration's pack of a quarter, made once a run, and what stands in it."""

from __future__ import annotations

import os
import pickle
import shutil
from dataclasses import replace
from functools import cache
from pathlib import Path

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.pack.contents import build_pack
from moorlands_dash.reports.pack.keep import Kept, make_pack
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.quarter import parse_quarter
from moorlands_dash.store.queries import open_snapshot
from tests.opened import UNCHANGED, opened

QUARTER = parse_quarter("2026-Q2")


def make(home: Path, demo_home: Path) -> None:
    """Copy the demonstration's home, make the quarter's pack there, and keep what was answered."""
    shutil.copytree(demo_home, home)
    kept = make_pack(open_snapshot(home), load_settings(), QUARTER)
    _answer(home).write_bytes(pickle.dumps(kept))


def kept_in(home: Path) -> Kept:
    """Return what the making of the pack answered, in that home or in a copy of it."""
    kept: Kept = pickle.loads(_answer(home).read_bytes())
    return replace(kept, folder=home / "packs" / QUARTER.key / kept.folder.name)


@cache
def pack_of(home: Path) -> Pack:
    """Return what stands in the quarter's pack of a home that no test changes; to be read only."""
    assert home in UNCHANGED
    kept = home.with_name(f"{home.name}-pack.pickle")
    if not kept.exists():
        whole = kept.with_suffix(f".{os.getpid()}")
        whole.write_bytes(pickle.dumps(build_pack(opened(home), load_settings(), QUARTER)))
        whole.replace(kept)
    found: Pack = pickle.loads(kept.read_bytes())
    return found


def _answer(home: Path) -> Path:
    return home / "answer.pickle"
