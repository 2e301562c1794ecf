"""What a load is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from moorlands_dash.partnership import Settings
from moorlands_dash.store.home import Home
from moorlands_dash.store.watch import Watch
from moorlands_dash.store.wholeness import Judged


@dataclass(frozen=True)
class Asked:
    """What a load is asked for."""

    paths: Sequence[Path]
    settings: Settings
    home: Home
    watch: Watch
    rebuild: bool
    again: bool
    sparing: bool
    judge: Judged
    as_at: Mapping[str, str] = field(default_factory=dict)
    """Names of archives and files, with * for any letters -> month of which their outcomes are."""
