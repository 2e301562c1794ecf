"""The demonstration's pack of a quarter, made once a run, and what stands in it."""

from __future__ import annotations

import io
import os
import pickle
import shutil
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path

from moorlands_dash.cli import main
from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.pack.contents import build_pack
from moorlands_dash.reports.pack.keep import Kept
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.quarter import parse_quarter
from moorlands_dash.store.home import Home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.packs import packs
from tests.opened import UNCHANGED, opened

QUARTER = parse_quarter("2026-Q2")


HANDED_OUT, SAID = "handed-out", "said.txt"
"""What the command wrote beside the pack that it keeps, within the home."""


def make(home: Path, demo_home: Path) -> None:
    """Copy the demonstration's home, have the command make the quarter's pack there for us."""
    shutil.copytree(demo_home, home)
    out = ["--out", str(home / HANDED_OUT), "--home", str(home)]
    with redirect_stdout(io.StringIO()) as said:
        assert main(["report", "quarter", QUARTER.key, *out]) == 0
    (home / SAID).write_text(said.getvalue(), encoding="utf-8")


def kept_in(home: Path) -> Kept:
    """Return the one pack of the quarter that is kept in that home, or in a copy of it."""
    (found,) = packs(Records(Home(home), load_settings().key), QUARTER.key)
    return Kept(found.folder, found.number, found.id, found.partnership)


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
