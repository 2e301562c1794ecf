"""Files that a data officer has dropped: kept for the session alone, under names that are safe."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import streamlit as st

from moorlands_dash.extracts.selection import ENDINGS

MEGABYTES = 50
"""Of one file; larger ones are loaded by the command, which says how far it is. As much as
`moorlands-dash serve` has the server take."""
TYPES = sorted(ending.removeprefix(".") for ending in ENDINGS)
_STATE = "officer_given"
_UNSAFE = re.compile(r"[^\w .,()&+-]+")
_LONGEST = 120


@dataclass
class Given:
    """The files of one session, and what was found out about them."""

    folder: Any = field(default_factory=lambda: tempfile.TemporaryDirectory(prefix="moorlands-"))
    """Deleted with everything in it when the session ends."""
    ids: tuple[str, ...] = ()
    found: dict[str, Any] = field(default_factory=dict)
    """What work beside the page came to, by its name."""

    @property
    def paths(self) -> list[Path]:
        """Return the files, by name."""
        return sorted(path for path in Path(self.folder.name).iterdir() if path.is_file())


def given(uploaded: Sequence[Any]) -> Given:
    """Return the session's files, as they are dropped now; forget what was found of others."""
    held = session()
    ids = tuple(str(file.file_id) for file in uploaded)
    if ids != held.ids:
        for path in held.paths:
            path.unlink()
        for file in uploaded:
            _write(file, Path(held.folder.name))
        held.ids = ids
        held.found.clear()
    return held


def session() -> Given:
    """Return what this session's officer has dropped so far."""
    if _STATE not in st.session_state:
        st.session_state[_STATE] = Given()
    held: Given = st.session_state[_STATE]
    return held


def safe_name(name: str) -> str:
    """Return a file's name without folders and without what a file system takes for more."""
    plain = re.split(r"[/\\]", name)[-1]
    kept = _UNSAFE.sub("_", plain).strip(" .")
    stem, ending = Path(kept).stem, Path(kept).suffix
    return f"{stem[:_LONGEST]}{ending}" if stem else f"file{ending}"


def _write(file: Any, folder: Path) -> None:
    name = safe_name(str(file.name))
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem} ({number}){Path(name).suffix}"
    path.write_bytes(file.getbuffer())
